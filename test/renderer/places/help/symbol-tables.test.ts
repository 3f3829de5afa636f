import { describe, expect, it } from 'vitest'
import { kinds } from '../../../../src-main/experiments/kinds.ts'
import { symbolsOf } from '../../../../src-main/experiments/symbol-reference.ts'
import { symbolTables } from '../../../../src-renderer/places/help/symbol-tables.ts'

const of = (kind: string) => symbolTables(kinds.filter((other) => other.kind === kind).map(symbolsOf)[0] ?? { equations: [], rows: [] })
const symbolsIn = (kind: string, label: string): readonly string[] => of(kind).equations.find((equation) => equation.label === label)?.rows.map(({ symbol }) => symbol) ?? []

describe('equations and their parameters', () => {
  it('are found in one another', () => {
    expect(symbolsIn('pairing', 'Eq. 1')).toEqual(['\\eta'])
    expect(symbolsIn('pairing', 'Eq. 3')).toEqual(['\\tau_\\mathrm{pre}'])
    expect(new Set(symbolsIn('spiking', 'Eq. 9'))).toEqual(new Set(['C_s', '\\tau_s', 'E_L', 'g_s', '\\tau_{w_s}', 'b']))
  })

  it.each(kinds.map(({ kind }) => kind))('of %s have each parameter somewhere', (kind) => {
    const { equations, others } = of(kind)
    const all = new Set([...equations.flatMap(({ rows }) => rows), ...others])
    expect(all.size).toBe(kinds.filter((other) => other.kind === kind).map(symbolsOf)[0]?.rows.length)
  })
})
