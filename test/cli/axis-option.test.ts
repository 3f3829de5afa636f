import { describe, expect, it } from 'vitest'
import { axisOf } from '../../src-main/cli/axis-option.ts'
import { presetById } from '../../src-main/experiments/kinds.ts'

const spec = presetById('fig2b')?.spec

describe('--axis', () => {
  it.each([
    ['rule.tauAvgS=5, 15', { path: 'rule.tauAvgS', range: { type: 'list', values: [5, 15] } }],
    ['fidelity.integration=euler,exact', { path: 'fidelity.integration', range: { type: 'list', values: ['euler', 'exact'] } }],
    ['rule.learningRate=log:1e-3:1e-1:5', { path: 'rule.learningRate', range: { type: 'log', from: 0.001, to: 0.1, count: 5 } }],
    ['rule.tauAvgS=lin:1:5:3', { path: 'rule.tauAvgS', range: { type: 'linear', from: 1, to: 5, count: 3 } }],
    ['rule.tauAvgS=randomlog:1:100:8:42', { path: 'rule.tauAvgS', range: { type: 'randomLog', from: 1, to: 100, count: 8, seed: 42 } }],
    ['rule.tauAvgS=much', { path: 'rule.tauAvgS', range: { type: 'list', values: ['much'] } }],
  ])('%s', (text, axis) => expect(axisOf(spec, text)).toEqual(axis))

  it('says what was expected of what is no axis', () => {
    expect(() => axisOf(spec, 'rule.tauAvgS')).toThrow('--axis is "rule.tauAvgS"; expected path=value,value,… or path=log:from:to:count, e.g. rule.tauAvgS=5,15.')
    expect(() => axisOf(spec, 'rule.tauAvg=5')).toThrow(/there is no parameter "rule\.tauAvg"; expected one of .*rule\.tauAvgS/)
  })
})
