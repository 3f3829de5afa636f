/** What the store cannot do, in the lab's own errors. */
import { StoreError } from '../store/errors.ts'
import { LabError } from './errors.ts'

/** Runs `work`; a StoreError becomes a LabError with the same words. */
export function withLabErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asLabError(error)
  }
}

export function asLabError(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error
  return new LabError(error.code === 'LOCKED' ? 'CONFLICT' : 'PRECONDITION_FAILED', error.message)
}
