/** What happens when something of ours breaks: a report on disk first, then a question to the user. */
import { messageOf, writeCrashReport } from './crash-report.ts'
import type { CrashContext, CrashKind } from './crash-report.ts'
import type { AppPart, DialogPart, WindowPart } from './electron-parts.ts'

export interface CrashGuardParts {
  readonly app: Pick<AppPart, 'exit' | 'quit' | 'relaunch' | 'isReady' | 'on'>
  readonly dialog: DialogPart
  readonly process: Pick<NodeJS.EventEmitter, 'on'>
}

export interface CrashGuardOptions {
  readonly folder: () => string
  readonly context: () => CrashContext
  readonly now: () => Date
}

export interface CrashGuard {
  /** For a page whose process ended: asks whether to load it again. */
  watchWindow(window: Pick<WindowPart, 'webContents' | 'reload'>): void
}

/** From now on no error of the main process is lost. Questions come one at a time; what breaks meanwhile is only reported. */
export function guardCrashes({ app, dialog, process }: CrashGuardParts, { folder, context, now }: CrashGuardOptions): CrashGuard {
  let asking = false

  const report = (kind: CrashKind, error: unknown): string => {
    try {
      return `A report is in ${writeCrashReport(folder(), { kind, error, at: now() }, context())}`
    } catch (failure) {
      return `No report could be written: ${messageOf(failure)}`
    }
  }
  const ask = (message: string, detail: string, buttons: readonly [string, () => void][]): void => {
    if (asking) return
    asking = true
    const labels = buttons.map(([label]) => label)
    const chosen = dialog.showMessageBoxSync({ type: 'error', title: 'Burstlab', message, detail, buttons: labels, defaultId: 0, cancelId: labels.length - 1, noLink: true })
    asking = false
    buttons[chosen]?.[1]()
  }
  const restart = (): void => {
    app.relaunch()
    app.exit(1)
  }
  const failed = (kind: CrashKind, error: unknown): void => {
    const detail = `${messageOf(error)}\n\n${report(kind, error)}\n\nYour experiments and finished runs are safe; runs that were computing are kept as interrupted.`
    if (!app.isReady()) {
      dialog.showErrorBox('Burstlab could not start', detail)
      app.exit(1)
      return
    }
    // After an exception that nobody caught, the state of the process is unknown: it must not go on.
    const goOn: [string, () => void][] = kind === 'unhandledRejection' ? [['Continue', () => undefined]] : []
    ask('Burstlab has met an error it did not expect.', detail, [...goOn, ['Restart', restart], ['Quit', () => app.exit(1)]])
  }
  process.on('uncaughtException', (error) => failed('uncaughtException', error))
  process.on('unhandledRejection', (reason) => failed('unhandledRejection', reason))
  // Such as the one that draws: Chromium starts another by itself, so that the user loses nothing but may want to know why the window was blank for a
  // moment. A run host is a utility process, and the lab tells what became of its run.
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit' || type === 'Utility') return
    report('child-process-gone', endOf(`${type} process`, { reason, exitCode }))
  })

  return {
    watchWindow(window) {
      window.webContents.on('render-process-gone', (_event, details) => {
        if (details.reason === 'clean-exit') return
        const error = endOf('process of the page', details)
        const detail = `${error.message}\n\n${report('render-process-gone', error)}\n\nRuns go on; loading the page again shows them as they are.`
        ask('The page of the workbench has crashed.', detail, [['Load it again', () => window.reload()], ['Quit', () => app.quit()]])
      })
    },
  }
}

function endOf(what: string, { reason, exitCode }: { readonly reason: string; readonly exitCode: number }): Error {
  const why = reason === 'oom' ? 'it ran out of memory' : reason
  return new Error(`The ${what} ended: ${why} (exit code ${exitCode}).`)
}
