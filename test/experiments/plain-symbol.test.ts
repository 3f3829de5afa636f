import { describe, expect, it } from 'vitest'
import { plainSymbol } from '../../src-main/experiments/plain-symbol.ts'

describe('a symbol in plain text', () => {
  it.each([
    ['\\tau_\\mathrm{avg}', 'τavg'], ['\\bar{P}(0)', 'P̄(0)'], ['\\Delta t', 'Δt'], ['\\tau_{w_s}', 'τwₛ'], ['\\sigma_B/\\sigma_{W_2}', 'σB/σW₂'], ['\\mathrm{d}t', 'dt'],
    ['n_1', 'n₁'], ['\\tau_\\mathrm{pre}', 'τₚᵣₑ'], ['u,\\,p', 'u, p'], ['', ''],
    ['\\eta^{(r)}', 'η⁽ʳ⁾'], ['p_L^{(0)}', 'pL⁽⁰⁾'], ['\\tau_\\mathrm{ref}^{E}', 'τrefᴱ'],
  ])('of %s is %s', (tex, text) => expect(plainSymbol(tex)).toBe(text))
})
