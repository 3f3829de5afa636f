/** Text tables for a terminal. */

/** Columns padded to their widest cell, two spaces apart; no trailing spaces. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)), [])
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd())
  return `${lines.join('\n')}\n`
}

/** Six significant digits, as short as they are. */
export const numberText = (value: number | null): string => (value === null ? '–' : String(Number(value.toPrecision(6))))
