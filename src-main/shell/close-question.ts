/** Closing the window ends the lab; where runs are being computed, it asks first. */
import type { Lab } from '../lab/lab.ts'
import type { DialogPart, WindowPart } from './electron-parts.ts'

/** Runs that closing would interrupt. */
export const unfinishedRuns = (lab: { readonly runs: Pick<Lab['runs'], 'list'> }): number =>
  lab.runs.list(false).filter((run) => run.status === 'running' || run.status === 'queued').length

/** Holds the window open unless nothing is lost by closing it, or the user agrees. */
export function askBeforeClosing(
  window: Pick<WindowPart, 'on'>, dialog: Pick<DialogPart, 'showMessageBoxSync'>, lab: { readonly runs: Pick<Lab['runs'], 'list'> },
): void {
  window.on('close', (event) => {
    const count = unfinishedRuns(lab)
    if (count === 0) return
    const chosen = dialog.showMessageBoxSync({
      type: 'question', title: 'Burstlab', message: count === 1 ? 'One run is not finished.' : `${count} runs are not finished.`,
      detail: 'Closing interrupts them. What they have recorded is kept, and they can be run again.',
      buttons: ['Keep them running', 'Close'], defaultId: 0, cancelId: 0, noLink: true,
    })
    if (chosen === 0) event.preventDefault()
  })
}
