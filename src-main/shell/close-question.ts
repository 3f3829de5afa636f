/** Closing the window ends the lab; where runs are being computed, it asks first. */
import type { Lab } from '../lab/lab.ts'
import type { DialogPart, WindowPart } from './electron-parts.ts'

/** Runs that closing would interrupt; those that wait in the queue go on waiting, and start with the next window. */
const computingRuns = (lab: { readonly runs: Pick<Lab['runs'], 'list'> }): number => lab.runs.list(false).filter((run) => run.status === 'running').length

/** Holds the window open unless nothing is lost by closing it, or the user agrees. */
export function askBeforeClosing(
  window: Pick<WindowPart, 'on'>, dialog: Pick<DialogPart, 'showMessageBoxSync'>, lab: { readonly runs: Pick<Lab['runs'], 'list'> },
): void {
  window.on('close', (event) => {
    const count = computingRuns(lab)
    if (count === 0) return
    const chosen = dialog.showMessageBoxSync({
      type: 'question', title: 'Burstlab', message: count === 1 ? 'One run is still computing.' : `${count} runs are still computing.`,
      detail: 'Closing interrupts what computes. What was recorded is kept, and a run goes on from its checkpoint, or is run again. What waits in the queue is left waiting.',
      buttons: ['Keep them running', 'Close'], defaultId: 0, cancelId: 0, noLink: true,
    })
    if (chosen === 0) event.preventDefault()
  })
}
