import { describe, expect, it } from 'vitest'
import { latestOnly } from '../../../src-renderer/api/latest-only.ts'

/** Answers that arrive when the test says so. */
function questions() {
  const open: (() => void)[] = []
  return { ask: () => new Promise<void>((answered) => { open.push(answered) }), open, answer: async () => { open.shift()?.(); await Promise.resolve(); await Promise.resolve() } }
}

describe('asking for the newest only', () => {
  it('asks once at a time, and once more for all that changed meanwhile', async () => {
    const asked = questions()
    let count = 0
    const change = latestOnly(() => { count++; return asked.ask() })
    const done = change()
    void change()
    void change()
    expect(count).toBe(1)
    await asked.answer()
    expect(count).toBe(2)
    await asked.answer()
    await done
    expect(count).toBe(2)
    void change()
    expect(count).toBe(3)
  })
})
