import { describe, expect, it } from 'vitest'
import { nearPaths, valueOf, withSettings } from '../../src-main/cli/set-option.ts'
import { presetById } from '../../src-main/experiments/kinds.ts'
import type { Parameter } from '../../src-main/experiments/parameter.ts'
import { valueAt } from '../../src-main/experiments/spec-path.ts'
import { spikingParameters } from '../../src-main/experiments/spiking/parameters.ts'
import { sampleSpec } from '../experiments/spiking/sample-spec.ts'

const words = { path: 'a', label: '', symbol: '', unit: '', group: '', help: '', source: '' }
const names: Parameter = { ...words, kind: 'names', options: ['a', 'b'], default: [], paper: null }
const flag: Parameter = { ...words, kind: 'flag', default: false, paper: null }
const text: Parameter = { ...words, kind: 'text', maxLength: 80, default: '', paper: null }
const numbers: Parameter = { ...words, kind: 'numbers', min: 0, max: 9, maxItems: 9, default: [], paper: null }
const number: Parameter = { ...words, kind: 'number', min: 0, max: 9, default: 0, paper: null }

describe('--set', () => {
  it('changes one value after another', () => {
    const spec = withSettings(presetById('fig2b')?.spec, ['rule.tauPreMs=20', 'protocol.frequenciesHz=10, 20'])
    expect([valueAt(spec, 'rule.tauPreMs'), valueAt(spec, 'protocol.frequenciesHz')]).toEqual([20, [10, 20]])
  })

  it.each([
    [names, 'a, b', ['a', 'b']], [names, '["a"]', ['a']], [names, '', []], [flag, 'true', true], [flag, 'yes', 'yes'], [text, '5', '5'],
    [numbers, '5', [5]], [numbers, '5,6', [5, 6]], [numbers, '[5]', [5]], [number, '1e3', 1000], [number, 'much', 'much'],
  ] as const)('reads as the parameter needs it: %#', (parameter, typed, value) => {
    expect(valueOf(parameter, typed)).toEqual(value)
  })
})

describe('the paths that are told of', () => {
  const paths = spikingParameters(sampleSpec).map(({ path }) => path)

  it('are all of them where there are few', () => {
    expect(nearPaths(['a.b', 'c'], 'a.x')).toEqual(['a.b', 'c'])
  })

  it('are those beside the one that is not there', () => {
    expect(nearPaths(paths, 'shortTerm.depressing.tau')).toEqual(['depressionTauMs', 'facilitationTauMs', 'utilisation', 'facilitationJump', 'initialUtilisation'].map((key) => `shortTerm.depressing.${key}`))
  })

  it('are the places to look at where there are too many', () => {
    expect(nearPaths(paths, 'nowhere')).toEqual(['dtMs', ...['cells', 'populations', 'synapses', 'shortTerm', 'plasticity', 'projections', 'currents', 'protocol', 'recording', 'fidelity'].map((key) => `${key}.…`)])
  })
})
