/** Everything the palette can do at this moment. */
import { computed } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import type { KeyAction, Settings } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { isRecord } from '../components/read-json.ts'
import { formatTime } from '../components/figure/format.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { statusWord } from '../components/status-words.ts'
import { sweepProgress } from '../places/sweep/sweep-words.ts'
import { readSource, sourceWords } from '../places/compare/compare-state.ts'
import { useCompareViews } from '../places/compare/compare-views.ts'
import { usePresets } from '../places/experiment/use-presets.ts'
import { useExperiments } from '../stores/experiments.ts'
import { useExperimentTabs } from '../stores/experiment-tabs.ts'
import { useLogDrawer } from '../stores/log-drawer.ts'
import { useNotices } from '../stores/notices.ts'
import { usePlaces } from '../stores/places.ts'
import type { Place } from '../stores/places.ts'
import { useRuns } from '../stores/runs.ts'
import { useSweeps } from '../stores/sweeps.ts'
import { useSettings } from '../stores/settings.ts'
import type { PaletteItem } from './filter-items.ts'
import { useLookupItems } from './use-lookup-items.ts'
import { useRunItems } from './use-run-items.ts'
import { useTabItems } from './use-tab-items.ts'

const themes: readonly { readonly theme: Settings['theme']; readonly icon: string }[] = [
  { theme: 'light', icon: 'pi pi-sun' }, { theme: 'dark', icon: 'pi pi-moon' }, { theme: 'system', icon: 'pi pi-desktop' },
]

