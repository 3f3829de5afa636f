/** What exported files are called, and what a picture of impossible size is. */
import { LabError } from './errors.ts'

/** "fig-2b-tau-avg": letters, digits and dashes, whatever it is called; `other` where nothing of it is left. */
export function fileStem(name: string, other: string): string {
  const stem = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60)
  return stem === '' ? other : stem
}

/** A picture that would be too large is the caller's mistake. */
export function withSizeErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof RangeError ? new LabError('BAD_REQUEST', error.message) : error
  }
}
