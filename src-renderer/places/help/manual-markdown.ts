/**
 * The manual's Markdown as pieces of a page: HTML, and between its pieces what is alive. A line `<!-- live: station burst -->` stands for
 * something that computes; where the file is read elsewhere it is not seen. Formulas are between `$` or `$$`; pictures are left out, since
 * they show the workbench that one sits in front of.
 */
import katex from 'katex'
import MarkdownIt from 'markdown-it'

export type ManualPiece =
  | { readonly type: 'html'; readonly html: string }
  | { readonly type: 'live'; readonly name: string; readonly argument: string }

/** A heading with what stands below it, for the contents and the search. */
export interface ManualSection {
  readonly level: number
  readonly title: string
  /** Of the heading, as in a link to it; empty for what stands before any. */
  readonly anchor: string
  /** Without marks, in one line. */
  readonly text: string
}

/** Where a link of the file at `from` leads within the app; undefined where it leads nowhere. */
export type ResolveLink = (href: string) => string | undefined

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })
markdown.renderer.rules.image = () => ''
// The title of a page stands above it.
markdown.renderer.rules.table_open = () => '<div class="table"><table>\n'
markdown.renderer.rules.table_close = () => '</table></div>\n'

/** "$x$" within a line, "$$x$$" on lines of its own. */
markdown.inline.ruler.before('escape', 'math', (state, silent) => {
  const { src, pos } = state
  if (src[pos] !== '$') return false
  const mark = src[pos + 1] === '$' ? '$$' : '$'
  const end = src.indexOf(mark, pos + mark.length)
  const tex = src.slice(pos + mark.length, end)
  // A price, or the name of a variable, is no formula.
  if (end < 0 || tex.trim() === '' || (mark === '$' && (/^\s|\s$/.test(tex)))) return false
  if (!silent) {
    const token = state.push(mark === '$' ? 'math' : 'math_block', '', 0)
    token.content = tex.trim()
  }
  state.pos = end + mark.length
  return true
})
const drawn = (tex: string): string => katex.renderToString(tex, { throwOnError: false, strict: 'ignore' })
markdown.renderer.rules['math'] = (tokens, index) => drawn(tokens[index]?.content ?? '')
// Set as in a line of text an equation breaks at its signs where the page is narrow.
markdown.renderer.rules['math_block'] = (tokens, index) => `<span class="equation">${drawn(`\\displaystyle ${tokens[index]?.content ?? ''}`)}</span>`

/** Lines that stand for what is alive. */
const live = /^<!-- live: ([a-z-]+) ?([\w-]*) -->$/m

/** As GitHub makes it: "Where is it?" → "where-is-it". */
export const anchorOf = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(/\s/g, '-')

/** Of the headings of one page, in order: the second "Added" is "added-1", also as GitHub makes it. */
function anchorsOfPage(): (title: string) => string {
  const times = new Map<string, number>()
  return (title) => {
    const anchor = anchorOf(title)
    const before = times.get(anchor) ?? 0
    times.set(anchor, before + 1)
    return before === 0 ? anchor : `${anchor}-${before}`
  }
}

/** The pieces of a page, in order. Links that `resolve` does not know are plain text. */
export function manualPieces(source: string, resolve: ResolveLink): ManualPiece[] {
  const nextAnchor = anchorsOfPage()
  const parts = source.split(new RegExp(live, 'gm'))
  // Text, name, argument, text, name, argument, …, text.
  return parts.flatMap((part, index): ManualPiece[] => {
    if (index % 3 === 0) return part.trim() === '' ? [] : [{ type: 'html', html: htmlOf(part, resolve, nextAnchor) }]
    return index % 3 === 1 ? [{ type: 'live', name: part, argument: parts[index + 1] ?? '' }] : []
  })
}

function htmlOf(source: string, resolve: ResolveLink, nextAnchor: (title: string) => string): string {
  const tokens = markdown.parse(source, {})
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') {
      token.attrSet('id', nextAnchor(plainText(tokens[index + 1])))
      // So that one can be taken there.
      token.attrSet('tabindex', '-1')
    }
    for (const [at, child] of (token.children ?? []).entries()) {
      if (child.type !== 'link_open') continue
      const href = String(child.attrGet('href') ?? '')
      const outside = /^https?:/.test(href)
      const target = outside ? href : resolve(href)
      if (target === undefined) {
        child.hidden = true
        const close = token.children?.find((other, later) => later > at && other.type === 'link_close' && other.level === child.level)
        if (close !== undefined) close.hidden = true
        continue
      }
      child.attrSet('href', target)
      if (outside) {
        child.attrSet('target', '_blank')
        child.attrSet('rel', 'noopener noreferrer')
      }
    }
  })
  return markdown.renderer.render(tokens, markdown.options, {})
}

type Token = ReturnType<typeof markdown.parse>[number]

/** Words and formulas of a line, without marks. */
const plainText = (token: Token | undefined): string => (token?.children ?? []).map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join('')

/** The sections of a page, in order. `entries`: each item of a list by itself, with title and anchor of the heading above it. */
export function manualSections(source: string, entries = false): ManualSection[] {
  const sections: { level: number; title: string; anchor: string; texts: string[] }[] = []
  const nextAnchor = anchorsOfPage()
  const tokens = markdown.parse(source.replaceAll(new RegExp(live, 'gm'), ''), {})
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') {
      const title = plainText(tokens[index + 1])
      sections.push({ level: Number(token.tag.slice(1)), title, anchor: nextAnchor(title), texts: [] })
    } else if (entries && token.type === 'list_item_open') {
      const above = sections.at(-1)
      if (above !== undefined) sections.push({ ...above, texts: [] })
    } else if (token.type === 'inline' && tokens[index - 1]?.type !== 'heading_open') {
      sections.at(-1)?.texts.push(plainText(token))
    } else if (token.type === 'fence' || token.type === 'code_block') {
      sections.at(-1)?.texts.push(token.content)
    }
  })
  return sections.map(({ texts, ...section }) => ({ ...section, text: texts.join(' ').replaceAll(/\s+/g, ' ').trim() }))
}
