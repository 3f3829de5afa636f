/** Which parameters the symbols of a kind's equations stand for, read off the declarations of its parameters. */
import type { ExperimentKind } from './kind.ts'
import { describeExpected } from './parameter.ts'
import type { Parameter } from './parameter.ts'
import { applies, settingAt } from './spec-path.ts'

export interface SymbolRow {
  /** KaTeX source. */
  readonly symbol: string
  readonly label: string
  readonly unit: string
  readonly help: string
  readonly source: string
  /** "a number from 0 to 10 Hz" */
  readonly expected: string
  /** The paper's value, else that of the preset. */
  readonly value: unknown
  /** In the spec of the preset; others may have the parameter under another name, or more than once. */
  readonly path: string
  readonly presetId: string
  /** Of the preset. */
  readonly figure: string
}

export interface KindSymbols {
  readonly kind: string
  readonly title: string
  readonly equations: readonly { readonly label: string; readonly tex: string }[]
  /** Each meaning of a symbol once, from the first preset that has it. */
  readonly rows: readonly SymbolRow[]
}

export function symbolsOf({ kind, title, equations, parameters, presets }: Pick<ExperimentKind, 'kind' | 'title' | 'equations' | 'parameters' | 'presets'>): KindSymbols {
  const rows = new Map<string, SymbolRow>()
  for (const { id, figure, spec } of presets) {
    for (const parameter of parameters(spec)) {
      if (parameter.symbol === '' || !applies(parameter, spec)) continue
      const key = meaningOf(parameter)
      if (!rows.has(key)) rows.set(key, { ...wordsOf(parameter), value: parameter.paper ?? settingAt(parameter, spec), path: parameter.path, presetId: id, figure })
    }
  }
  return { kind, title, equations, rows: [...rows.values()] }
}

/** Two cells have the same parameter under paths that differ in the cell's name. */
const meaningOf = ({ symbol, label, path }: Parameter): string => [symbol, label, path.split('.')[0], path.split('.').at(-1)].join('|')

const wordsOf = (parameter: Parameter): Pick<SymbolRow, 'symbol' | 'label' | 'unit' | 'help' | 'source' | 'expected'> => {
  const { symbol, label, unit, help, source } = parameter
  return { symbol, label, unit, help, source, expected: describeExpected(parameter) }
}
