/** What the manual's search finds: sections in which every word occurs, those with it in their title first. */

export interface Findable {
  readonly page: string
  /** Of the page, as in the list of pages. */
  readonly pageTitle: string
  readonly anchor: string
  readonly title: string
  readonly text: string
}

export interface Found extends Findable {
  /** Around the first word, as much as fits into two lines. */
  readonly excerpt: string
}

const before = 40
const length = 160

/** At most `limit`, best first; none without words. Case and accents do not count. */
export function searchManual(sections: readonly Findable[], typed: string, limit = 20): Found[] {
  const words = plain(typed).split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return []
  return sections
    .flatMap((section, index) => {
      const [title, text] = [plain(section.title), plain(section.text)]
      const score = words.reduce((sum, word) => sum + wordScore(title, text, word), 0)
      return Number.isFinite(score) ? [{ section, index, score }] : []
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, limit)
    .map(({ section }) => ({ ...section, excerpt: excerptOf(section.text, words) }))
}

/** −∞ where the word is nowhere. */
function wordScore(title: string, text: string, word: string): number {
  if (title.startsWith(word)) return 4
  if (title.includes(word)) return 3
  if (text.includes(` ${word}`) || text.startsWith(word)) return 2
  return text.includes(word) ? 1 : Number.NEGATIVE_INFINITY
}

/** Lower case, without accents; as long as it was, so that positions stay. */
const plain = (text: string): string => [...text].map((letter) => {
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.length === letter.length ? bare : letter
}).join('')

function excerptOf(text: string, words: readonly string[]): string {
  const small = plain(text)
  const places = words.map((word) => small.indexOf(word)).filter((place) => place >= 0)
  const first = places.length === 0 ? 0 : Math.min(...places)
  const from = first <= before ? 0 : text.lastIndexOf(' ', first - before) + 1
  const cut = text.slice(from, from + length)
  return `${from > 0 ? '… ' : ''}${cut}${from + length < text.length ? ' …' : ''}`
}
