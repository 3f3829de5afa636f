import { describe, expect, it } from 'vitest'
import { kinds } from '../../src-main/experiments/kinds.ts'
import type { Parameter } from '../../src-main/experiments/parameter.ts'

/** Of every preset of every kind, each path once. */
const all = kinds.flatMap(({ kind, presets, parameters }) => [...new Map(presets.flatMap(({ spec }) => parameters(spec)).map((parameter) => [parameter.path, parameter])).values()].map((parameter) => ({ kind, parameter })))
const named = (list: readonly { readonly kind: string; readonly parameter: Parameter }[]): string[] => list.map(({ kind, parameter: { path, label } }) => `${kind} ${path}: ${label}`)
const isNumber = ({ kind }: Parameter): boolean => kind === 'number' || kind === 'integer' || kind === 'numbers'

/** What the ending of a name says about its unit. */
const units: readonly (readonly [RegExp, string])[] = [[/Ms$/, 'ms'], [/Hz$/, 'Hz'], [/Mv$/, 'mV'], [/Pa$/, 'pA'], [/Pf$/, 'pF'], [/Ns$/, 'nS'], [/S$/, 's'], [/PaHz$/, 'pA·Hz']]

describe('every parameter of every kind', () => {
  it('has a label, a help that is a sentence, and a source', () => {
    expect(named(all.filter(({ parameter: { label, help, source } }) => label === '' || source === '' || !/^.{8,}[.)]$/s.test(help)))).toEqual([])
  })

  it('has the unit that its name ends in', () => {
    const wrong = all.filter(({ parameter }) => {
      if (!isNumber(parameter)) return false
      const expected = units.filter(([ending]) => ending.test(parameter.path)).at(-1)?.[1]
      return expected !== undefined && expected !== parameter.unit
    })
    expect(named(wrong)).toEqual([])
  })

  it('that is a number has a range with its default, and the paper\'s value, in it', () => {
    const wrong = all.filter(({ parameter }) => {
      if (parameter.kind !== 'number' && parameter.kind !== 'integer') return false
      const { min, max, default: usual, paper } = parameter
      return !(min < max && usual >= min && usual <= max && (paper === null || (paper >= min && paper <= max)))
    })
    expect(named(wrong)).toEqual([])
  })

  it('that is a number has a symbol, unless it is about what is kept, looked at or computed with', () => {
    // Also those for which the paper writes none: filters and padding, the schedule of rates, spreads at the start, the teacher's tolerance.
    const plain = /^(network\.layers\.\d+\.(filters|padding)|optimiser\.rateFactor|initial\.(gain|recurrentRange)|protocol\.teacher\.toleranceHz|recording\.|data\.|fidelity\.|protocol\.phases\.\d+\.(weightFactors|addedCurrentsPa|patterns)|protocol\.patterns\.)/
    expect(named(all.filter(({ parameter }) => isNumber(parameter) && parameter.symbol === '' && !plain.test(parameter.path)))).toEqual([])
  })

  it('says the paper\'s value, as one or in words, where it says that one is from the paper\'s methods', () => {
    const silent = all.filter(({ parameter }) => isNumber(parameter) && /^Methods/.test(parameter.source) && !/code|implementation/.test(parameter.source) && parameter.paper === null && !/paper/i.test(parameter.help))
    expect(named(silent)).toEqual([])
  })
})
