/** Times work several times and says the fastest, the middle and the slowest. */
import { textTable } from '../../src-main/cli/table.ts'

export interface Benchmark {
  readonly name: string
  readonly what: string
  run(): Promise<Measurement[]>
}

export interface Measurement {
  readonly what: string
  /** Ascending. */
  readonly ms: readonly number[]
  /** What it is to stay under, where there is such a figure. */
  readonly goalMs?: number
}

export interface TimedWork {
  readonly what: string
  readonly goalMs?: number
  /** Measured times. */
  readonly times: number
  /** Times before that do not count. */
  readonly warmUp?: number
}

/** The work may give its own time in ms, where only a part of it counts. */
export async function measure({ what, goalMs, times, warmUp = 1 }: TimedWork, work: () => unknown): Promise<Measurement> {
  const ms: number[] = []
  for (let i = -warmUp; i < times; i++) {
    const from = performance.now()
    const own = await work()
    const took = typeof own === 'number' ? own : performance.now() - from
    if (i >= 0) ms.push(took)
  }
  return { what, ms: ms.sort((a, b) => a - b), ...(goalMs === undefined ? {} : { goalMs }) }
}

/** Empty for a benchmark that has printed tables of its own. */
export function measurementTable(measurements: readonly Measurement[]): string {
  if (measurements.length === 0) return ''
  return textTable([
    ['', 'MIN ms', 'MEDIAN ms', 'MAX ms', 'GOAL ms'],
    ...measurements.map(({ what, ms, goalMs }) => [what, text(ms[0]), text(ms[Math.floor(ms.length / 2)]), text(ms.at(-1)), goalMs === undefined ? '' : `< ${goalMs}`]),
  ])
}

const text = (ms: number | undefined): string => (ms === undefined ? '' : ms < 10 ? ms.toFixed(2) : ms.toFixed(0))
