/** Notes as HTML. Nothing in them becomes a tag of theirs. */
import { element, joined, raw } from './html.ts'
import type { Html } from './html.ts'
import { emphasisMarks, noteBlocks } from './note-blocks.ts'
import type { NoteBlock } from './note-blocks.ts'

export const notesHtml = (notes: string): Html => joined(noteBlocks(notes).map(blockHtml))

function blockHtml({ kind, level, lines }: NoteBlock): Html {
  // Below the report's own headings.
  if (kind === 'heading') return element(`h${Math.min(6, 3 + level)}`, inline(lines[0] ?? ''))
  if (kind === 'paragraph') return element('p', lines.flatMap((line, index) => [...(index === 0 ? [] : [raw('<br>')]), inline(line)]))
  return element(kind === 'bullets' ? 'ul' : 'ol', lines.map((line) => element('li', inline(line))))
}

function inline(text: string): Html {
  const found = emphasisMarks.exec(text)
  if (found === null) return joined([text])
  const [all, code, strong, emphasis] = found
  const marked = code !== undefined ? element('code', code) : strong !== undefined ? element('strong', inline(strong)) : element('em', inline(emphasis ?? ''))
  return joined([text.slice(0, found.index), marked, inline(text.slice(found.index + all.length))])
}
