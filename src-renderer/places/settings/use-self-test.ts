/** The self-test of this machine: asked for, never started by itself. What it found last is remembered. */
import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { SelfTestCheck, SelfTestRecord } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useStanding } from '../../stores/use-standing.ts'

export interface SelfTest {
  /** Undefined until it has run, now or some other time. */
  readonly checks: ComputedRef<readonly SelfTestCheck[] | undefined>
  /** Of the last time; undefined where it was never run, or while it is not known. */
  readonly last: ComputedRef<SelfTestRecord | undefined>
  readonly running: ShallowRef<boolean>
  readonly problem: ShallowRef<string | undefined>
  run(): Promise<void>
}

export function useSelfTest(): SelfTest {
  const api = useApi()
  const standing = useStanding()
  /** What was found just now: the record of it comes after. */
  const found = shallowRef<readonly SelfTestCheck[]>()
  const last = computed(() => standing.value?.selfTest ?? undefined)
  const checks = computed(() => found.value ?? last.value?.checks)
  const running = shallowRef(false)
  const problem = shallowRef<string>()

  async function run(): Promise<void> {
    running.value = true
    problem.value = undefined
    try {
      found.value = await api.app.selfTest.mutate()
    } catch (error) {
      problem.value = errorMessage(error)
    } finally {
      running.value = false
    }
  }

  return { checks, last, running, problem, run }
}
