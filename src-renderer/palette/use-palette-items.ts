/** Everything the palette can do at this moment. */
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import type { Settings } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { formatTime } from '../components/figure/format.ts'
import { statusWord } from '../components/status-words.ts'
import { sweepProgress } from '../places/sweep/sweep-words.ts'
import { usePresets } from '../places/experiment/use-presets.ts'
import { useExperiments } from '../stores/experiments.ts'
import { useNotices } from '../stores/notices.ts'
import { usePlaces } from '../stores/places.ts'
import { useRuns } from '../stores/runs.ts'
import { useSweeps } from '../stores/sweeps.ts'
import { useSettings } from '../stores/settings.ts'
import type { PaletteItem } from './filter-items.ts'
import { useRunItems } from './use-run-items.ts'

const themes: readonly { readonly theme: Settings['theme']; readonly icon: string }[] = [
  { theme: 'light', icon: 'pi pi-sun' }, { theme: 'dark', icon: 'pi pi-moon' }, { theme: 'system', icon: 'pi pi-desktop' },
]

/** `showHelp` opens the list of keys. */
export function usePaletteItems(showHelp: () => void): ComputedRef<readonly PaletteItem[]> {
  const api = useApi()
  const places = usePlaces()
  const runs = useRuns()
  const sweeps = useSweeps()
  const experiments = useExperiments()
  const settings = useSettings()
  const notices = useNotices()
  const presets = usePresets()
  const runItems = useRunItems()

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

  const placeItems: readonly PaletteItem[] = [
    { id: 'home', group: 'Places', title: 'Home', hint: 'The paper as a map', icon: 'pi pi-home', run: () => { places.open({ place: 'home' }) } },
    { id: 'history', group: 'Places', title: 'History', hint: 'All runs', icon: 'pi pi-history', run: () => { places.open({ place: 'history' }) } },
    { id: 'reproduce', group: 'Places', title: 'Reproduce', hint: 'Every claim of the paper against ours; compute what is missing', icon: 'pi pi-verified', run: () => { places.open({ place: 'reproduce' }) } },
    { id: 'queue', group: 'Places', title: 'Queue', hint: 'Runs that compute and wait: order, priority, pause', icon: 'pi pi-list', run: () => { places.open({ place: 'queue' }) } },
    { id: 'data', group: 'Places', title: 'Data', hint: 'Data sets of images: see, import, remove', icon: 'pi pi-database', run: () => { places.open({ place: 'data', name: undefined }) } },
    { id: 'bench', group: 'Places', title: 'Cell bench', hint: 'Current clamp of one cell', icon: 'pi pi-bolt', run: () => { places.open({ place: 'bench' }) } },
    { id: 'figures', group: 'Places', title: 'Figures', hint: 'Compose pages for a paper', icon: 'pi pi-images', run: () => { places.open({ place: 'figures', page: undefined }) } },
    { id: 'settings', group: 'Places', title: 'Settings', hint: 'Theme, data folder, workers, self-test', icon: 'pi pi-cog', run: () => { places.open({ place: 'settings' }) } },
    { id: 'manual', group: 'Places', title: 'Help', hint: 'The manual: tour, equations and parameters, where my data is, troubleshooting, glossary', icon: 'pi pi-book', run: () => { places.open({ place: 'help', page: undefined }) } },
    { id: 'help', group: 'Places', title: 'Keys', hint: 'Keyboard shortcuts', icon: 'pi pi-question-circle', run: showHelp },
  ]
  const themeItems = themes.map(({ theme, icon }): PaletteItem => ({
    id: `theme-${theme}`, group: 'Theme', title: theme === 'system' ? 'Colours of the system' : `${theme === 'light' ? 'Light' : 'Dark'} colours`, hint: 'Theme', icon,
    run: () => { attempt('The theme could not be changed', () => settings.change({ theme })) },
  }))

  return computed(() => [
    ...runItems.value,
    ...placeItems,
    ...presets.value.map((preset): PaletteItem => ({
      id: `preset-${preset.id}`, group: 'New experiment', title: `${preset.figure}: ${preset.title}`, hint: preset.summary, icon: 'pi pi-plus',
      run: () => { openPreset(preset.id) },
    })),
    ...[...experiments.list].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)).map((experiment): PaletteItem => ({
      id: `experiment-${experiment.id}`, group: 'Experiments', title: experiment.name, hint: `edited ${formatTime(experiment.updatedAt)}`, icon: 'pi pi-sliders-h',
      run: () => { places.open({ place: 'experiment', id: experiment.id }) },
    })),
    ...sweeps.list.map((sweep): PaletteItem => ({
      id: `sweep-${sweep.id}`, group: 'Sweeps', title: sweep.name, hint: `${sweepProgress(sweep)} · ${formatTime(sweep.createdAt)}`, icon: 'pi pi-th-large',
      run: () => { places.open({ place: 'sweep', id: sweep.id }) },
    })),
    ...runs.list.map((run): PaletteItem => ({
      id: `run-${run.id}`, group: 'Runs', title: run.name, hint: [`seed ${run.seed}`, statusWord(run.status).word, formatTime(run.createdAt), ...run.tags].join(' · '),
      icon: 'pi pi-chart-line', run: () => { places.open({ place: 'run', id: run.id }) },
    })),
    ...themeItems,
  ])
}
