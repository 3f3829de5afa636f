import { describe, expect, it } from 'vitest'
import type { BenchView } from '../../../../src-main/api/contract.ts'
import { readProvenance } from '../../../../src-main/export/provenance.ts'
import { networkBlocks } from '../../../../src-main/experiments/spiking/blocks.ts'
import { clampSpec as base } from '../../../../src-main/experiments/spiking/presets/bench.ts'
import { createBenchDesk } from '../../../../src-main/lab/try-out/bench.ts'
import { specHash } from '../../../../src-main/lab/runs/spec-hash.ts'
import { benchStart, slidersOf, withSynapse } from '../../../../src-renderer/places/bench/bench-settings.ts'
import type { BenchSettings } from '../../../../src-renderer/places/bench/bench-settings.ts'
import { benchCells, clampSpec, curveSpec, synapseSpec, trainTimesMs } from '../../../../src-renderer/places/bench/bench-spec.ts'

const provenance = (figure: string) => ({ application: 'Burstlab', version: '1.0.0', gitCommit: null, exportedAt: '2026-01-01T00:00:00.000Z', figure, runs: [] }) as const
const desk = createBenchDesk({ figures: { provenance }, look: () => ({ scheme: 'paper', textScale: 1 }) })
const cells = benchCells(networkBlocks.populations)
const { shortTerm: synapses } = networkBlocks
const cellOf = (name: string) => cells.find((cell) => cell.name === name) ?? expect.fail(`no cell ${name}`)
const readOut = cellOf('readOut')

function specOf(view: BenchView, name: string, changed: Partial<BenchSettings> = {}): unknown {
  const settings = { ...benchStart, ...changed }
  if (view === 'clamp') return clampSpec(base, cellOf(name), settings)
  if (view === 'curves') return curveSpec(base, cellOf(name), settings)
  const block = synapses.find((other) => other.name === name) ?? expect.fail(`no synapse ${name}`)
  return synapseSpec(base, readOut, block, { ...withSynapse(benchStart, block), ...changed })
}
const on = (view: BenchView, name: string, changed?: Partial<BenchSettings>) => desk.tryOut({ spec: specOf(view, name, changed), seed: 1, theme: 'light', view })
const readings = (...args: Parameters<typeof on>) => Object.fromEntries(on(...args).readings.map(({ id, value }) => [id, value]))

describe('what is on the bench', () => {
  const things = [...cells.flatMap(({ name }) => [['clamp', name], ['curves', name]] as const), ...synapses.map(({ name }) => ['synapse', name] as const)]
  it.each(things)('%s of %s can be tried out with every slider at either end', (view, name) => {
    for (const { key, min, max } of slidersOf(view, true)) {
      for (const value of [min, max]) expect(() => on(view, name, { [key]: value, noise: true })).not.toThrow()
    }
  })

  it('is the same for the same seed', () => {
    expect(on('clamp', 'pyr', { noise: true })).toEqual(on('clamp', 'pyr', { noise: true }))
  })

  it('can be taken away: as a picture that knows its spec, and as a table', () => {
    const spec = specOf('curves', 'pyr')
    const svg = desk.exportTryOut({ spec, seed: 1, view: 'curves', format: 'svg', name: 'Bench: Pyramidal cells' })
    expect(svg.filename).toBe('bench-pyramidal-cells.svg')
    expect(readProvenance(svg.content)).toEqual({ ...provenance('Bench: Pyramidal cells'), specHash: specHash(spec) })
    const { content } = desk.exportTryOut({ spec, seed: 1, view: 'curves', format: 'csv', name: 'Bench' })
    expect(content).toContain(`# spec_hash: ${specHash(spec)}`)
    const rows = content.split('\r\n').filter((line) => line.startsWith('bp-dendritic,'))
    expect(rows.length).toBeGreaterThan(5)
    expect(rows[0]).toContain('Burst probability,burstlab,Dendritic current [pA],Burst probability,')
  })
})

