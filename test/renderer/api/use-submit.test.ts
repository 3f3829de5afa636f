/** What a form shows while it waits, and after. */
import { describe, expect, it } from 'vitest'
import { useSubmit } from '../../../src-renderer/api/use-submit.ts'

describe('a form that asks the lab', () => {
  it('is busy until the answer is there', async () => {
    const { busy, problem, submit } = useSubmit()
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const answered = submit(() => promise)
    expect(busy.value).toBe(true)
    resolve(undefined)
    expect([await answered, busy.value, problem.value]).toEqual([true, false, ''])
  })

  it('tells what the lab has against it, until it is asked again', async () => {
    const { busy, problem, submit } = useSubmit()
    expect(await submit(() => Promise.reject(new Error('the disk is full')))).toBe(false)
    expect([busy.value, problem.value]).toEqual([false, expect.stringContaining('the disk is full')])
    const again = submit(() => Promise.resolve())
    expect(problem.value).toBe('')
    expect(await again).toBe(true)
  })
})
