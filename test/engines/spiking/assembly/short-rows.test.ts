/** A large pool with a few targets each: its records deliver what its compressed rows say. */
import { describe, expect, it } from 'vitest'
import type { Simulation } from '../../../../src-main/engines/spiking/simulation.ts'
import { conductance, fire, population, projection, recordOf, simulate } from '../network.ts'

const sources = 5000, targets = 100

const pool = (probability: number, transmits: 'spikes' | 'events' = 'spikes'): Simulation => simulate({
  populations: { pool: population('relay', sources), to: population('relay', targets) }, projections: { synapse: projection('pool', 'to', { probability, weight: 0.5, delayMs: 0, transmits }) },
})

function projected(simulation: Simulation) {
  const found = simulation.projections.get('synapse')
  if (found === undefined) throw new Error('not connected')
  const starts = simulation.kernel.words(found.record.get('rowStart'), sources + 1)
  const columns = simulation.kernel.halfWords(found.record.get('targets'), found.synapses)
  return { record: found.record, rows: Array.from({ length: sources }, (_, j) => Array.from(columns.subarray(starts[j], starts[j + 1]))) }
}

describe.each([['four targets a record', 0.01, 4], ['eight targets a record', 0.04, 8]] as const)('%s', (_, probability, capacity) => {
  it('deliver every synapse of every spike once, also of rows that are longer', () => {
    const simulation = pool(probability)
    const { record, rows } = projected(simulation)
    expect(record.get('capacity')).toBe(capacity)
    // Empty, short, full, and longer than a record.
    const chosen = [0, 1, capacity, capacity + 1, capacity + 2].map((length) => rows.findIndex((row) => row.length === length))
    expect(Math.min(...chosen)).toBeGreaterThanOrEqual(0)
    const firing = [...new Set([...chosen, ...Array.from({ length: 400 }, (__, k) => k * 12)])].sort((a, b) => a - b)
    fire(simulation, 'pool', firing)
    const expected = new Float64Array(targets)
    for (const j of firing) for (const i of rows[j] ?? []) expected[i] = (expected[i] ?? 0) + 0.5
    expected.forEach((value, neuron) => { expect(conductance(simulation, 'to', { neuron })).toBeCloseTo(value, 4) })
  })

  it('leave alone what lies behind the spare places of the conductances', () => {
    const simulation = pool(probability)
    const { record } = projected(simulation)
    fire(simulation, 'pool', Array.from({ length: sources }, (__, j) => j))
    const to = recordOf(simulation, 'to')
    const padded = to.get('padded')
    const behind = simulation.kernel.floats(record.get('conductance') + (padded + 8) * 4, 8)
    expect(Array.from(behind)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    const others = (['somaInhibition', 'dendriteExcitation', 'dendriteInhibition'] as const).flatMap((field) => Array.from(simulation.kernel.floats(to.get(field), padded)))
    expect(others.every((value) => value === 0)).toBe(true)
  })
})

it.each([['longer rows', () => pool(0.2)], ['spikes that are not all transmitted', () => pool(0.01, 'events')]])('%s have no records', (_, build) => {
  expect(projected(build()).record.get('records')).toBe(0)
})
