/** The self-test of this machine: asked for, never started by itself. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { SelfTestCheck } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'

export interface SelfTest {
  /** Undefined until it has run. */
  readonly checks: ShallowRef<readonly SelfTestCheck[] | undefined>
  readonly running: ShallowRef<boolean>
  readonly problem: ShallowRef<string | undefined>
  run(): Promise<void>
}

export function useSelfTest(): SelfTest {
  const api = useApi()
  const checks = shallowRef<readonly SelfTestCheck[]>()
  const running = shallowRef(false)
  const problem = shallowRef<string>()

  async function run(): Promise<void> {
    running.value = true
    problem.value = undefined
    try {
      checks.value = await api.app.selfTest.mutate()
    } catch (error) {
      problem.value = errorMessage(error)
    } finally {
      running.value = false
    }
  }

  return { checks, running, problem, run }
}
