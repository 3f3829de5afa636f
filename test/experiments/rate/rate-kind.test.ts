/** The kind as data: valid specs, refusals, the figure's series and panels, the checks, and what a run is expected to cost. */
import { describe, expect, it } from 'vitest'
import { epochsSeries, learningSeries, traceSeries } from '../../../src-main/engines/rate/series.ts'
import type { RateSpec } from '../../../src-main/engines/rate/spec.ts'
import { checkedLines, checkedPanel } from '../../../src-main/experiments/figure.ts'
import { valueAt } from '../../../src-main/experiments/spec-path.ts'
import { rateFigure } from '../../../src-main/experiments/rate/figure.ts'
import { rateKind } from '../../../src-main/experiments/rate/rate-kind.ts'
import { rateParameters } from '../../../src-main/experiments/rate/parameters.ts'
import { ratePresets } from '../../../src-main/experiments/rate/presets.ts'
import { parseRate } from '../../../src-main/experiments/rate/schema.ts'
import { rowLengths } from '../../../src-main/experiments/rate/series.ts'
import { exampleTimes } from '../../../src-main/experiments/rate/times.ts'
import { rateWork } from '../../../src-main/experiments/rate/work.ts'

const presetSpec = (id: string): RateSpec => {
  const found = ratePresets.find((preset) => preset.id === id)
  if (found === undefined) throw new Error(`no preset ${id}`)
  return found.spec
}
const named = ratePresets.map(({ id, spec, checks }) => ({ id, spec, checks }))

function complaints(path: string, value: unknown): string[] {
  const spec = structuredClone(presetSpec('figS4')) as unknown as Record<string, Record<string, unknown>>
  const [group = '', key = ''] = path.split('.')
  const place = spec[group]
  if (place !== undefined) place[key] = value
  const parsed = parseRate(spec)
  return parsed.ok ? [] : parsed.issues.map(({ message }) => message)
}

describe('valid specs', () => {
  it.each(named)('$id passes and stays as it is', ({ spec }) => {
    expect(parseRate(JSON.parse(JSON.stringify(spec)))).toEqual({ ok: true, spec })
  })

  it('have no scale of feedback where weights are transported', () => {
    const parsed = parseRate({ ...presetSpec('figS4'), network: { hiddenUnits: 200, feedback: 'transported', feedbackScale: 3 } })
    expect(parsed).toMatchObject({ ok: true, spec: { network: { hiddenUnits: 200, feedback: 'transported' } } })
    expect(parsed.ok && valueAt(parsed.spec, 'network.feedbackScale')).toBeUndefined()
  })

  it('have the paper\'s values in the preset of the published code', () => {
    for (const { path, paper } of rateParameters) expect(valueAt(presetSpec('figS4'), path), path).toEqual(paper)
  })
})

describe('a refusal names the field, the value and what was expected', () => {
  it.each([
    ['data.name', 'cats', 'Data set (data.name) is "cats"; expected one of "mnist", "digits".'],
    ['rule.tauWeightS', 0, 'Time constant of weights (rule.tauWeightS) is 0; expected a number from 0.01 to 1000000000 s.'],
    ['dynamics.referenceBurstProbability', 0.7, 'Burst probability without a teacher (dynamics.referenceBurstProbability) is 0.7; expected a number from 0.001 to 0.5.'],
    ['dynamics.tauSomaS', 0.05, 'Time step (dynamics.dtS) is 0.1; expected a step not longer than the shortest time constant, 0.05 s.'],
    ['training.predictionS', 5.05, 'Prediction (training.predictionS) is 5.05; expected a whole number of time steps of 0.1 s.'],
    ['recording.hiddenUnit', 200, 'Hidden ensemble (recording.hiddenUnit) is 200; expected less than 200, the number of hidden ensembles.'],
    ['data.trainCount', 2, 'First example that is followed (recording.fromExample) is 64; expected less than 50, the number of examples of the run.'],
    ['training.teacherS', 0, null],
  ])('%s = %j', (path, value, message) => {
    expect(complaints(path, value)).toEqual(message === null ? [] : [message])
  })

  it('an unknown field is not ignored, nor a newer version, nor another kind', () => {
    expect(complaints('rule.tauW', 20)).toEqual([expect.stringMatching(/^rule\.tauW is not a field/)])
    expect(parseRate({ ...presetSpec('figS4'), version: 2 })).toMatchObject({ ok: false, issues: [{ path: 'version' }] })
    expect(parseRate({ ...presetSpec('figS4'), kind: 'pairing' })).toMatchObject({ ok: false, issues: [{ path: 'kind' }] })
    expect(parseRate('rate')).toMatchObject({ ok: false, issues: [{ path: '' }] })
  })
})

