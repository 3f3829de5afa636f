/** What the store cannot do, in the lab's own errors. */
import { StoreError } from '../store/errors.ts'
import { LabError } from './errors.ts'

/** Runs `work`; a StoreError, also one that comes later, becomes a LabError with the same words. */
export function withLabErrors<T>(work: () => T): T {
  try {
    const done = work()
    return done instanceof Promise ? done.catch((error: unknown) => { throw asLabError(error) }) as T : done
  } catch (error) {
    throw asLabError(error)
  }
}

/** As `asLabError`; more than an archive or an array can hold is the caller's choice, too. */
export function asKnownError(error: unknown): unknown {
  return error instanceof RangeError ? new LabError('BAD_REQUEST', error.message) : asLabError(error)
}

export function asLabError(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error
  return new LabError(error.code === 'LOCKED' ? 'CONFLICT' : 'PRECONDITION_FAILED', error.message)
}
