/** Equations with the parameters that their symbols stand for. */
import type { KindSymbols, SymbolRow } from '../../../src-main/api/contract.ts'
import { markSymbols } from '../experiment/equation-symbols.ts'

export interface EquationTable {
  readonly label: string
  readonly tex: string
  /** In the order of the symbols in the equation; a symbol may stand for several. */
  readonly rows: readonly SymbolRow[]
}

export interface SymbolTables {
  readonly equations: readonly EquationTable[]
  /** Parameters whose symbol is in none of them. */
  readonly others: readonly SymbolRow[]
}

export function symbolTables({ equations, rows }: Pick<KindSymbols, 'equations' | 'rows'>): SymbolTables {
  // The longest first, as a symbol may begin with another one.
  const symbols = [...new Set(rows.map(({ symbol }) => symbol))].sort((a, b) => b.length - a.length)
  const tables = equations.map(({ label, tex }) => ({ label, tex, rows: markSymbols(tex, symbols).found.flatMap((found) => rows.filter(({ symbol }) => symbol === found)) }))
  const used = new Set(tables.flatMap((table) => table.rows))
  return { equations: tables, others: rows.filter((row) => !used.has(row)) }
}
