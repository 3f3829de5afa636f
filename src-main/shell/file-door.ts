/** Files that the system asks to open: kept until the lab is there to take them. */
import type { AppPart } from './electron-parts.ts'

export interface FileDoor {
  open(paths: readonly string[]): void
  /** From now on every file goes to `take`, those that waited first. */
  connect(take: (path: string) => void): void
}

/** Listens to macOS from the start, which names files by an event rather than by arguments. `log` is told of a file that is not there. */
export function createFileDoor(app: Pick<AppPart, 'on'>, log: (error: Error) => void): FileDoor {
  let waiting: string[] = []
  let take = (path: string): void => { waiting = [...waiting, path] }

  function open(paths: readonly string[]): void {
    for (const path of paths) {
      try {
        take(path)
      } catch (error) {
        log(error instanceof Error ? error : new Error(String(error)))
      }
    }
  }

  app.on('open-file', (event, path) => {
    event.preventDefault()
    open([path])
  })
  return {
    open,
    connect(taker) {
      const before = waiting
      waiting = []
      take = taker
      open(before)
    },
  }
}
