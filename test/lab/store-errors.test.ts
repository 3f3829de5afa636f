import { describe, expect, it } from 'vitest'
import { withLabErrors } from '../../src-main/lab/store-errors.ts'
import { StoreError } from '../../src-main/store/errors.ts'

describe('what the store cannot do', () => {
  const error = new StoreError('LOCKED', 'The data folder is in use.')

  it('is said in the lab\'s errors, at once and later', async () => {
    const expected = expect.objectContaining({ name: 'LabError', code: 'CONFLICT', message: error.message })
    expect(() => withLabErrors(() => { throw error })).toThrow(expected)
    await expect(withLabErrors(() => Promise.reject(error))).rejects.toEqual(expected)
  })

  it('is no concern of work that is done', async () => {
    expect(withLabErrors(() => 3)).toBe(3)
    expect(await withLabErrors(() => Promise.resolve(3))).toBe(3)
  })
})
