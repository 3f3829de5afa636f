import { describe, expect, it } from 'vitest'
import { checkedLines, checkedPanel } from '../../../src-main/experiments/figure.ts'
import type { Check } from '../../../src-main/experiments/figure.ts'
import type { PresetReference } from '../../../src-main/experiments/kind.ts'
import { spikingFigure } from '../../../src-main/experiments/spiking/figures/choose.ts'
import { spikingPresets } from '../../../src-main/experiments/spiking/presets/all.ts'
import { seriesOf } from './recorded-series.ts'

const presets = spikingPresets.map((preset) => [preset.id, preset] as const)

/** References that a check names. */
function namedReferences(check: Check): readonly string[] {
  if (check.type === 'points') return [check.reference]
  return check.type === 'statistic' && 'reference' in check.of ? [check.of.reference] : []
}

describe('spiking presets', () => {
  it('have ids of their own', () => {
    expect(new Set(spikingPresets.map(({ id }) => id)).size).toBe(spikingPresets.length)
  })

  it('cover Figs. 2e-g, 3 and 4, and the supplement', () => {
    const figures = new Set(spikingPresets.map(({ figure }) => figure))
    for (const figure of ['Fig. 2e-g', 'Fig. 3', 'Fig. 4', 'Fig. S1', 'Fig. S1e', 'Fig. S2', 'Fig. S3', 'Fig. S5a', 'Fig. S5d', 'Fig. S10a', 'Fig. S10b', 'Fig. S11']) {
      expect(figures).toContain(figure)
    }
  })
})

describe.each(presets)('%s', (_id, { spec, checks, references }) => {
  const { populations, projections, currents, cells, shortTerm, plasticity, protocol, recording } = spec
  const populationNames = Object.keys(populations)
  const figure = spikingFigure(spec)
  const panels = new Map(figure.panels.map((panel) => [panel.id, panel.draw === 'lines' ? panel.lines.map(({ id }) => id) : []]))

  it('refers to cells, populations, synapses and rules that it has', () => {
    for (const { cell } of Object.values(populations)) expect(Object.keys(cells)).toContain(cell)
    for (const projection of Object.values(projections)) {
      expect(populationNames).toEqual(expect.arrayContaining([projection.source, projection.target]))
      expect(['none', ...Object.keys(shortTerm)]).toContain(projection.shortTerm)
      expect(['none', ...Object.keys(plasticity)]).toContain(projection.plasticity)
    }
    for (const { population } of Object.values(currents)) expect(populationNames).toContain(population)
  })

  it('records what it has', () => {
    expect(populationNames).toEqual(expect.arrayContaining([...recording.rates, ...recording.rasters, ...recording.traces]))
    for (const name of recording.weights) expect(projections[name]?.plasticity).not.toBe('none')
    expect(recording.binMs / spec.dtMs).toBeCloseTo(Math.round(recording.binMs / spec.dtMs), 9)
  })

  it('changes weights and currents that it has', () => {
    for (const phase of protocol.phases) {
      if (phase.type === 'run') {
        for (const name of Object.keys(phase.weightFactors)) expect(projections).toHaveProperty(name)
        for (const name of Object.keys(phase.addedCurrentsPa)) expect(currents).toHaveProperty(name)
      } else {
        for (const index of phase.patterns) expect(protocol.patterns[index]).toBeDefined()
      }
    }
    for (const { somaCurrentsPa } of protocol.patterns) expect(populationNames).toEqual(expect.arrayContaining(Object.keys(somaCurrentsPa)))
  })

  it('has a teacher of its own populations and rules', () => {
    if (protocol.teacher === null) return
    expect(populationNames).toContain(protocol.teacher.population)
    const from = projections[protocol.teacher.rateFrom]
    expect(from?.target).toBe(protocol.teacher.population)
    expect(plasticity).toHaveProperty(from?.plasticity ?? 'none')
  })

  it('delays spikes only', () => {
    for (const { transmits, delayMs } of Object.values(projections)) expect(delayMs).toBe(transmits === 'spikes' ? 0.8 : 0)
  })

  it('lets only synapses that carry events learn', () => {
    for (const projection of Object.values(projections)) {
      if (projection.plasticity !== 'none') expect(projection).toMatchObject({ transmits: 'events', receptor: 'excitatory', compartment: 'soma' })
    }
  })

  it('computes as the authors\' code', () => {
    expect(spec.fidelity).toEqual({
      burstDetector: 'accumulatingTrace', burstThresholdMs: 16, backpropagationDelayMs: 0, dendriticDrivingForce: 'soma', adExSpike: 'code',
      burstProbabilityBeforeEvents: 'one', shortTerm: 'classical', lowRateHomeostasis: 'spikeAverage',
    })
    expect(spec.dtMs).toBe(0.1)
  })

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec)
  })

  it('draws series and columns that a run records', () => {
    const recorded = seriesOf(spec)
    expect(figure.panels.length).toBeGreaterThan(0)
    for (const panel of figure.panels) {
      if (panel.draw !== 'lines') continue
      expect(new Set(panel.lines.map(({ id }) => id)).size, panel.id).toBe(panel.lines.length)
      for (const { series, xColumn, yColumn, where = [], rescaleOnto, axis } of panel.lines) {
        expect(recorded.get(series), series).toEqual(expect.arrayContaining([xColumn, yColumn, ...where.map(({ column }) => column)]))
        if (rescaleOnto !== undefined) expect(panels.get(panel.id)).toContain(rescaleOnto)
        if (axis === 'right') expect(panel.right).toBeDefined()
      }
    }
  })

  it('checks panels, lines and references that there are', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
    for (const check of checks) {
      const panel = checkedPanel(check)
      expect(panels.get(panel), `${check.id}: panel ${panel}`).toEqual(expect.arrayContaining([...checkedLines(check)]))
      for (const name of namedReferences(check)) expect(references.map(({ id }) => id), check.id).toContain(name)
    }
  })

  it('has references of equal lengths, each on a line that there is', () => {
    for (const { id, panel, line, x, y, sd } of references as readonly PresetReference[]) {
      expect(panels.get(panel), id).toContain(line)
      expect(y).toHaveLength(x.length)
      if (sd !== undefined) expect(sd).toHaveLength(x.length)
      expect([...x, ...y, ...(sd ?? [])].every(Number.isFinite)).toBe(true)
    }
  })
})
