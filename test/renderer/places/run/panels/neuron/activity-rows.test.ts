import { describe, expect, it } from 'vitest'
import { pageOf, pageRows, populationRows, sortedBy } from '../../../../../../src-renderer/places/run/panels/neuron/activity-rows.ts'

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

describe('what the neurons of a population are together', () => {
  const cell = (events: number, bursts: number) => ({ ...neuron(0), spikes: events + bursts, events, bursts, burstProbability: events === 0 ? null : bursts / events })

  it('is the mean over neurons with its SD, as rates of the time that is shown', () => {
    expect(populationRows([cell(8, 2), cell(12, 6)], 2)).toEqual([
      { label: 'Spike rate', words: '7 ± 2.8 Hz' }, { label: 'Event rate', words: '5 ± 1.4 Hz' }, { label: 'Burst rate', words: '2 ± 1.4 Hz' }, { label: 'Burst probability', words: '0.375 ± 0.18' },
    ])
  })

  it('leaves silent neurons out of burst probability, and bursts out where no events are counted', () => {
    expect(populationRows([cell(10, 1), cell(0, 0)], 1).at(-1)).toEqual({ label: 'Burst probability', words: '0.1' })
    expect(populationRows([neuron(0), neuron(1)], 2)).toEqual([{ label: 'Spike rate', words: '0.5 ± 0 Hz' }])
    expect(populationRows([], 2)).toEqual([])
    expect(populationRows([cell(1, 0)], 0)).toEqual([])
  })
})
