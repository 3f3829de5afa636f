import { describe, expect, it } from 'vitest'
import { createWishes } from '../../src-main/run-host/wishes.ts'

describe('what the lab asks of a run', () => {
  it('is heard for that run alone, until it is forgotten', () => {
    const book = createWishes()
    book.hear('cancel', 'a')
    expect([book.of('a').cancelled(), book.of('b').cancelled()]).toEqual([true, false])
    book.forget('a')
    expect(book.of('a').cancelled()).toBe(false)
  })

  it('makes a paused run wait until it is resumed or cancelled', async () => {
    for (const end of ['resume', 'cancel'] as const) {
      const book = createWishes()
      const wishes = book.of('a')
      book.hear('pause', 'a')
      expect(wishes.paused()).toBe(true)
      let on = false
      const waiting = wishes.goesOn().then(() => { on = true })
      await Promise.resolve()
      expect(on).toBe(false)
      book.hear(end, 'a')
      await waiting
      expect([wishes.paused(), wishes.cancelled()]).toEqual([false, end === 'cancel'])
    }
  })

  it('lets a run go on that was resumed before it looked', async () => {
    const book = createWishes()
    book.hear('pause', 'a')
    book.hear('resume', 'a')
    await expect(book.of('a').goesOn()).resolves.toBeUndefined()
  })
})
