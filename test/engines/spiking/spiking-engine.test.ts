/** A whole run: its timeline, its examples, and that neither repetition nor more recording changes its numbers. */
import { describe, expect, it } from 'vitest'
import { costOf } from '../../../src-main/engines/spiking/teacher.ts'
import type { SpikingSpec } from '../../../src-main/engines/spiking/spec.ts'
import { projection } from './network.ts'
import { experiment, recorded, rowsOf, run } from './small-experiment.ts'

const outputs = run()

describe('the output', () => {
  it('is equal where spec and seed are, and differs with the seed', () => {
    expect(run()).toEqual(outputs)
    expect(rowsOf(run(experiment, 2), 'rates.output')).not.toEqual(rowsOf(outputs, 'rates.output'))
  })

  it('does not depend on the order of keys', () => {
    const reversed = <T>(record: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(record).reverse())
    const { populations, projections, cells } = experiment
    expect(run({ ...experiment, populations: reversed(populations), projections: reversed(projections), cells: reversed(cells) })).toEqual(outputs)
  })

  it('does not depend on what else is recorded', () => {
    const bare: SpikingSpec = { ...experiment, recording: { ...recorded, rasters: [], traces: [], weights: [] } }
    expect(rowsOf(run(bare), 'rates.output')).toEqual(rowsOf(outputs, 'rates.output'))
  })

  it('has the same spikes whatever the bins', () => {
    const coarse: SpikingSpec = { ...experiment, recording: { ...recorded, binMs: 1000, traces: [] } }
    expect(rowsOf(run(coarse), 'raster.output')).toEqual(rowsOf(outputs, 'raster.output'))
  })

  it('tells how far it is, up to its end', () => {
    const fractions = outputs.flatMap((output) => (output.type === 'progress' ? [output.fraction] : []))
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
    expect(fractions.at(-1)).toBe(1)
    const labels = outputs.flatMap((output) => (output.type === 'progress' ? [output.label] : []))
    expect(labels[0]).toMatch(/^burn-in: 0\.\d of 1\.5 s$/)
    expect(labels.at(-1)).toMatch(/^learning, epoch 2 of 2, pattern (on|off): 1\.5 of 1\.5 s$/)
  })
})

describe('the timeline', () => {
  const timeline = rowsOf(outputs, 'timeline')

  it('has all segments without a gap, with M = 1 while patterns are taught', () => {
    timeline.slice(1).forEach(({ startS }, k) => { expect(startS).toBe(timeline[k]?.['endS']) })
    expect(timeline.map(({ phase, epoch, plastic }) => [phase, epoch, plastic])).toEqual([
      [0, -1, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0], [2, 0, 0], [2, 0, 1], [2, 0, 0], [2, 0, 1], [2, 1, 0], [2, 1, 1], [2, 1, 0], [2, 1, 1],
    ])
  })

  it('is when weights change', () => {
    const plastic = (timeS: number): boolean => timeline.some(({ startS = NaN, endS = NaN, plastic: open }) => open === 1 && startS < timeS && endS > timeS - 0.05)
    const weights = rowsOf(outputs, 'weights.learned')
    weights.slice(1).forEach(({ timeS = NaN, meanWeight }, k) => { if (!plastic(timeS - 1e-9)) expect(meanWeight).toBe(weights[k]?.['meanWeight']) })
    expect(weights.at(-1)?.['meanWeight']).not.toBe(weights[0]?.['meanWeight'])
  })
})

describe('currents', () => {
  it('are recorded in the middle of bins, with what phases and patterns add', () => {
    const [first] = rowsOf(outputs, 'current.output.dendrite')
    expect(first).toEqual({ timeS: 0.025, currentPa: 240 })
    const tested = rowsOf(outputs, 'current.input.soma').find(({ timeS = NaN }) => Math.abs(timeS - 0.375) < 1e-9)
    expect(tested?.['currentPa']).toBeCloseTo(50 + 100 * Math.sin((2 * Math.PI * 375) / 250) - 100, 6)
  })
})

