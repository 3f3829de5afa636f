/** A form that asks the lab for something: whether it waits for the answer, and what the lab said against it. */
import { ref } from 'vue'
import type { Ref } from 'vue'
import { errorMessage } from './errors.ts'

export interface Submit {
  readonly busy: Ref<boolean>
  /** Empty where there is none. */
  readonly problem: Ref<string>
  /** A failure of `work` becomes the problem, and what an earlier one said goes. Gives whether it succeeded. */
  submit(work: () => Promise<void>): Promise<boolean>
}

export function useSubmit(): Submit {
  const busy = ref(false)
  const problem = ref('')
  return {
    busy,
    problem,
    async submit(work) {
      busy.value = true
      problem.value = ''
      try {
        await work()
        return true
      } catch (error) {
        problem.value = errorMessage(error)
        return false
      } finally {
        busy.value = false
      }
    },
  }
}
