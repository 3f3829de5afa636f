/** A figure as PDF: vectors and letters of its SVG, drawn with our own font, which is embedded. The provenance is inside. */
import { createRequire } from 'node:module'
import type PDFDocument from 'pdfkit'
import { fontFile } from './font-file.ts'
import { pdfInfoKey, provenanceKeyword, provenanceText, readProvenance } from './provenance.ts'
import { parseSvg } from './svg-tree.ts'
import type { SvgElement } from './svg-tree.ts'

type Pdf = InstanceType<typeof PDFDocument>

const fonts = { regular: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' } as const

/**
 * PDF bytes of an SVG by `renderPageSvg`: one page of its size. Equal SVGs make equal PDFs. Throws RangeError for a size that is
 * missing and for what the drawing holds beyond shapes and letters.
 */
export function renderFigurePdf(svg: string): Buffer {
  const root = parseSvg(svg)
  const [, , width = NaN, height = NaN] = (root.attributes.get('viewBox') ?? '').split(' ').map(Number)
  if (!(width > 0 && height > 0)) throw new RangeError('svg: expected an <svg> element with a view box')
  const provenance = readProvenance(svg)
  const require = createRequire(import.meta.url)
  // Loaded at the first export, as the charting library is.
  const Document = require('pdfkit') as typeof PDFDocument
  const made = new Date(provenance?.exportedAt ?? 0)
  const pdf = new Document({
    size: [width, height], margin: 0, font: fontFile(fonts.regular),
    info: {
      Title: titleOf(root), Creator: `Burstlab${provenance === null ? '' : ` ${provenance.version}`}`, Producer: 'Burstlab', CreationDate: made,
      ...(provenance === null ? {} : { [pdfInfoKey]: provenanceText(provenance) }),
    },
  })
  for (const [name, file] of Object.entries(fonts)) pdf.registerFont(name, fontFile(file))
  if (provenance !== null) {
    pdf.file(Buffer.from(provenanceText(provenance), 'ascii'), { name: `${provenanceKeyword}.json`, type: 'application/json', description: 'Runs behind this figure', creationDate: made, modifiedDate: made })
  }
  const clips = new Map(everyElement(root).filter(({ name }) => name === 'clipPath').map((clip) => [clip.attributes.get('id') ?? '', clip]))
  drawChildren(pdf, root, clips)
  pdf.end()
  const bytes: unknown = pdf.read()
  if (!Buffer.isBuffer(bytes)) throw new Error('the PDF library gave no bytes')
  return bytes
}

type Clips = ReadonlyMap<string, SvgElement>

const everyElement = (element: SvgElement): SvgElement[] => [element, ...element.children.flatMap(everyElement)]
const titleOf = (root: SvgElement): string => root.children.find(({ name }) => name === 'title')?.text ?? ''

function drawChildren(pdf: Pdf, element: SvgElement, clips: Clips): void {
  for (const child of element.children) draw(pdf, child, clips)
}

function draw(pdf: Pdf, element: SvgElement, clips: Clips): void {
  const { name } = element
  if (['title', 'desc', 'metadata', 'defs', 'clipPath'].includes(name)) return
  pdf.save()
  const clip = clips.get(/^url\(#(.+)\)$/.exec(element.attributes.get('clip-path') ?? '')?.[1] ?? '')
  if (clip !== undefined) {
    for (const shape of clip.children) outline(pdf, shape)
    pdf.clip()
  }
  transform(pdf, element.attributes.get('transform'))
  if (name === 'g' || name === 'svg') drawChildren(pdf, element, clips)
  else if (name === 'text') drawText(pdf, element)
  else if (outline(pdf, element)) paint(pdf, element)
  pdf.restore()
}

/** False where there is nothing to paint. */
function outline(pdf: Pdf, { name, attributes }: SvgElement): boolean {
  const number = (key: string): number => Number(attributes.get(key) ?? 0)
  switch (name) {
    case 'path': {
      const d = attributes.get('d') ?? ''
      if (d !== '') pdf.path(d)
      return d !== ''
    }
    case 'rect':
      pdf.rect(number('x'), number('y'), number('width'), number('height'))
      return true
    case 'line':
      pdf.moveTo(number('x1'), number('y1')).lineTo(number('x2'), number('y2'))
      return true
    default: throw new RangeError(`svg: <${name}> is not drawn in a PDF`)
  }
}

function paint(pdf: Pdf, { attributes }: SvgElement): void {
  const get = (key: string): string | undefined => attributes.get(key)
  const seen = (key: 'fill' | 'stroke'): boolean => get(`${key}-opacity`) !== '0' && (key === 'fill' || get('stroke-width') !== '0')
  const [fill, stroke] = [seen('fill') ? colour(get('fill') ?? '#000000') : null, seen('stroke') ? colour(get('stroke') ?? 'none') : null]
  if (fill !== null) pdf.fillColor(fill, Number(get('fill-opacity') ?? 1))
  if (stroke !== null) {
    pdf.strokeColor(stroke, Number(get('stroke-opacity') ?? 1)).lineWidth(Number(get('stroke-width') ?? 1)).miterLimit(Number(get('stroke-miterlimit') ?? 10))
    pdf.lineCap(oneOf(get('stroke-linecap'), ['butt', 'round', 'square'])).lineJoin(oneOf(get('stroke-linejoin'), ['miter', 'round', 'bevel']))
    const dash = (get('stroke-dasharray') ?? '').split(/[\s,]+/).map(Number).filter((length) => length > 0)
    if (dash.length > 0) pdf.addContent(`[${dash.join(' ')}] ${Number(get('stroke-dashoffset') ?? 0)} d`)
  }
  if (fill !== null && stroke !== null) pdf.fillAndStroke()
  else if (fill !== null) pdf.fill()
  else if (stroke !== null) pdf.stroke()
  // An outline that is not painted must not become part of the next one.
  else pdf.addContent('n')
}

function drawText(pdf: Pdf, { attributes, text }: SvgElement): void {
  const style = attributes.get('style') ?? ''
  const size = Number(/font-size:([\d.]+)px/.exec(style)?.[1] ?? attributes.get('font-size') ?? 12)
  const bold = /font-weight:bold/.test(style) || attributes.get('font-weight') === 'bold'
  pdf.font(bold ? 'bold' : 'regular').fontSize(size)
  const fill = colour(attributes.get('fill') ?? '#000000')
  if (fill === null) return
  pdf.fillColor(fill, Number(attributes.get('fill-opacity') ?? 1))
  const words = text.trimEnd()
  if (words === '') return
  const width = pdf.widthOfString(words)
  const anchor = attributes.get('text-anchor')
  const shift = anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0
  const baseline = attributes.get('dominant-baseline') === 'central' ? 'svg-central' : 'alphabetic'
  pdf.text(words, Number(attributes.get('x') ?? 0) - shift, Number(attributes.get('y') ?? 0), { lineBreak: false, baseline })
}

function transform(pdf: Pdf, text: string | undefined): void {
  for (const [, name = '', list = ''] of (text ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = list.trim().split(/[\s,]+/).map(Number)
    switch (name) {
      case 'translate': pdf.translate(a, b); break
      case 'matrix': pdf.transform(a, b, c, d, e, f); break
      case 'scale': pdf.scale(a, list.trim().split(/[\s,]+/).length > 1 ? b : a); break
      case 'rotate': pdf.rotate(a); break
      default: throw new RangeError(`svg: the transform ${name} is not known`)
    }
  }
}

/** As the PDF library takes it: #rrggbb. Null for no colour. */
function colour(value: string): string | null {
  if (value === 'none' || value === 'transparent') return null
  const channels = /^rgb\((\d+), ?(\d+), ?(\d+)\)$/.exec(value)?.slice(1)
  const text = channels === undefined ? value : `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`
  if (!/^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(text)) throw new RangeError(`svg: the colour "${value}" is not drawn in a PDF`)
  return text
}

const oneOf = <T extends string>(value: string | undefined, choices: readonly [T, ...T[]]): T => choices.find((choice) => choice === value) ?? choices[0]
