/** Work that may fail, and what its failure tells whoever asked for it. */
import { errorMessage } from '../api/errors.ts'
import { useNotices } from './notices.ts'

/** Runs `work`; a failure becomes a notice that begins with `what`. Gives whether it succeeded. */
export type Attempt = (what: string, work: () => Promise<unknown>) => Promise<boolean>

/** To be called in a component's setup. */
export function useAttempt(): Attempt {
  const notices = useNotices()
  return async (what, work) => {
    try {
      await work()
      return true
    } catch (error) {
      notices.error(`${what}: ${errorMessage(error)}`)
      return false
    }
  }
}
