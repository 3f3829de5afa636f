/** While a run computes, the machine does not fall asleep; the screen may. */
import type { Lab } from '../lab/lab.ts'
import type { PowerSaveBlockerPart } from './electron-parts.ts'

/** Watches until the lab closes, and lets the machine sleep then. */
export async function keepAwake(blocker: PowerSaveBlockerPart, { runs, events }: { readonly runs: Pick<Lab['runs'], 'list'>; readonly events: Lab['events'] }): Promise<void> {
  let block: number | undefined
  const follow = (computing: ReadonlySet<string>): void => {
    if (computing.size > 0) block ??= blocker.start('prevent-app-suspension')
    else if (block !== undefined) {
      blocker.stop(block)
      block = undefined
    }
  }
  const news = events.subscribe(undefined)
  const computing = new Set(runs.list(false).filter(({ status }) => status === 'running').map(({ id }) => id))
  follow(computing)
  try {
    for await (const event of news) {
      if (event.type !== 'run') continue
      if (event.run.status === 'running') computing.add(event.run.id)
      else computing.delete(event.run.id)
      follow(computing)
    }
  } finally {
    follow(new Set())
  }
}
