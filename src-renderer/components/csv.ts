/** Tables as RFC 4180 CSV that a spreadsheet opens without running anything in it. */
import type { ExportedFile } from '../../src-main/api/contract.ts'

/** A header and a line for each row; lists within a cell are separated by spaces, what is not there is empty. */
export function csvFile(filename: string, header: readonly string[], rows: readonly (readonly unknown[])[]): ExportedFile {
  const lines = [header, ...rows].map((cells) => cells.map(csvCell).join(','))
  return { filename, mimeType: 'text/csv', encoding: 'utf8', content: `${lines.join('\r\n')}\r\n` }
}

function csvCell(value: unknown): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '')
  // A spreadsheet would run a text cell that starts like a formula.
  const safe = typeof value !== 'number' && /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
