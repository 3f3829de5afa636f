/** A form that asks the lab for something: whether it waits for the answer, and what the lab said against it. */
import { tryOnScopeDispose } from '@vueuse/core'
import { ref, shallowRef, toValue } from 'vue'
import type { MaybeRefOrGetter, Ref, ShallowRef } from 'vue'
import { errorIssues, errorMessage } from '../api/errors.ts'
import type { ErrorIssue } from '../api/errors.ts'
import { useNotices } from './notices.ts'

export interface Submit {
  readonly busy: Ref<boolean>
  /** What is wrong, with what is said of single fields. Empty where there is nothing. */
  readonly problem: Ref<string>
  /** The fields at fault, for a form that shows each at its place. */
  readonly issues: ShallowRef<readonly ErrorIssue[]>
  /** A failure of `work` becomes the problem, and what an earlier one said goes. Gives whether it succeeded. */
  submit(work: () => Promise<void>): Promise<boolean>
}

/** To be called in a component's setup. Where the form was left before the answer came, a failure is a notice that begins with `failed`. */
export function useSubmit(failed: MaybeRefOrGetter<string>): Submit {
  const notices = useNotices()
  const busy = ref(false)
  const problem = ref('')
  const issues = shallowRef<readonly ErrorIssue[]>([])
  let left = false
  tryOnScopeDispose(() => { left = true })

  return {
    busy,
    problem,
    issues,
    async submit(work) {
      busy.value = true
      problem.value = ''
      issues.value = []
      try {
        await work()
        return true
      } catch (error) {
        issues.value = errorIssues(error)
        problem.value = [errorMessage(error), ...issues.value.map(({ message }) => message)].join(' ')
        if (left) notices.error(`${toValue(failed)}: ${problem.value}`)
        return false
      } finally {
        busy.value = false
      }
    },
  }
}
