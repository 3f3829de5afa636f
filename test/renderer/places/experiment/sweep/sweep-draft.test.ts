import { describe, expect, it } from 'vitest'
import { learningMeasures } from '../../../../../src-main/engines/registry.ts'
import { kindOf, presetById } from '../../../../../src-main/experiments/kinds.ts'
import { medianStopIssues } from '../../../../../src-main/experiments/median-stop.ts'
import { canSweep, emptyDraft, findParameters, isOfStop, newAxis, readAxes, readDraft, readStop, stopProblems } from '../../../../../src-renderer/places/experiment/sweep/sweep-draft.ts'
import type { AxisDraft, StopDraft, SweptParameter } from '../../../../../src-renderer/places/experiment/sweep/sweep-draft.ts'

const spec = presetById('fig2b')?.spec
const parameters = kindOf(spec).parameters(spec)
const swept = parameters.filter(canSweep)

function parameter(path: string): SweptParameter {
  const found = swept.find((known) => known.path === path)
  if (found === undefined) throw new Error(path)
  return found
}

const tau = (change: Partial<AxisDraft>): AxisDraft => ({ ...newAxis(parameter('rule.tauAvgS'), 15), ...change })
const read = (...axes: AxisDraft[]) => readAxes({ ...emptyDraft, axes }, parameters)

describe('a new axis', () => {
  it('begins around the present value, within its range, or with all options', () => {
    expect(newAxis(parameter('rule.tauAvgS'), 15)).toMatchObject({ type: 'list', list: '7.5, 15, 30' })
    expect(newAxis(parameter('protocol.epochs'), 1).list).toBe('1, 2')
    expect(newAxis(parameter('initial.burstProbability'), 0.9).list).toBe('0.45, 0.9')
    expect(newAxis(parameter('protocol.jitterMs'), 0).list).toBe('0, 0.5, 1')
    expect(newAxis(parameter('fidelity.integration'), 'euler').chosen).toEqual(['euler', 'exact'])
  })
})

describe('a draft', () => {
  it('becomes axes', () => {
    expect(read(tau({ list: '5, 15' }), tau({ path: 'rule.tauPreMs', type: 'log', from: '1e1', to: '100', count: '3' }), newAxis(parameter('fidelity.integration'), 'euler')).axes).toEqual([
      { path: 'rule.tauAvgS', range: { type: 'list', values: [5, 15] } }, { path: 'rule.tauPreMs', range: { type: 'log', from: 10, to: 100, count: 3 } },
      { path: 'fidelity.integration', range: { type: 'list', values: ['euler', 'exact'] } },
    ])
    expect(read().axes).toBeUndefined()
  })

  it('draws values with its seed', () => {
    expect(read(tau({ type: 'randomLog', from: '1', to: '100', count: '8', seed: '42' })).axes).toEqual([{ path: 'rule.tauAvgS', range: { type: 'randomLog', from: 1, to: 100, count: 8, seed: 42 } }])
    expect(read(tau({ type: 'random', from: '1', to: '100', count: '8', seed: 'x' })).problems).toEqual(['Seed: "x" is not a whole number from 0 to 4294967295.'])
  })

  it('says of each axis why it is none', () => {
    const { axes, problems } = read(
      tau({ list: '5, much' }), tau({ type: 'linear', from: 'a' }), tau({ type: 'linear', from: '1', to: '' }), tau({ type: 'log', from: '1', to: '2', count: '1' }),
      { ...newAxis(parameter('fidelity.integration'), 'euler'), chosen: [] }, tau({ path: 'gone' }), tau({ list: '1' }),
    )
    expect(axes).toBeUndefined()
    expect(problems).toEqual([
      'Item 2 of 2 "much" is not a number: separate numbers by commas, with a point for decimals.', 'From is "a"; expected a number.', 'To is ""; expected a number.',
      'Values: "1" is not a whole number from 2 to 1000.', 'Choose at least one option.', 'gone is no parameter of this experiment any more.', '',
    ])
  })

  it('comes back as it was kept, whatever was typed', () => {
    const kept = { ...emptyDraft, axes: [tau({ list: '5, much' })], seeds: 'three', firstSeed: '' }
    expect(readDraft(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
    for (const strange of [null, 'text', { axes: 5 }, { axes: [{ path: 7 }, null] }]) expect(readDraft(strange).axes).toEqual([])
  })
})

describe('the parameters that are found', () => {
  it('have every word in section, label or path; labels that begin with it come first', () => {
    expect(findParameters(swept, 'time constant avg', 8).map(({ path }) => path)).toEqual(['rule.tauAvgS'])
    expect(findParameters(swept, 'running', 8).map(({ path }) => path)).toEqual(['initial.eventRateHz', 'initial.burstProbability', 'rule.tauAvgS'])
    expect(findParameters(swept, '', 3)).toHaveLength(3)
  })
})

describe('the rule that stops runs early', () => {
  const measures = learningMeasures('ensemble')
  const stop = (change: Partial<StopDraft>) => readStop({ metric: 'testErrorPct', after: '5', peers: '3', ...change }, measures)

  it('is off at first, and where the experiment has no such measure', () => {
    const off = { rule: undefined, problems: {} }
    expect([readStop(emptyDraft.stop, measures), stop({ metric: 'speed' }), readStop({ ...emptyDraft.stop, metric: 'testErrorPct' }, [])]).toEqual([off, off, off])
  })

  it('is read as the lab takes it, or says which field is wrong', () => {
    expect(stop({})).toEqual({ rule: { metric: 'testErrorPct', afterEpochs: 5, peers: 3 }, problems: {} })
    expect(stop({ after: '0' }).problems).toEqual({ after: 'After epoch: "0" is not a whole number of at least 1.' })
    expect(stop({ peers: 'few' }).problems).toEqual({ peers: 'Peers, at least: "few" is not a whole number from 1 to 999.' })
  })

  it('has what the lab finds at the same fields, under the names of the dialog', () => {
    const issues = medianStopIssues({ metric: 'testErrorPct', afterEpochs: 99, peers: 3 }, { kind: 'ensemble', measures, runs: 3, epochs: 4 })
    expect(issues.map(isOfStop)).toEqual([true, true])
    expect(stopProblems({}, issues)).toEqual({
      after: '"After epoch" is 99; expected at most 3: the longest run has 4 epochs.', peers: '"Peers, at least" is 3; expected at most 2: the sweep has 3 runs.',
    })
    expect(isOfStop({ path: 'axes' })).toBe(false)
  })

  it('is kept with the draft; one of before there were rules has none', () => {
    const kept = { ...emptyDraft, stop: { metric: 'testLoss', after: '2', peers: 'x' } }
    expect(readDraft(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
    expect(readDraft({ axes: [], seeds: '2' }).stop).toEqual(emptyDraft.stop)
  })
})
