/** Everything that the manual's search looks through: its text, the keys, and the parameters once they are known. */
import type { KindSymbols } from '../../../src-main/api/contract.ts'
import { chordParts } from '../../keyboard/chord.ts'
import type { KeyGroup } from '../../keyboard/key-groups.ts'
import { manualSections } from './manual-markdown.ts'
import type { ManualPage } from './manual-pages.ts'
import type { Findable } from './manual-search.ts'

export const pageFindables = (pages: readonly ManualPage[]): Findable[] => pages.flatMap(({ id, title: pageTitle, source, entries = false }) => (
  manualSections(source, entries).map(({ title, anchor, text }) => ({ page: id, pageTitle, anchor, title, text }))
))

export const keyFindables = (groups: readonly KeyGroup[]): Findable[] => groups.map(({ title, rows }) => ({
  page: 'keys', pageTitle: 'Keys', anchor: '', title, text: rows.map(({ keys, what }) => `${keys.map((chord) => chordParts(chord).join(' ')).join(' or ')}: ${what}.`).join(' '),
}))

/** Headings of the kinds on the page of equations. */
const kindAnchors: Readonly<Record<string, string>> = { pairing: 'pairing-of-two-cells', spiking: 'spiking-networks', rate: 'rate-model', ensemble: 'networks-of-ensembles' }

export const symbolFindables = (kinds: readonly Pick<KindSymbols, 'kind' | 'title' | 'rows'>[]): Findable[] => kinds.flatMap(({ kind, title: kindTitle, rows }) => (
  rows.map(({ label, help, path, source }) => ({ page: 'equations', pageTitle: kindTitle, anchor: kindAnchors[kind] ?? '', title: label, text: `${help} ${path} ${source}` }))
))
