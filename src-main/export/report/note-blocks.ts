/** Notes as people write them, block by block: headings (#), lists (-, 1.), paragraphs. */

export interface NoteBlock {
  readonly kind: 'heading' | 'bullets' | 'numbers' | 'paragraph'
  /** Of a heading: 1 to 4; 0 for the rest. */
  readonly level: number
  /** One of a heading; the items of a list; the lines of a paragraph as they were broken. With the marks of emphasis. */
  readonly lines: readonly string[]
}

/** Blocks of a text, between empty lines. */
export const noteBlocks = (notes: string): NoteBlock[] =>
  notes.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n\s*/).map((block) => block.trim()).filter((block) => block !== '').map(blockOf)

const bullet = /^\s*[-*]\s+/
const number = /^\s*\d+[.)]\s+/

function blockOf(block: string): NoteBlock {
  const heading = /^(#{1,4})\s+([^\n]+)$/.exec(block)
  if (heading !== null) return { kind: 'heading', level: heading[1]?.length ?? 1, lines: [heading[2] ?? ''] }
  const lines = block.split('\n')
  for (const [kind, mark] of [['bullets', bullet], ['numbers', number]] as const) {
    if (lines.every((line) => mark.test(line))) return { kind, level: 0, lines: lines.map((line) => line.replace(mark, '')) }
  }
  return { kind: 'paragraph', level: 0, lines }
}

/** Code, strong, emphasis. */
export const emphasisMarks = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\*([^*\s][^*\n]*)\*/

/** Without the marks of emphasis, where letters have one form only. */
export function withoutMarks(text: string): string {
  const found = emphasisMarks.exec(text)
  if (found === null) return text
  const [all, code, strong, emphasis] = found
  return `${text.slice(0, found.index)}${code ?? withoutMarks(strong ?? emphasis ?? '')}${withoutMarks(text.slice(found.index + all.length))}`
}