describe('examples', () => {
  const examples = rowsOf(outputs, 'examples')
  const { teacher } = experiment.protocol

  it('are counted through, tested ones without a teacher', () => {
    expect(examples.map(({ example, phase, epoch }) => [example, phase, epoch])).toEqual([[0, 1, 0], [1, 1, 0], [2, 2, 0], [3, 2, 0], [4, 2, 1], [5, 2, 1]])
    expect(examples.slice(0, 2).every(({ teacherPa, rateAfterHz }) => teacherPa === 0 && Number.isNaN(rateAfterHz))).toBe(true)
    expect(examples.slice(2).every(({ rateAfterHz, costAfter }) => Number.isFinite(rateAfterHz) && Number.isFinite(costAfter))).toBe(true)
  })

  it('have the cost of their rate and target, and the teacher\'s sign', () => {
    for (const { rateHz = NaN, target, cost = NaN, teacherPa = NaN } of examples) {
      if (teacher !== null) expect(cost).toBeCloseTo(costOf(teacher, target === 1 ? 1 : 0, rateHz), 9)
      expect(teacherPa * (target === 1 ? 1 : -1)).toBeGreaterThanOrEqual(0)
    }
    expect(examples.every(({ pattern, target }) => pattern === target)).toBe(true)
  })

  it('sum up to the costs of epochs', () => {
    const costs = rowsOf(outputs, 'epochs')
    expect(costs.map(({ epoch, phase }) => [epoch, phase])).toEqual([[0, 1], [0, 2], [1, 2]])
    costs.forEach(({ cost }, k) => { expect(cost).toBeCloseTo(examples.slice(2 * k, 2 * k + 2).reduce((sum, example) => sum + (example['cost'] ?? NaN), 0), 9) })
    expect(outputs.at(-1)).toEqual({ type: 'metric', name: 'cost of the last epoch', value: costs.at(-1)?.['cost'] })
  })

  it('tell what the teacher adds to the burst probability that was there before', () => {
    const fine = run({ ...experiment, recording: { ...recorded, binMs: 10, runningNeurons: 30, traces: [] } })
    const taught = rowsOf(fine, 'timeline').filter(({ plastic }) => plastic === 1)
    const added = taught.map(({ startS = NaN, endS = NaN }) => {
      const within = rowsOf(fine, 'rates.output').filter(({ timeS = NaN }) => timeS > startS && timeS < endS)
      expect(within).toHaveLength(5)
      const sum = (quantity: string): number => within.reduce((total, row) => total + (row[quantity] ?? NaN), 0)
      const running = rowsOf(fine, 'running.learned').find(({ timeS = NaN }) => Math.abs(timeS - startS) < 1e-9)
      return sum('burstRateHz') / sum('eventRateHz') - (running?.['burstProbability'] ?? NaN)
    })
    expect(added).toHaveLength(4)
    const examplesOf = rowsOf(fine, 'examples')
    expect(examplesOf.slice(0, 2).every(({ addedBurstProbability }) => Number.isNaN(addedBurstProbability))).toBe(true)
    examplesOf.slice(2).forEach(({ addedBurstProbability }, k) => { expect(addedBurstProbability).toBeCloseTo(added[k] ?? NaN, 6) })
    const rms = rowsOf(fine, 'epochs').map(({ addedBurstProbabilityRms }) => addedBurstProbabilityRms)
    expect(rms[0]).toBeNaN()
    for (const epoch of [0, 1]) expect(rms[1 + epoch]).toBeCloseTo(Math.sqrt(((added[2 * epoch] ?? NaN) ** 2 + (added[2 * epoch + 1] ?? NaN) ** 2) / 2), 6)
  })
})

describe('the change of weights', () => {
  it('is a metric of each recorded plastic projection: that of its last bin', () => {
    for (const name of experiment.recording.weights) {
      const last = rowsOf(outputs, `weights.${name}`).at(-1)?.['relativeChangePct']
      expect(outputs).toContainEqual({ type: 'metric', name: `${name} weight change (%)`, value: last })
    }
    expect(experiment.recording.weights.length).toBeGreaterThan(0)
  })
})

describe('a run that diverges', () => {
  it('stops with where and when', () => {
    const flood = projection('pool', 'output', { compartment: 'dendrite', receptor: 'inhibitory', weight: 1e9 })
    const wild: SpikingSpec = { ...experiment, projections: { ...experiment.projections, poolOutput: flood } }
    expect(() => run(wild)).toThrow(/The simulation diverged: the (?:soma|dendrite) of neuron \d+ of population output is beyond ±400 mV at 0\.\d{3} s/)
  })
})
