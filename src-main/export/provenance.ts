/** The provenance inside exported files: written as ASCII JSON, so that it fits into XML and PNG text alike; read back and checked. */
import { z } from 'zod'
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { pngText } from './png-chunks.ts'
import { unescapeXml } from './svg-tree.ts'

/** The id of the SVG metadata element and the keyword of the PNG chunk. */
export const provenanceKeyword = 'burstlab-provenance'

const schema: z.ZodType<FigureProvenance> = z.object({
  application: z.literal('Burstlab'),
  version: z.string(),
  gitCommit: z.string().nullable(),
  exportedAt: z.string(),
  figure: z.string(),
  runs: z.array(z.object({ id: z.string(), name: z.string(), specHash: z.string(), seed: z.number(), checksum: z.string().nullable(), engineVersion: z.string().optional() })),
  specHash: z.string().optional(),
})

/** JSON in printable ASCII; everything else is escaped the JSON way. */
export function provenanceText(provenance: FigureProvenance): string {
  return JSON.stringify(provenance).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Which kind of picture the bytes are; null for none of those that carry provenance. */
export function provenanceFormat(file: Uint8Array): 'svg' | 'png' | 'pdf' | null {
  const start = Buffer.from(file.subarray(0, 1024)).toString('latin1')
  if (start.startsWith('\x89PNG')) return 'png'
  if (start.startsWith('%PDF-')) return 'pdf'
  return /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE svg|svg)[\s>]/.test(start) && Buffer.from(file).includes('<svg') ? 'svg' : null
}

/** Reads the provenance out of an exported figure. Null when the file carries none, or one that is not ours. */
export function readProvenance(file: string | Uint8Array): FigureProvenance | null {
  const text = textIn(file)
  if (text === null) return null
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function textIn(file: string | Uint8Array): string | null {
  if (typeof file === 'string') return svgMetadata(file)
  switch (provenanceFormat(file)) {
    case 'svg': return svgMetadata(Buffer.from(file).toString('utf8'))
    case 'png': return pngText(file, provenanceKeyword)
    case 'pdf': return pdfInformation(Buffer.from(file).toString('latin1'))
    case null: return null
  }
}

function svgMetadata(svg: string): string | null {
  const found = new RegExp(`<metadata id="${provenanceKeyword}">([^<]*)</metadata>`).exec(svg)
  return found?.[1] === undefined ? null : unescapeXml(found[1])
}

/** For XML text and attributes. Characters that XML 1.0 does not allow at all become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    // oxlint-disable-next-line no-control-regex -- exactly the control characters that XML forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Under which a PDF's information holds the provenance: it lies open in the file, an attachment of the same contents does not. */
export const pdfInfoKey = 'BurstlabProvenance'

/** A literal string (PDF 1.7, 7.3.4.2) in the document's information, or in an object of its own that this refers to. */
function pdfInformation(pdf: string): string | null {
  const object = new RegExp(`/${pdfInfoKey} (\\d{1,10}) 0 R`).exec(pdf)?.[1]
  return literalAfter(pdf, object === undefined ? `/${pdfInfoKey} ` : `\n${object} 0 obj`)
}

/**
 * The literal string that follows the first `mark`, its escapes undone; null where none does. Once from its beginning to its end: a
 * pattern would begin anew at every mark of a file that is made of them.
 */
function literalAfter(pdf: string, mark: string): string | null {
  const found = pdf.indexOf(mark)
  if (found < 0) return null
  const from = found + mark.length + (/^\s{0,16}/.exec(pdf.slice(found + mark.length, found + mark.length + 16))?.[0].length ?? 0)
  if (pdf[from] !== '(') return null
  for (let at = from + 1; at < pdf.length; at++) {
    if (pdf[at] === '\\') at++
    else if (pdf[at] === ')') return pdf.slice(from + 1, at).replace(/\\([^])/g, '$1')
  }
  return null
}
