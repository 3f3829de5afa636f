/** The experiments at Home in their folders. */
import type { ExperimentRow } from './experiment-rows.ts'

export interface ExperimentGroup {
  readonly kind: 'pinned' | 'folder' | 'rest'
  /** Of a folder its name, else a word for it. */
  readonly title: string
  readonly rows: readonly ExperimentRow[]
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Pinned ones first, wherever they lie, then folders by name, then the rest; none without rows. Rows keep their order. */
export function experimentGroups(rows: readonly ExperimentRow[]): ExperimentGroup[] {
  const [pinned, others] = [rows.filter(({ experiment }) => experiment.pinned), rows.filter(({ experiment }) => !experiment.pinned)]
  const filed = Map.groupBy(others, ({ experiment }) => experiment.folder ?? '')
  const folders = [...filed].filter(([name]) => name !== '').sort(([a], [b]) => collator.compare(a, b))
  const groups: ExperimentGroup[] = [
    { kind: 'pinned', title: 'Pinned', rows: pinned }, ...folders.map(([title, inside]): ExperimentGroup => ({ kind: 'folder', title, rows: inside })), { kind: 'rest', title: 'In no folder', rows: filed.get('') ?? [] },
  ]
  return groups.filter((group) => group.rows.length > 0)
}

/** Names of all folders there are. */
export const foldersOf = (experiments: readonly { readonly folder: string | null }[]): string[] => [...new Set(experiments.flatMap(({ folder }) => folder ?? []))].sort(collator.compare)

/** The first line of notes, without the signs of Markdown at its beginning. */
export const firstLine = (notes: string): string => notes.split('\n').map((line) => line.replace(/^[\s#>*-]+/, '').trim()).find((line) => line !== '') ?? ''
