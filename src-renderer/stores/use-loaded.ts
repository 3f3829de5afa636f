/** What a component asks the lab for when it comes, and may ask for again. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { errorMessage } from '../api/errors.ts'

export interface Loaded<Value> {
  /** Undefined until it is there. */
  readonly value: ShallowRef<Value | undefined>
  /** Why the last attempt failed; undefined where it did not. */
  readonly problem: ShallowRef<string | undefined>
  load(): Promise<void>
}

/** Asks at once. What was there stays while it asks again, and where that fails. */
export function useLoaded<Value>(ask: () => Promise<Value>): Loaded<Value> {
  const value = shallowRef<Value>()
  const problem = shallowRef<string>()
  async function load(): Promise<void> {
    try {
      value.value = await ask()
      problem.value = undefined
    } catch (error) {
      problem.value = errorMessage(error)
    }
  }
  void load()
  return { value, problem, load }
}
