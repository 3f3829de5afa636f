/** Before the application ends, the lab ends: runs are marked, the store is closed, the data folder is free. */
import type { Lab } from '../lab/lab.ts'
import type { AppPart } from './electron-parts.ts'

/** Holds the end up until the lab is closed, once; an error on the way is told and does not keep the application alive. */
export function closeLabBeforeQuit(app: Pick<AppPart, 'on' | 'quit'>, lab: Pick<Lab, 'close'>, onError: (error: Error) => void): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void lab.close().catch(onError).finally(() => {
      state = 'closed'
      app.quit()
    })
  })
}