/** `typed`: what is looked for; `showHelp` opens the list of keys. */
export function usePaletteItems(typed: Readonly<Ref<string>>, showHelp: () => void): ComputedRef<readonly PaletteItem[]> {
  const api = useApi()
  const places = usePlaces()
  const keys = useKeys()
  const runs = useRuns()
  const sweeps = useSweeps()
  const experiments = useExperiments()
  const settings = useSettings()
  const notices = useNotices()
  const log = useLogDrawer()
  const presets = usePresets()
  const tabs = useExperimentTabs()
  const comparisons = useCompareViews()
  const runItems = useRunItems()
  const lookupItems = useLookupItems(typed)
  const tabItems = useTabItems()

  /** Runs `work`; a failure becomes a notice that begins with `what`. */
  function attempt(what: string, work: () => Promise<void>): void {
    work().catch((error: unknown) => { notices.error(`${what}: ${errorMessage(error)}`) })
  }

  const openPreset = (id: string): void => {
    attempt('The experiment could not be made', async () => {
      const experiment = await api.experiments.create.mutate({ from: { type: 'preset', id } })
      places.open({ place: 'experiment', id: experiment.id })
    })
  }

  const placeItem = (id: string, action: KeyAction, title: string, hint: string, icon: string, run: () => void): PaletteItem => ({ id, group: 'Places', title, hint, icon, keys: keys.label(action), run })
  const opens = (place: Place) => () => { places.open(place) }
  const placeItems = computed((): readonly PaletteItem[] => [
    placeItem('home', 'home', 'Home', 'The paper as a map', 'pi pi-home', opens({ place: 'home' })),
    placeItem('history', 'history', 'History', 'All runs', 'pi pi-history', opens({ place: 'history' })),
    placeItem('reproduce', 'reproduce', 'Reproduce', 'Every claim of the paper against ours; compute what is missing', 'pi pi-verified', opens({ place: 'reproduce' })),
    placeItem('queue', 'queue', 'Queue', 'Runs that compute and wait: order, priority, pause', 'pi pi-list', opens({ place: 'queue' })),
    placeItem('data', 'data', 'Data', 'Data sets of images: see, import, remove', 'pi pi-database', opens({ place: 'data', name: undefined })),
    placeItem('bench', 'bench', 'Cell bench', 'A cell or a synapse, computed while a slider moves', 'pi pi-bolt', opens({ place: 'bench' })),
    placeItem('figures', 'figures', 'Figures', 'Compose pages for a paper', 'pi pi-images', opens({ place: 'figures', page: undefined })),
    placeItem('settings', 'settings', 'Settings', 'Theme, keys, data folder, workers, self-test', 'pi pi-cog', opens({ place: 'settings' })),
    placeItem('manual', 'manual', 'Help', 'The manual: tour, equations and parameters, where my data is, troubleshooting, glossary', 'pi pi-book', opens({ place: 'help', page: undefined })),
    placeItem('help', 'keys', 'Keys', 'Keyboard shortcuts', 'pi pi-question-circle', showHelp),
    { id: 'log', group: 'Places', title: 'Log', hint: 'What the lab itself says: refusals, failures, backups', icon: 'pi pi-align-left', run: () => { log.shown = true } },
    ...(tabs.active === undefined ? [] : [placeItem('experiments', 'experiments', 'Open experiments', `${tabs.ids.length} ${tabs.ids.length === 1 ? 'tab' : 'tabs'}`, 'pi pi-clone', () => { tabs.open(tabs.active) })]),
    ...(places.left === undefined ? [] : [placeItem('reopen', 'reopen', 'Back to what was left last', 'Run, sweep or experiment', 'pi pi-replay', () => { places.reopen() })]),
  ])
  const themeItems = themes.map(({ theme, icon }): PaletteItem => ({
    id: `theme-${theme}`, group: 'Theme', title: theme === 'system' ? 'Colours of the system' : `${theme === 'light' ? 'Light' : 'Dark'} colours`, hint: 'Theme', icon,
    run: () => { attempt('The theme could not be changed', () => settings.change({ theme })) },
  }))

  return computed(() => [
    ...runItems.value,
    ...placeItems.value,
    ...tabItems.value,
    ...presets.value.map((preset): PaletteItem => ({
      id: `preset-${preset.id}`, group: 'New experiment', title: `${preset.figure}: ${preset.title}`, hint: preset.summary, icon: 'pi pi-plus',
      run: () => { openPreset(preset.id) },
    })),
    ...[...experiments.list].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)).map((experiment): PaletteItem => ({
      id: `experiment-${experiment.id}`, group: 'Experiments', title: experiment.name, hint: [...(tabs.ids.includes(experiment.id) ? ['open in a tab'] : []), `edited ${formatTime(experiment.updatedAt)}`, ...(experiment.folder === null ? [] : [experiment.folder]), ...experiment.tags].join(' · '), icon: 'pi pi-sliders-h',
      run: () => { places.open({ place: 'experiment', id: experiment.id }) },
    })),
    ...comparisons.views.map((view): PaletteItem => ({
      id: `comparison-${view.id}`, group: 'Comparisons', title: view.name, hint: comparisonHint(view.state), icon: 'pi pi-bookmark', run: () => { void comparisons.show(view) },
    })),
    ...sweeps.list.map((sweep): PaletteItem => ({
      id: `sweep-${sweep.id}`, group: 'Sweeps', title: sweep.name, hint: `${sweepProgress(sweep)} · ${formatTime(sweep.createdAt)}`, icon: 'pi pi-th-large',
      run: () => { places.open({ place: 'sweep', id: sweep.id }) },
    })),
    ...runs.list.map((run): PaletteItem => ({
      id: `run-${run.id}`, group: 'Runs', title: run.name, hint: [`seed ${run.seed}`, statusWord(run).word, formatTime(run.createdAt), ...run.tags].join(' · '),
      icon: 'pi pi-chart-line', run: () => { places.open({ place: 'run', id: run.id }) },
    })),
    ...themeItems,
    ...lookupItems.value,
  ])
}

/** Which runs a saved comparison is of. */
function comparisonHint(saved: unknown): string {
  const source = readSource(isRecord(saved) ? saved['source'] : undefined)
  return source === undefined ? 'Compare' : `Compare · ${sourceWords(source)}`
}
