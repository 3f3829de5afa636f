/** What is on the bench: computed anew as soon as something about it changes, always the newest only. */
import { useLocalStorage } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { BenchResult, BenchView, ExportTryOut, NetworkBlocks, PopulationBlock, ShortTermBlock } from '../../../src-main/api/contract.ts'
import { errorIssues, errorMessage } from '../../api/errors.ts'
import { latestOnly } from '../../api/latest-only.ts'
import { useApi } from '../../api/use-api.ts'
import { saveFile } from '../../components/figure/save-file.ts'
import { useNotices } from '../../stores/notices.ts'
import { usePlaces } from '../../stores/places.ts'
import { useSettings } from '../../stores/settings.ts'
import { benchName, benchStart } from './bench-settings.ts'
import type { BenchSettings } from './bench-settings.ts'
import { benchCells, clampSpec, curveSpec, synapseSpec } from './bench-spec.ts'

export interface Bench {
  readonly settings: Ref<BenchSettings>
  readonly cells: ComputedRef<readonly PopulationBlock[]>
  readonly cell: ComputedRef<PopulationBlock | undefined>
  readonly synapses: ComputedRef<readonly ShortTermBlock[]>
  /** Of the view that is shown, if it has been computed. */
  readonly result: ComputedRef<BenchResult | undefined>
  readonly problem: ShallowRef<string>
  /** From the change to the answer, in ms. */
  readonly tookMs: ShallowRef<number | undefined>
  /** An experiment of what is on the bench, opened: what is run there is kept. */
  keep(): Promise<void>
  /** Figure or numbers as a file. */
  save(format: ExportTryOut['format']): Promise<void>
}

export function useBench(): Bench {
  const api = useApi()
  const places = usePlaces()
  const notices = useNotices()
  const lab = useSettings()
  const settings = useLocalStorage<BenchSettings>('burstlab.bench', benchStart, { mergeDefaults: true })
  const blocks = shallowRef<NetworkBlocks>()
  const base = shallowRef<unknown>()
  const computedView = shallowRef<{ readonly view: BenchView; readonly result: BenchResult }>()
  const problem = shallowRef('')
  const tookMs = shallowRef<number>()
  const cells = computed(() => benchCells(blocks.value?.populations ?? []))
  const cell = computed(() => cells.value.find(({ name }) => name === settings.value.cell) ?? cells.value[0])
  const synapses = computed(() => blocks.value?.shortTerm ?? [])
  const spec = computed(() => specOf(settings.value.view))
  const name = computed(() => benchName(settings.value, cell.value?.title ?? 'cell'))

  function specOf(view: BenchView): unknown {
    if (cell.value === undefined || base.value === undefined) return undefined
    if (view === 'clamp') return clampSpec(base.value, cell.value, settings.value)
    if (view === 'curves') return curveSpec(base.value, cell.value, settings.value)
    const readOut = cells.value.find((other) => other.cell.model === 'integrateAndFire')
    const synapse = synapses.value.find((other) => other.name === settings.value.synapse) ?? synapses.value[0]
    return readOut === undefined || synapse === undefined ? undefined : synapseSpec(base.value, readOut, synapse, settings.value)
  }

  async function load(): Promise<void> {
    try {
      const [kinds, templates] = await Promise.all([api.catalog.kinds.query(), api.catalog.templates.query()])
      blocks.value = kinds.find(({ kind }) => kind === 'spiking')?.blocks ?? undefined
      base.value = templates.find(({ id }) => id === 'bench-clamp')?.spec
    } catch (error) {
      problem.value = errorMessage(error)
    }
  }
  void load()

  const compute = latestOnly(async () => {
    const from = performance.now()
    const { view, seed } = settings.value
    try {
      const answer = await api.bench.tryOut.mutate({ spec: spec.value, seed, view, theme: lab.resolvedTheme })
      computedView.value = { view, result: { ...answer, figure: { ...answer.figure, option: answer.figure.option } } }
      problem.value = ''
      tookMs.value = performance.now() - from
    } catch (error) {
      problem.value = [errorMessage(error), ...errorIssues(error).map(({ message }) => message)].join(' ')
    }
  })
  watch([spec, () => settings.value.seed, () => lab.figureLook], () => { if (spec.value !== undefined) void compute() })

  async function keep(): Promise<void> {
    try {
      const made = await api.experiments.create.mutate({ from: { type: 'spec', spec: spec.value, name: name.value } })
      places.open({ place: 'experiment', id: made.id })
    } catch (error) {
      notices.error(`The experiment could not be made: ${errorMessage(error)}`)
    }
  }

  async function save(format: ExportTryOut['format']): Promise<void> {
    try {
      const { view, seed } = settings.value
      saveFile(await api.bench.export.mutate({ spec: spec.value, seed, view, format, name: name.value }))
    } catch (error) {
      notices.error(`The figure could not be exported: ${errorMessage(error)}`)
    }
  }

  return { settings, cells, cell, synapses, result: computed(() => (computedView.value?.view === settings.value.view ? computedView.value.result : undefined)), problem, tookMs, keep, save }
}
