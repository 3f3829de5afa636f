/** What the palette finds for what was typed. */

export interface PaletteItem {
  readonly id: string
  /** Heading under which it stands. */
  readonly group: string
  readonly title: string
  /** A second line's worth: figure, seed, time. */
  readonly hint: string
  readonly icon: string
  /** As printed, where a key does the same. */
  readonly keys?: string | undefined
  /** There are too many of its kind to be listed before anything is typed. */
  readonly onlyFound?: boolean
  run(): void
}

/** Items in which every typed word occurs, best first; without words all that are not only to be found, in their own order; at most `limit` of each group. */
export function filterItems(items: readonly PaletteItem[], typed: string, limit: number): PaletteItem[] {
  const words = typed.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const listed = words.length === 0 ? items.filter(({ onlyFound }) => onlyFound !== true) : items
  const scored = listed.flatMap((item, index) => {
    const score = words.reduce((sum, word) => sum + wordScore(item, word), 0)
    return Number.isFinite(score) ? [{ item, index, score }] : []
  })
  const taken = new Map<string, number>()
  return scored
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ item }) => item)
    .filter(({ group }) => {
      const count = (taken.get(group) ?? 0) + 1
      taken.set(group, count)
      return count <= limit
    })
}

/** The title counts more than the rest, the beginning of a word more than its middle; −∞ where the word is nowhere. */
function wordScore(item: PaletteItem, word: string): number {
  const title = item.title.toLowerCase()
  if (title.startsWith(word)) return 4
  if (title.split(/[^\p{L}\p{N}.]+/u).some((part) => part.startsWith(word))) return 3
  if (title.includes(word)) return 2
  return `${item.hint} ${item.group}`.toLowerCase().includes(word) ? 1 : Number.NEGATIVE_INFINITY
}

/** Items under their headings; the heading of the best item comes first. */
export const groupItems = (items: readonly PaletteItem[]): readonly (readonly [string, readonly PaletteItem[]])[] => [...Map.groupBy(items, (item) => item.group)]
