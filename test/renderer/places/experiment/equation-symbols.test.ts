import { describe, expect, it } from 'vitest'
import katex from 'katex'
import { kinds } from '../../../../src-main/experiments/kinds.ts'
import { knownSymbols, markSymbols } from '../../../../src-renderer/places/experiment/equation-symbols.ts'

const foundIn = (tex: string, ...symbols: readonly string[]) => markSymbols(tex, symbols).found

describe('symbols of parameters in an equation', () => {
  it('are wrapped where they stand', () => {
    expect(markSymbols('\\dot w = \\eta M B', ['\\eta', 'M']).tex).toBe('\\dot w=\\htmlData{symbol=0}{\\eta}\\htmlData{symbol=1}{M}B')
  })

  it('are not parts of others', () => {
    expect(foundIn('\\tau_{w_s}\\dot{w}_s = -w_s + b\\,\\tau_{w_s} S', '\\tau_{w_s}', '\\tau_s', 'b', 's', 'w')).toEqual(['\\tau_{w_s}', 'b'])
    expect(foundIn('e_\\mathrm{max} - e', 'e_\\mathrm{max}', 'm')).toEqual(['e_\\mathrm{max}'])
    expect(foundIn('p = \\sigma(u) + \\sigma\\bigl(v\\bigr)', '\\sigma')).toEqual([])
    expect(foundIn('\\frac{\\mathrm{d}w}{\\mathrm{d}t}', 'd', 'f', '\\mathrm{d}t')).toEqual([])
  })

  it('are found in the equations of each kind, which KaTeX still can draw', () => {
    for (const kind of kinds) {
      const preset = kind.presets[0]
      const symbols = knownSymbols(kind.parameters(preset?.spec))
      const marked = kind.equations.map(({ tex }) => markSymbols(tex, symbols))
      expect(new Set(marked.flatMap(({ found }) => found)).size, kind.kind).toBeGreaterThan(2)
      for (const { tex } of marked) {
        expect(() => katex.renderToString(tex, { throwOnError: true, strict: 'ignore', trust: ({ command }) => command === '\\htmlData' })).not.toThrow()
      }
    }
  })
})
