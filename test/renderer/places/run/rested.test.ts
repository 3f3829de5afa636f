import { describe, expect, it } from 'vitest'
import { createRested } from '../../../../src-renderer/places/run/rested.ts'

/** Drawing that takes `tookMs` by a clock of its own. */
function drawing(tookMs: number) {
  let nowMs = 0
  const drawn: string[] = []
  const rests: { readonly ms: number; readonly over: () => void }[] = []
  const rested = createRested<string>({
    draw: (value) => { drawn.push(value) },
    drawn: () => {
      nowMs += tookMs
      return Promise.resolve()
    },
    nowMs: () => nowMs,
    wait: (ms) => new Promise((over) => { rests.push({ ms, over }) }),
  })
  /** Lets the rest that is under way end. */
  async function rest(): Promise<void> {
    rests.shift()?.over()
    await new Promise((resolve) => { setImmediate(resolve) })
  }
  return { rested, drawn, rests, rest }
}

describe('figures of a live run', () => {
  it('are drawn at once, then after a rest nine times as long as drawing took', async () => {
    const { rested, drawn, rests, rest } = drawing(40)
    rested.give('a')
    expect(drawn).toEqual(['a'])
    await rest()
    expect(rests.map(({ ms }) => ms)).toEqual([360])
    for (const value of ['b', 'c', 'd']) rested.give(value)
    expect(drawn).toEqual(['a'])
    await rest()
    expect(drawn).toEqual(['a', 'd'])
  })

  it('are drawn at once where somebody has asked for them, and what waited is old by then', async () => {
    const { rested, drawn, rest } = drawing(40)
    rested.give('in light colours')
    await rest()
    rested.give('further, in light colours')
    rested.give('in dark colours', true)
    expect(drawn).toEqual(['in light colours', 'in dark colours'])
    await rest()
    expect(drawn).toHaveLength(2)
  })

  it('are forgotten when another run is shown', async () => {
    const { rested, drawn, rest } = drawing(40)
    rested.give('a')
    rested.give('of the run before')
    rested.clear()
    await rest()
    await rest()
    rested.give('b')
    expect(drawn).toEqual(['a', 'b'])
  })
})
