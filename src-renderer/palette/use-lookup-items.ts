/** What the palette finds by its words only: pages for a paper, data sets, sections of the manual, and parameters. Asked for with the first letter. */
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import { useApi } from '../api/use-api.ts'
import { formatTime } from '../components/figure/format.ts'
import { countText } from '../places/data/dataset-words.ts'
import { useOpenField } from '../places/help/use-open-field.ts'
import { usePlaces } from '../stores/places.ts'
import type { PaletteItem } from './filter-items.ts'

export function useLookupItems(typed: Readonly<Ref<string>>): ComputedRef<readonly PaletteItem[]> {
  const api = useApi()
  const places = usePlaces()
  const openField = useOpenField()
  const pages = onceTyped(typed, () => api.pages.list.query({ trashed: false }))
  const datasets = onceTyped(typed, () => api.datasets.list.query())
  const kinds = onceTyped(typed, () => api.catalog.symbols.query())
  const manual = useManualItems(typed)

  const pageItems = computed(() => pages.value.map(({ id, name, panelCount, updatedAt }): PaletteItem => ({
    id: `page-${id}`, group: 'Pages', title: name, hint: `${panelCount} ${panelCount === 1 ? 'panel' : 'panels'} · edited ${formatTime(updatedAt)}`, icon: 'pi pi-images', onlyFound: true,
    run: () => { places.open({ place: 'figures', page: id }) },
  })))
  const datasetItems = computed(() => datasets.value.map(({ name, counts, classes }): PaletteItem => ({
    id: `data-${name}`, group: 'Data sets', title: name, hint: counts === null ? '' : `${countText(counts.train + counts.test)} images of ${countText(classes)} classes`, icon: 'pi pi-database', onlyFound: true,
    run: () => { places.open({ place: 'data', name }) },
  })))
  const parameterItems = computed(() => kinds.value.flatMap(({ kind, title, rows }) => rows.map((row): PaletteItem => ({
    id: `parameter-${kind}-${row.path}`, group: 'Parameters', title: row.label, hint: `${title} · ${row.path}`, icon: 'pi pi-sliders-v', onlyFound: true,
    run: () => { void openField(kind, row) },
  }))))
  return computed(() => [...pageItems.value, ...datasetItems.value, ...parameterItems.value, ...manual.value])
}

/** Empty before anything is typed, and where it cannot be had: the places themselves say why. */
function onceTyped<Item>(typed: Readonly<Ref<string>>, ask: () => Promise<readonly Item[]>): ShallowRef<readonly Item[]> {
  const items = shallowRef<readonly Item[]>([])
  watch(typed, async () => { items.value = await ask().catch(() => []) }, { once: true })
  return items
}

/** The manual comes with its place, not with the window. */
function useManualItems(typed: Readonly<Ref<string>>): ComputedRef<readonly PaletteItem[]> {
  const places = usePlaces()
  const found = onceTyped(typed, async () => {
    const [{ manualPages }, { pageFindables }] = await Promise.all([import('../places/help/manual-pages.ts'), import('../places/help/findables.ts')])
    // Each entry of a long list has the heading above it, which is enough to go there.
    return [...new Map(pageFindables(manualPages).map((section) => [`${section.page}-${section.anchor}`, section])).values()]
  })
  return computed(() => found.value.map(({ page, pageTitle, title, anchor }): PaletteItem => ({
    id: `manual-${page}-${anchor}`, group: 'Manual', title, hint: pageTitle === title ? 'Help' : `Help · ${pageTitle}`, icon: 'pi pi-book', onlyFound: true,
    run: () => { places.open({ place: 'help', page, section: anchor }) },
  })))
}
