// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { useLoaded } from '../../../src-renderer/stores/use-loaded.ts'

describe('what is asked of the lab', () => {
  it('is asked for at once', async () => {
    const { value, problem } = useLoaded(() => Promise.resolve(3))
    expect(value.value).toBeUndefined()
    await flushPromises()
    expect([value.value, problem.value]).toEqual([3, undefined])
  })

  it('stays where asking again fails, with the reason until it succeeds', async () => {
    const answers: (() => Promise<number>)[] = [() => Promise.resolve(1), () => Promise.reject(new Error('gone')), () => Promise.resolve(2)]
    const { value, problem, load } = useLoaded(() => answers.shift()?.() ?? Promise.reject(new Error('asked too often')))
    await flushPromises()
    await load()
    expect([value.value, problem.value]).toEqual([1, 'gone'])
    await load()
    expect([value.value, problem.value]).toEqual([2, undefined])
  })
})
