import { describe, expect, it } from 'vitest'
import { kindOf, kinds } from '../../../src-main/experiments/kinds.ts'
import { valueAt } from '../../../src-main/experiments/spec-path.ts'
import { blankWith, changedDefaults, readOwnDefaults } from '../../../src-main/lab/settings/own-defaults.ts'
import { openTestLab } from '../test-lab.ts'

const pairing = kindOf({ kind: 'pairing' })

describe('defaults of one\'s own', () => {
  it('are what an experiment from nothing begins with', () => {
    const own = changedDefaults({}, { kind: 'pairing', path: 'rule.tauAvgS', value: 12 })
    expect(valueAt(blankWith(pairing, own['pairing']), 'rule.tauAvgS')).toBe(12)
    for (const kind of kinds) expect(blankWith(kind)).toEqual(kind.blank)
  })

  it('bring in what a choice asks for, and the values for that', () => {
    const own = [['protocol.type', 'burstPoisson'], ['protocol.eventRateHz', 7]].reduce((all, [path, value]) => changedDefaults(all, { kind: 'pairing', path: String(path), value }), {})
    const spec = blankWith(pairing, readOwnDefaults(own)['pairing'])
    expect(valueAt(spec, 'protocol.eventRateHz')).toBe(7)
    expect(pairing.parse(spec)).toMatchObject({ ok: true })
  })

  it('are forgotten one by one', () => {
    const own = changedDefaults({}, { kind: 'pairing', path: 'rule.tauAvgS', value: 12 })
    expect(readOwnDefaults(changedDefaults(own, { kind: 'pairing', path: 'rule.tauAvgS', value: null }))).toEqual({})
  })

  it('are refused with field, value and what was expected, and read without what no longer can be', () => {
    expect(() => changedDefaults({}, { kind: 'pairing', path: 'rule.tauAvgS', value: -1 })).toThrow(/\(rule\.tauAvgS\) is -1; expected a number from/)
    expect(() => changedDefaults({}, { kind: 'pairing', path: 'rule.nothing', value: 1 })).toThrow('The parameter is "rule.nothing"; expected one that a new experiment of this kind has.')
    expect(() => changedDefaults({}, { kind: 'none', path: 'rule.tauAvgS', value: 1 })).toThrow()
    expect(readOwnDefaults({ pairing: { 'rule.tauAvgS': 'long', 'rule.tauPreMs': 30 }, gone: { a: 1 } })).toEqual({ pairing: { 'rule.tauPreMs': 30 } })
  })

  it('are kept by the lab, and leave the paper\'s presets as they are', async () => {
    const test = await openTestLab()
    test.lab.settings.set({ ownDefault: { kind: 'pairing', path: 'rule.learningRate', value: 0.5 } })
    expect(test.lab.settings.get().defaults).toEqual({ pairing: { 'rule.learningRate': 0.5 } })
    expect(valueAt(test.lab.experiments.create({ type: 'blank', kind: 'pairing' }).draft, 'rule.learningRate')).toBe(0.5)
    expect(test.lab.experiments.create({ type: 'preset', id: 'fig2b' }).differences).toEqual([])
    await test.end()
  })
})
