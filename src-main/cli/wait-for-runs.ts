/** Follows runs on the terminal until they have ended. */
import type { Lab } from '../lab/lab.ts'
import type { RunSummary } from '../lab/types.ts'
import type { CliParts } from './context.ts'
import { createProgressBar, isOver } from './progress-bar.ts'

/** Until all have ended; the first Ctrl+C cancels them, and what they recorded stays. `naming` says which run it is that ended. */
export async function waitFor(lab: Lab, started: readonly RunSummary[], { terminal }: CliParts, naming?: (run: RunSummary) => string): Promise<{ runs: readonly RunSummary[]; interrupted: boolean }> {
  const runs = new Map(started.map((run) => [run.id, run]))
  const bar = createProgressBar(terminal, naming)
  let interrupted = false
  const stopListening = terminal.onInterrupt(() => {
    interrupted = true
    lab.runs.cancel([...runs.values()].filter((run) => !isOver(run)).map(({ id }) => id))
  })
  const ended = new AbortController()
  try {
    const take = (news: readonly RunSummary[]): void => {
      for (const run of news) if (runs.has(run.id)) runs.set(run.id, run)
      bar.show([...runs.values()])
      if ([...runs.values()].every(isOver)) ended.abort()
    }
    const events = lab.events.subscribe(ended.signal)
    // Whatever happened between the start and this subscription.
    take(lab.runs.list(false))
    for await (const event of events) if (event.type === 'run') take([event.run])
  } finally {
    bar.end()
    stopListening()
  }
  return { runs: [...runs.values()], interrupted }
}