describe('a clamped cell', () => {
  it('bursts where currents into soma and dendrite meet, and not without the one into the dendrite', () => {
    expect(readings('clamp', 'pyr')['bursts']).toBeGreaterThan(0)
    const single = readings('clamp', 'pyr', { dendritePa: 0 })
    expect(single['bursts']).toBe(0)
    expect(single['events']).toBeGreaterThan(0)
    expect(readings('clamp', 'pyr', { somaPa: 0, dendritePa: 0 })).toEqual({ spikes: 0, events: 0, bursts: 0, probability: null })
  })

  it('is drawn with its voltages and its spikes', () => {
    expect(on('clamp', 'pyr').figure.definition.panels.map(({ id }) => id)).toEqual(['traces-cell', 'raster-cell'])
  })
})

describe('the curves of a cell', () => {
  it('are over both currents where it has a dendrite, and over one where it has none', () => {
    expect(on('curves', 'pyr').figure.definition.panels.map(({ id }) => id)).toEqual(['rates-somatic', 'bp-somatic', 'rates-dendritic', 'bp-dendritic'])
    expect(on('curves', 'pv').figure.definition.panels.map(({ id }) => id)).toEqual(['rates-somatic'])
  })

  it('say from which current on it fires and bursts: dendritic current makes bursts, as long as the soma is driven', () => {
    const { firing, highest, bursting } = readings('curves', 'pyr')
    expect(firing).toBeGreaterThan(0)
    expect(highest).toBeGreaterThan(5)
    expect(bursting).toBeGreaterThan(0)
    expect(readings('curves', 'pyr', { dendriteToPa: 100, somaPa: 0, dendritePa: 0 })['bursting']).toBeNull()
  })

  it('say what flows into the other compartment', () => {
    expect(on('curves', 'pyr', { dendritePa: 45 }).figure.definition.caption).toContain('Over the somatic current, 45 pA flow into the dendrite.')
  })
})

describe('a synapse', () => {
  it('gets one spike for each that the train asks for, and one more after the pause', () => {
    for (const [rateHz, spikes] of [[1, 3], [50, 10], [100, 30]] as const) {
      const { option } = on('synapse', 'depressing', { rateHz, spikes }).figure
      const { series } = option as { series: { name?: string; data: unknown[] }[] }
      expect(series.find(({ name }) => name === 'Efficacy, x u')?.data).toHaveLength(spikes + 1)
    }
    expect(trainTimesMs({ rateHz: 50, spikes: 2, pauseMs: 300 })).toEqual([50, 70, 370])
  })

  it('that depresses releases less and less, one that facilitates more, and both recover', () => {
    const [down, up] = [readings('synapse', 'depressing'), readings('synapse', 'facilitating')]
    expect(down['first']).toBeCloseTo(0.9, 2)
    expect(down['pair']).toBeLessThan(1)
    expect(down['train']).toBeLessThan(1)
    expect(down['recovered']).toBeGreaterThan(down['train'] ?? NaN)
    expect(up['pair']).toBeGreaterThan(1)
    expect(up['recovered']).toBeLessThan(up['train'] ?? NaN)
  })

  it('is heard by a cell that never fires, whatever comes', () => {
    const { option } = on('synapse', 'depressing', { rateHz: 100, spikes: 30, utilisation: 1, depressionTauMs: 5 }).figure
    const { series } = option as { series: { name?: string; data: [number, number][] }[] }
    const voltages = series.find(({ name }) => name === 'Voltage')?.data.map(([, mv]) => mv) ?? []
    expect(Math.max(...voltages)).toBeGreaterThan(-70)
    expect(Math.max(...voltages)).toBeLessThan(0)
  })
})

describe('what is tried out', () => {
  const request = { seed: 1, theme: 'light' } as const
  it('is refused where it is not valid, with the field', () => {
    expect(() => desk.tryOut({ ...request, view: 'clamp', spec: { ...base, dtMs: 9 } })).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ path: 'dtMs' })] }) as Error)
  })

  it('is refused where it would take long', () => {
    const populations = { pyr: { ...base.populations['pyr'], size: 100_000 } }
    expect(() => desk.tryOut({ ...request, view: 'clamp', spec: { ...base, populations } })).toThrow(/too much to be tried out/)
  })

  it('is refused where it has nothing of what is looked at', () => {
    expect(() => desk.tryOut({ ...request, view: 'synapse', spec: specOf('clamp', 'pyr') })).toThrow('There is no synapse: expected a projection with short-term plasticity')
    expect(() => desk.tryOut({ ...request, view: 'curves', spec: specOf('clamp', 'pyr') })).toThrow('There are no curves: expected a current in steps')
  })
})
