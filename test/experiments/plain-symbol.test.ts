import { describe, expect, it } from 'vitest'
import { plainSymbol } from '../../src-main/experiments/plain-symbol.ts'

describe('a symbol in plain text', () => {
  it.each([
    ['\\tau_\\mathrm{avg}', 'τ_avg'], ['\\bar{P}(0)', 'P̄(0)'], ['\\Delta t', 'Δt'], ['\\tau_{w_s}', 'τ_w_s'], ['\\sigma_B/\\sigma_{W_2}', 'σ_B/σ_W_2'], ['\\mathrm{d}t', 'dt'],
    ['n_1', 'n_1'], ['u,\\,p', 'u, p'], ['', ''],
  ])('of %s is %s', (tex, text) => expect(plainSymbol(tex)).toBe(text))
})
