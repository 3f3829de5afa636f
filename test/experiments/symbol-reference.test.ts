/** The table of symbols behind the manual, read off the declarations of parameters. */
import { describe, expect, it } from 'vitest'
import { kindOf, kinds, presetById } from '../../src-main/experiments/kinds.ts'
import { settingAt } from '../../src-main/experiments/spec-path.ts'
import { symbolsOf } from '../../src-main/experiments/symbol-reference.ts'

const of = (kind: string) => kinds.filter((other) => other.kind === kind).map(symbolsOf)[0]

describe('the symbols of a kind', () => {
  it('come with meaning, value, range and source', () => {
    expect(of('pairing')?.rows.find(({ symbol }) => symbol === '\\tau_\\mathrm{pre}')).toMatchObject({
      label: 'Time constant of the eligibility trace', value: 50, unit: 'ms', expected: 'a number from 0.1 to 10000 ms', path: 'rule.tauPreMs', presetId: 'fig2b', source: 'Eq. 3, Fig. 2b-d',
    })
  })

  it('have each meaning once, however many cells have it', () => {
    const somaTau = of('spiking')?.rows.filter(({ symbol }) => symbol === '\\tau_s')
    expect(somaTau).toHaveLength(1)
    expect(somaTau?.[0]).toMatchObject({ value: 16, unit: 'ms' })
  })

  it.each(kinds.map(symbolsOf))('of $kind lead to a field that the named preset has', ({ rows }) => {
    expect(rows.length).toBeGreaterThan(5)
    for (const { path, presetId } of rows) {
      const preset = presetById(presetId), field = preset === undefined ? undefined : kindOf(preset.spec).parameters(preset.spec).find((parameter) => parameter.path === path)
      expect(field === undefined ? undefined : settingAt(field, preset?.spec), path).toBeDefined()
    }
  })
})
