/** Progress of several runs on one line of a terminal, below the runs that failed and why; where there is none, a line per finished run. */
import type { RunSummary } from '../lab/types.ts'
import type { Terminal } from './terminal.ts'

export interface ProgressBar {
  show(runs: readonly RunSummary[]): void
  /** Clears the line. */
  end(): void
}

const cells = 30

/** `naming` where runs differ in more than their seed. */
export function createProgressBar(terminal: Terminal, naming?: (run: RunSummary) => string): ProgressBar {
  const startedAt = performance.now()
  const told = new Set<string>()
  const clear = terminal.interactive ? '\r\u001b[K' : ''
  return {
    show(runs) {
      for (const run of runs) {
        // A bar shows what is done, and no reasons.
        if (!isOver(run) || told.has(run.id) || (terminal.interactive && !isTrouble(run))) continue
        told.add(run.id)
        terminal.err(`${clear}${naming?.(run) ?? `seed ${run.seed}`}: ${run.status}${run.reason === null ? '' : ` (${run.reason})`}\n`)
      }
      if (terminal.interactive) terminal.err(`${clear}${barText(runs, (performance.now() - startedAt) / 1000, naming === undefined ? 'seed' : 'run')}`)
    },
    end() {
      terminal.err(clear)
    },
  }
}

export const isOver = ({ status }: Pick<RunSummary, 'status'>): boolean => status !== 'queued' && status !== 'running'

const isTrouble = ({ status }: Pick<RunSummary, 'status'>): boolean => status === 'failed' || status === 'interrupted'

/** "[#####.....] 50 %  1 of 3 seeds  4 s left". */
export function barText(runs: readonly RunSummary[], elapsedSeconds: number, noun = 'seed'): string {
  const done = runs.reduce((sum, run) => sum + (isOver(run) ? 1 : run.progress), 0) / runs.length
  const full = Math.round(done * cells)
  const left = done > 0.02 && done < 1 ? `  ${Math.ceil((elapsedSeconds * (1 - done)) / done)} s left` : ''
  return `[${'#'.repeat(full)}${'.'.repeat(cells - full)}] ${Math.round(done * 100)} %  ${runs.filter(isOver).length} of ${runs.length} ${runs.length === 1 ? noun : `${noun}s`}${left}`
}
