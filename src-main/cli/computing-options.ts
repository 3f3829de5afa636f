/** How much of the machine runs may have: `--workers` and `--threads`, which are settings of the lab from then on. */
import type { Lab } from '../lab/lab.ts'

export interface ComputingOptions {
  readonly workers?: number
  /** Null: a share of the cores. */
  readonly threads?: number | null
}

export function setComputing(lab: Pick<Lab, 'settings'>, { workers, threads }: ComputingOptions): void {
  if (workers !== undefined || threads !== undefined) lab.settings.set({ workers, threads })
}
