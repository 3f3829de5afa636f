import { describe, expect, it } from 'vitest'
import type { EngineOutput } from '../../../src-main/engines/engine.ts'
import { pairingEngine } from '../../../src-main/engines/pairing/pairing-engine.ts'
import type { PairingSpec } from '../../../src-main/engines/pairing/spec.ts'
import { presetById } from '../../../src-main/experiments/kinds.ts'

function specOf(id: string): PairingSpec {
  const preset = presetById(id)
  if (preset?.spec.kind !== 'pairing') throw new Error(id)
  return preset.spec
}

type Rows = Extract<EngineOutput, { type: 'rows' }>

/** Rows of one series as objects. */
function rows(spec: PairingSpec, series: string): Record<string, number>[] {
  const parts = [...pairingEngine(spec, 1)].filter((output): output is Rows => output.type === 'rows' && output.series === series)
  return parts.flatMap(({ columns, values }) => Array.from({ length: values.length / columns.length }, (_, row) => (
    Object.fromEntries(columns.map((column, at) => [column, values[row * columns.length + at] ?? NaN])))))
}

describe('the output of the pairing engine', () => {
  it('has one row per condition and realisation, and progress from above 0 to 1', () => {
    const spec = specOf('fig2c-30')
    const changes = rows(spec, 'weightChange')
    expect(changes).toHaveLength(10 * 20)
    expect(new Set(changes.map(({ x, realisation }) => `${x ?? 0} ${realisation ?? 0}`)).size).toBe(200)
    const fractions = [...pairingEngine(spec, 1)].flatMap((output) => (output.type === 'progress' ? [output.fraction] : []))
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
    expect(fractions.at(-1)).toBe(1)
  })

  it('says how often the postsynaptic cell fired events and bursts, and what it believes its burst probability to be', () => {
    const [slow] = rows(specOf('fig2b'), 'weightChange')
    // 15 epochs of 5 lone spikes at 1 Hz, each epoch 16 s with its tail and pause.
    expect(slow?.['eventRateHz']).toBeCloseTo((15 * 5) / (15 * 16), 12)
    expect(slow?.['burstRateHz']).toBe(0)
    const fast = rows(specOf('fig2b'), 'weightChange').at(-1)
    expect(fast?.['burstRateHz']).toBe(fast?.['eventRateHz'])
  })

  it('has the same numbers for a point when realisations and further points are added', () => {
    const spec = specOf('fig2c-30')
    const [few, many] = [[[10, 20], 2], [[10, 20, 30], 4]].map(([ratesHz, realisations]) => rows({ ...spec, protocol: { ...spec.protocol, ratesHz, realisations } } as PairingSpec, 'weightChange'))
    expect(few).toHaveLength(4)
    expect(many?.filter(({ x = 0, realisation = 0 }) => x < 30 && realisation < 2)).toEqual(few)
  })

  it('jitters each realisation of the protocol of Sjöström et al. on its own', () => {
    const spec = specOf('sjostrom')
    const changes = rows(spec, 'weightChange').filter(({ x }) => x === 10).map(({ weightChange }) => weightChange)
    expect(changes).toHaveLength(20)
    expect(new Set(changes).size).toBe(20)
  })

  it('has finite numbers where the running rates are forgotten between spikes', () => {
    const spec = specOf('fig2b')
    const forgetful = { ...spec, protocol: { ...spec.protocol, pauseS: 3600 }, rule: { ...spec.rule, tauAvgS: 1 } } as PairingSpec
    for (const series of ['weightChange', 'trajectory']) {
      for (const row of rows(forgetful, series)) for (const value of Object.values(row)) expect(value).toSatisfy(Number.isFinite)
    }
  })

  it('follows a trajectory from its start to its end, in some hundred points', () => {
    const trajectory = rows(specOf('fig2d-10hz'), 'trajectory').filter(({ x }) => x === 0.45)
    expect(trajectory[0]).toMatchObject({ timeS: 0, weightChange: 0, burstProbability: 0.2 })
    expect(trajectory.length).toBeGreaterThan(100)
    expect(trajectory.length).toBeLessThanOrEqual(202)
    const [last] = rows(specOf('fig2d-10hz'), 'weightChange').filter(({ x, realisation }) => x === 0.45 && realisation === 0)
    expect(trajectory.at(-1)?.['weightChange']).toBe(last?.['weightChange'])
  })

  it('shows the burst probability that stands after each burst: a cell that only bursts comes to expect it', () => {
    const trajectory = rows(specOf('fig2b'), 'trajectory').filter(({ x }) => x === 100)
    const values = trajectory.map(({ burstProbability }) => burstProbability ?? NaN)
    expect(values).toEqual([...values].sort((a, b) => a - b))
    expect(values.at(-1)).toBeGreaterThan(0.95)
  })
})

describe('the metrics of a pairing run', () => {
  const metrics = (spec: PairingSpec) => new Map([...pairingEngine(spec, 1)].flatMap((output) => (output.type === 'metric' ? [[output.name, output.value] as const] : [])))

  it('sum up its curve: mean, ends, crossing, every point', () => {
    const spec = specOf('fig2b')
    const found = metrics(spec)
    const curve = rows(spec, 'weightChange').map(({ x = NaN, weightChange = NaN }) => [x, weightChange] as const)
    const values = curve.map(([, change]) => change)
    expect(found.get('weight change, mean')).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 12)
    expect(found.get('weight change, smallest')).toBe(Math.min(...values))
    expect(found.get('weight change, largest')).toBe(Math.max(...values))
    for (const [x, change] of curve) expect(found.get(`weight change at ${x} Hz`)).toBe(change)
    const crossing = found.get('crossing from depression to potentiation') ?? NaN
    const before = curve.filter(([x]) => x <= crossing).at(-1)
    const after = curve.find(([x]) => x >= crossing)
    expect([(before?.[1] ?? 0) < 0, (after?.[1] ?? 0) >= 0]).toEqual([true, true])
  })

  it('of one condition say no more than there is', () => {
    const spec = specOf('fig2c-30')
    const found = metrics({ ...spec, protocol: { ...spec.protocol, ratesHz: [20], realisations: 2 } } as PairingSpec)
    expect([...found.keys()]).toEqual(['weight change, mean', 'event rate (Hz)', 'burst rate (Hz)', 'burst probability'])
    expect(found.get('burst probability')).toBeCloseTo((found.get('burst rate (Hz)') ?? NaN) / (found.get('event rate (Hz)') ?? NaN), 12)
  })
})
