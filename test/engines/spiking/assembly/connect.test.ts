/** Connection matrices: independent pairs, no neuron onto itself, and the same matrix by rows and by columns. */
import { describe, expect, it } from 'vitest'
import { createSimulation } from '../../../../src-main/engines/spiking/simulation.ts'
import type { Simulation } from '../../../../src-main/engines/spiking/simulation.ts'
import type { PopulationSpec, ProjectionSpec } from '../../../../src-main/engines/spiking/spec.ts'
import { burstRule, mean, networkSpec, plasticityOf, population, projection, variance } from '../network.ts'

/** Plastic, so that the matrix lies in memory by rows with 32-bit targets, and by columns too. */
const plastic = (source: string, target: string, changed: Partial<ProjectionSpec> = {}) => projection(source, target, { plasticity: 'rule', transmits: 'events', probability: 0.2, ...changed })

function build(seed = 1, { projections = { synapse: plastic('from', 'to') } as Record<string, ProjectionSpec>, more = {} as Record<string, PopulationSpec> } = {}): Simulation {
  return createSimulation(networkSpec({ populations: { from: population('relay', 400), to: population('relay', 300), ...more }, projections, plasticity: { rule: burstRule } }), seed)
}

/** Targets of every source. */
function rowsOf(simulation: Simulation, name: string, sources: number): number[][] {
  const record = simulation.projections.get(name)?.record
  if (record === undefined) throw new Error(`no projection ${name}`)
  const starts = simulation.kernel.words(record.get('rowStart'), sources + 1)
  const targets = simulation.kernel.words(record.get('targets'), starts.at(-1) ?? 0)
  return Array.from({ length: sources }, (_, j) => Array.from(targets.subarray(starts[j], starts[j + 1])))
}

describe('a random matrix', () => {
  const rows = rowsOf(build(), 'synapse', 400)
  const inDegrees = Array.from({ length: 300 }, (_, i) => rows.filter((row) => row.includes(i)).length)

  it('has in- and out-degrees with the mean and the variance of independent pairs', () => {
    expect(Math.abs(mean(inDegrees) - 80)).toBeLessThan(4 * Math.sqrt(400 * 0.16 / 300))
    expect(variance(inDegrees) / 64).toBeGreaterThan(0.7)
    expect(variance(inDegrees) / 64).toBeLessThan(1.35)
    expect(variance(rows.map((row) => row.length)) / 48).toBeGreaterThan(0.7)
    expect(variance(rows.map((row) => row.length)) / 48).toBeLessThan(1.35)
  })

  it('has each pair at most once, in order, within the population', () => {
    for (const row of rows) {
      expect(row).toEqual([...new Set(row)].sort((a, b) => a - b))
      expect(row.every((i) => i >= 0 && i < 300)).toBe(true)
    }
  })

  it.each([[0.001], [0.003], [0.5], [1]])('with probability %f has that share of all pairs', (probability) => {
    const synapses = build(3, { projections: { synapse: plastic('from', 'to', { probability }) } }).projections.get('synapse')?.synapses ?? NaN
    expect(Math.abs(synapses - 120_000 * probability)).toBeLessThanOrEqual(4 * Math.sqrt(120_000 * probability * (1 - probability)))
  })

  it('of probability 0 is empty, and delivers nothing', () => {
    const simulation = build(1, { projections: { synapse: plastic('from', 'to', { probability: 0 }) } })
    expect(simulation.projections.get('synapse')?.synapses).toBe(0)
    simulation.advance(100)
  })

  it('leaves out the pairs of a neuron with itself, within one population only', () => {
    const recurrent = rowsOf(build(1, { projections: { synapse: plastic('from', 'from', { probability: 1 }) } }), 'synapse', 400)
    recurrent.forEach((row, j) => {
      expect(row.includes(j)).toBe(false)
      expect(row.length).toBe(399)
    })
    expect(rows.some((row, j) => row.includes(j))).toBe(true)
  })

  it.each([['few, whose weights lie by rows', 0.2, 0], ['many, whose weights lie by columns', 0.8, 1]])('is the same by columns: every synapse once, under its own source and target; of %s', (_, probability, byColumns) => {
    const simulation = build(1, { projections: { synapse: plastic('from', 'to', { probability }) } })
    const { record, synapses } = plasticityOf(simulation, 'synapse')
    expect(record.get('byColumns')).toBe(byColumns)
    const words = (field: string, length: number): Int32Array => simulation.kernel.words(record.get(field), length)
    const [starts, sources, places] = [words('columnStart', 301), words('sources', synapses), words('places', synapses)]
    const byRows = rowsOf(simulation, 'synapse', 400).flatMap((row, j) => row.map((i) => `${j} ${i}`))
    const inColumns = Array.from({ length: 300 }, (__, i) => Array.from(sources.subarray(starts[i], starts[i + 1]), (j) => `${j} ${i}`)).flat()
    const [other, weighted] = byColumns ? [byRows, inColumns] : [inColumns, byRows]
    expect(Array.from(places, (place) => weighted[place])).toEqual(other)
    expect(new Set(places).size).toBe(byRows.length)
  })
})

describe('one to one', () => {
  it('connects each neuron with its own number', () => {
    const simulation = build(1, { projections: { synapse: plastic('from', 'twin', { connectivity: 'oneToOne' }) }, more: { twin: population('relay', 400) } })
    expect(rowsOf(simulation, 'synapse', 400)).toEqual(Array.from({ length: 400 }, (_, i) => [i]))
  })
})

describe('randomness', () => {
  it('follows the seed', () => {
    expect(rowsOf(build(5), 'synapse', 400)).toEqual(rowsOf(build(5), 'synapse', 400))
    expect(rowsOf(build(5), 'synapse', 400)).not.toEqual(rowsOf(build(6), 'synapse', 400))
  })

  it('belongs to a projection\'s name: another population and projection change nobody else\'s matrix', () => {
    const more = build(1, { projections: { another: plastic('to', 'third'), synapse: plastic('from', 'to') }, more: { third: population('relay', 7) } })
    expect(rowsOf(more, 'synapse', 400)).toEqual(rowsOf(build(), 'synapse', 400))
  })
})
