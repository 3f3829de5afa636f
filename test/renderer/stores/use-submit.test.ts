// @vitest-environment happy-dom
/** What a form shows while it waits, and after. */
import { describe, expect, it } from 'vitest'
import { useNotices } from '../../../src-renderer/stores/notices.ts'
import { useSubmit } from '../../../src-renderer/stores/use-submit.ts'
import { fakeApi, labError } from '../fake-api.ts'
import { inPage } from '../mount-page.ts'

const form = () => inPage(fakeApi({}).api, () => ({ ...useSubmit('The form could not be sent'), notices: useNotices() }))

describe('a form that asks the lab', () => {
  it('is busy until the answer is there', async () => {
    const { result: { busy, problem, submit } } = await form()
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const answered = submit(() => promise)
    expect(busy.value).toBe(true)
    resolve(undefined)
    expect([await answered, busy.value, problem.value]).toEqual([true, false, ''])
  })

  it('tells what the lab has against it, until it is asked again', async () => {
    const { result: { busy, problem, submit, notices } } = await form()
    expect(await submit(() => Promise.reject(new Error('the disk is full')))).toBe(false)
    expect([busy.value, problem.value]).toEqual([false, expect.stringContaining('the disk is full')])
    expect(notices.list).toEqual([])
    const again = submit(() => Promise.resolve())
    expect(problem.value).toBe('')
    expect(await again).toBe(true)
  })

  it('tells which fields are at fault, together and one by one', async () => {
    const { result: { problem, issues, submit } } = await form()
    await submit(() => Promise.reject(labError('It is refused.', [{ path: 'size', message: 'The size is 0.' }])))
    expect(problem.value).toBe('It is refused. The size is 0.')
    expect(issues.value).toEqual([{ path: 'size', message: 'The size is 0.' }])
    await submit(() => Promise.resolve())
    expect(issues.value).toEqual([])
  })

  it('tells it to whoever has left the form meanwhile, too', async () => {
    const { result: { submit, notices }, leave } = await form()
    const { promise, reject } = Promise.withResolvers<undefined>()
    const answered = submit(() => promise)
    leave()
    reject(new Error('the disk is full'))
    expect(await answered).toBe(false)
    expect(notices.list.map(({ severity, text }) => [severity, text])).toEqual([['error', 'The form could not be sent: the disk is full']])
  })
})
