import { describe, expect, it } from 'vitest'
import { pageOf, pageRows, sortedBy } from '../../../../../../src-renderer/places/run/panels/neuron/activity-rows.ts'

const neuron = (index: number, cv: number | null = null) => ({ neuron: index, spikes: 1, events: 0, bursts: 0, burstProbability: null, meanIntervalMs: null, cv })

describe('the table of neurons', () => {
  it.each([[false, [3, 0, 1, 2]], [true, [0, 3, 1, 2]]])('has those without a number last (down: %s)', (down, order) => {
    expect(sortedBy([neuron(0, 2), neuron(1), neuron(2), neuron(3, 1)], 'cv', down).map((row) => row.neuron)).toEqual(order)
  })

  it('shows a page of thousands, and the last one where there are fewer', () => {
    const all = Array.from({ length: 2 * pageRows + 5 }, (_, i) => neuron(i))
    expect(pageOf(all, 1)).toMatchObject({ page: 1, pages: 3, words: '101–200 of 205', rows: { length: pageRows } })
    expect(pageOf(all, 9)).toMatchObject({ page: 2, words: '201–205 of 205', rows: { length: 5 } })
    expect(pageOf([], 0)).toMatchObject({ page: 0, pages: 1, rows: [] })
  })
})