describe.each(named)('the figure of $id', ({ spec, checks }) => {
  const { panels } = rateFigure(spec)
  const series = new Map<string, readonly string[]>([traceSeries, learningSeries, epochsSeries].map(({ series: name, columns }) => [name, columns]))

  it('draws columns that are recorded', () => {
    for (const panel of panels) {
      if (panel.draw !== 'lines') throw new Error(`${panel.id} is no panel of lines`)
      for (const { series: name, xColumn, yColumn } of panel.lines) expect(series.get(name)).toEqual(expect.arrayContaining([xColumn, yColumn]))
    }
  })

  it('has every panel and line that a check names', () => {
    for (const check of checks) {
      const panel = panels.find(({ id }) => id === checkedPanel(check))
      expect(panel?.draw === 'lines' && panel.lines.map(({ id }) => id)).toEqual(expect.arrayContaining([...checkedLines(check)]))
    }
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
  })
})

describe('the followed stretch', () => {
  it('shades the teacher', () => {
    const [first] = rateFigure(presetSpec('figS4-traces')).panels
    expect(first?.draw === 'lines' && first.spans).toEqual([{ from: 1622.5, to: 1625, label: '' }, { from: 1647.5, to: 1650, label: '' }])
    expect(first?.x).toMatchObject({ min: 1600, max: 1650 })
  })

  it('shades what is left of it where the stretch ends within it, and nothing where there is none', () => {
    const spec = presetSpec('figS4')
    const spansOf = (change: Partial<RateSpec>): unknown => rateFigure({ ...spec, ...change }).panels.map((panel) => panel.draw === 'lines' && panel.spans)[0]
    expect(spansOf({ recording: { ...spec.recording, durationS: 5.2 } })).toEqual([{ from: 357, to: 357.2, label: '' }])
    expect(spansOf({ training: { ...spec.training, teacherS: 0 } })).toEqual([])
  })

  it('counts examples from the start of the run', () => {
    expect(exampleTimes(presetSpec('figS4'), 2)).toEqual({ startS: 11, teacherS: 16, endS: 16.5 })
  })
})

describe('the estimate of work', () => {
  it('counts images, and what is recorded', () => {
    const work = rateWork(presetSpec('figS4'))
    expect(work.units).toBe(25 * 60_000 + 26 * 10_000 * 0.15)
    expect(work.recordedNumbers).toBe(500 * 17 + 25 * 120 * 5 + 26 * 2)
    expect([rowLengths.trace, rowLengths.learning]).toEqual([traceSeries.columns.length, learningSeries.columns.length])
  })

  it('grows with the time of the teacher, the hidden layer and slower membranes', () => {
    const spec = presetSpec('figS4')
    const unitsOf = (change: Partial<RateSpec>): number => rateWork({ ...spec, ...change }).units
    for (const change of [
      { training: { ...spec.training, teacherS: 1 } }, { network: { ...spec.network, hiddenUnits: 400 } }, { dynamics: { ...spec.dynamics, tauSomaS: 1 } }, { rule: { ...spec.rule, gate: 'always' as const } },
    ]) expect(unitsOf(change)).toBeGreaterThan(unitsOf({}))
  })
})

it('The kind lists its parameters once each', () => {
  const paths = rateKind.parameters(null).map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
})
