/** What the palette finds by its words only: pages for a paper, data sets, sections of the manual, and parameters. Asked for when it opens. */
import { computed, shallowRef } from 'vue'
import type { ComputedRef } from 'vue'
import { useApi } from '../api/use-api.ts'
import { formatTime } from '../components/figure/format.ts'
import { countText } from '../places/data/dataset-words.ts'
import { useOpenField } from '../places/help/use-open-field.ts'
import { useLoaded } from '../stores/use-loaded.ts'
import { usePlaces } from '../stores/places.ts'
import type { PaletteItem } from './filter-items.ts'

export function useLookupItems(): ComputedRef<readonly PaletteItem[]> {
  const api = useApi()
  const places = usePlaces()
  const openField = useOpenField()
  // What cannot be had is not found: the places themselves say why.
  const { value: pages } = useLoaded(() => api.pages.list.query({ trashed: false }))
  const { value: datasets } = useLoaded(() => api.datasets.list.query())
  const { value: kinds } = useLoaded(() => api.catalog.symbols.query())
  const manual = useManualItems()

  const pageItems = computed(() => (pages.value ?? []).map(({ id, name, panelCount, updatedAt }): PaletteItem => ({
    id: `page-${id}`, group: 'Pages', title: name, hint: `${panelCount} ${panelCount === 1 ? 'panel' : 'panels'} · edited ${formatTime(updatedAt)}`, icon: 'pi pi-images', onlyFound: true,
    run: () => { places.open({ place: 'figures', page: id }) },
  })))
  const datasetItems = computed(() => (datasets.value ?? []).map(({ name, counts, classes }): PaletteItem => ({
    id: `data-${name}`, group: 'Data sets', title: name, hint: counts === null ? '' : `${countText(counts.train + counts.test)} images of ${countText(classes)} classes`, icon: 'pi pi-database', onlyFound: true,
    run: () => { places.open({ place: 'data', name }) },
  })))
  const parameterItems = computed(() => (kinds.value ?? []).flatMap(({ kind, title, rows }) => rows.map((row): PaletteItem => ({
    id: `parameter-${kind}-${row.path}`, group: 'Parameters', title: row.label, hint: `${title} · ${row.path}`, icon: 'pi pi-sliders-v', onlyFound: true,
    run: () => { void openField(kind, row) },
  }))))
  return computed(() => [...pageItems.value, ...datasetItems.value, ...parameterItems.value, ...manual.value])
}

/** The manual comes with its place, not with the window. */
function useManualItems(): ComputedRef<readonly PaletteItem[]> {
  const places = usePlaces()
  const found = shallowRef<readonly { readonly page: string; readonly pageTitle: string; readonly title: string; readonly anchor: string }[]>([])
  async function load(): Promise<void> {
    const [{ manualPages }, { pageFindables }] = await Promise.all([import('../places/help/manual-pages.ts'), import('../places/help/findables.ts')])
    // Each entry of a long list has the heading above it, which is enough to go there.
    found.value = [...new Map(pageFindables(manualPages).map((section) => [`${section.page}-${section.anchor}`, section])).values()]
  }
  void load()
  return computed(() => found.value.map(({ page, pageTitle, title, anchor }): PaletteItem => ({
    id: `manual-${page}-${anchor}`, group: 'Manual', title, hint: pageTitle === title ? 'Help' : `Help · ${pageTitle}`, icon: 'pi pi-book', onlyFound: true,
    run: () => { places.open({ place: 'help', page, section: anchor }) },
  })))
}
