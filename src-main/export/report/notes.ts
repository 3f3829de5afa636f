/** Notes as people write them: headings (#), lists (-, 1.), emphasis (*, **), code (`). Nothing in them becomes a tag of theirs. */
import { element, joined, raw } from './html.ts'
import type { Html } from './html.ts'

export function notesHtml(notes: string): Html {
  const blocks = notes.replace(/\r\n?/g, '\n').split(/\n{2,}/).map((block) => block.trim()).filter((block) => block !== '')
  return joined(blocks.map(blockHtml))
}

function blockHtml(block: string): Html {
  const heading = /^(#{1,4})\s+([^\n]+)$/.exec(block)
  // Below the report's own headings.
  if (heading !== null) return element(`h${Math.min(6, 3 + (heading[1]?.length ?? 1))}`, inline(heading[2] ?? ''))
  const lines = block.split('\n')
  if (lines.every((line) => /^\s*[-*]\s+/.test(line))) return element('ul', lines.map((line) => element('li', inline(line.replace(/^\s*[-*]\s+/, '')))))
  if (lines.every((line) => /^\s*\d+[.)]\s+/.test(line))) return element('ol', lines.map((line) => element('li', inline(line.replace(/^\s*\d+[.)]\s+/, '')))))
  return element('p', lines.flatMap((line, index) => [...(index === 0 ? [] : [raw('<br>')]), inline(line)]))
}

const marks = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\*([^*\s][^*\n]*)\*/

function inline(text: string): Html {
  const found = marks.exec(text)
  if (found === null) return joined([text])
  const [all, code, strong, emphasis] = found
  const marked = code !== undefined ? element('code', code) : strong !== undefined ? element('strong', inline(strong)) : element('em', inline(emphasis ?? ''))
  return joined([text.slice(0, found.index), marked, inline(text.slice(found.index + all.length))])
}
