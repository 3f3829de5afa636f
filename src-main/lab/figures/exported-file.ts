/** Files as the API and the command line hand them on: every picture, of a run or of a page, is made here. */
import { renderFigurePdf } from '../../export/render-pdf.ts'
import { renderFigurePng } from '../../export/render-png.ts'
import { LabError } from '../errors.ts'
import type { ExportedFile, PictureFormat } from '../types.ts'

const mimeTypes: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml', png: 'image/png', pdf: 'application/pdf', csv: 'text/csv', json: 'application/json', npz: 'application/zip', html: 'text/html',
}

/** By the ending of its name; bytes travel as base64. */
export function exportedFile(filename: string, content: string | Buffer): ExportedFile {
  const mimeType = mimeTypes[filename.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return typeof content === 'string' ? { filename, mimeType, encoding: 'utf8', content } : { filename, mimeType, encoding: 'base64', content: content.toString('base64') }
}

/** A drawing in the format that was asked for; `stem` is the file's name without ending. Throws a LabError for a picture that would be too large. */
export function pictureFile(svg: string, { format, dpi, stem }: { readonly format: PictureFormat; readonly dpi: number; readonly stem: string }): ExportedFile {
  const makers = { svg: () => svg, pdf: () => renderFigurePdf(svg), png: () => renderFigurePng(svg, { dpi }) }
  try {
    return exportedFile(`${stem}.${format}`, makers[format]())
  } catch (error) {
    throw error instanceof RangeError ? new LabError('BAD_REQUEST', error.message) : error
  }
}

/** "fig-2b-seed-1", "fig-2c-3-runs". */
export function runsStem(runs: readonly { readonly name: string; readonly seed: number }[]): string {
  const [first] = runs
  const which = runs.length === 1 ? `seed-${first?.seed ?? 0}` : `${runs.length}-runs`
  return `${fileStem(first?.name ?? 'figure', 'run')}-${which}`
}

/** "fig-2b-tau-avg": letters, digits and dashes, whatever it is called; `other` where nothing of it is left. */
export function fileStem(name: string, other: string): string {
  const stem = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60)
  return stem === '' ? other : stem
}
