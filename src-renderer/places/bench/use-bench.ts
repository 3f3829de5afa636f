/** A cell on the bench: computed anew as soon as something about it changes, always the newest only. */
import { useLocalStorage } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { BenchResult, PopulationBlock } from '../../../src-main/api/contract.ts'
import { errorIssues, errorMessage } from '../../api/errors.ts'
import { latestOnly } from '../../api/latest-only.ts'
import { useApi } from '../../api/use-api.ts'
import { useNotices } from '../../stores/notices.ts'
import { usePlaces } from '../../stores/places.ts'
import { useSettings } from '../../stores/settings.ts'
import { benchCells, benchSpec, benchStart } from './bench-spec.ts'
import type { BenchSettings } from './bench-spec.ts'

export interface Bench {
  readonly settings: Ref<BenchSettings>
  readonly cells: ComputedRef<readonly PopulationBlock[]>
  readonly cell: ComputedRef<PopulationBlock | undefined>
  readonly result: ShallowRef<BenchResult | undefined>
  readonly problem: ShallowRef<string>
  /** From the change to the answer, in ms. */
  readonly tookMs: ShallowRef<number | undefined>
  /** An experiment of what is on the bench, opened: what is run there is kept. */
  keep(): Promise<void>
}

export function useBench(): Bench {
  const api = useApi()
  const places = usePlaces()
  const notices = useNotices()
  const lab = useSettings()
  const settings = useLocalStorage<BenchSettings>('burstlab.bench', benchStart, { mergeDefaults: true })
  const blocks = shallowRef<readonly PopulationBlock[]>([])
  const base = shallowRef<unknown>()
  const result = shallowRef<BenchResult>()
  const problem = shallowRef('')
  const tookMs = shallowRef<number>()
  const cells = computed(() => benchCells(blocks.value))
  const cell = computed(() => cells.value.find(({ name }) => name === settings.value.cell) ?? cells.value[0])
  const spec = computed(() => (cell.value === undefined || base.value === undefined ? undefined : benchSpec(base.value, cell.value, settings.value)))

  async function load(): Promise<void> {
    try {
      const [kinds, templates] = await Promise.all([api.catalog.kinds.query(), api.catalog.templates.query()])
      blocks.value = kinds.find(({ kind }) => kind === 'spiking')?.blocks?.populations ?? []
      base.value = templates.find(({ id }) => id === 'bench-clamp')?.spec
    } catch (error) {
      problem.value = errorMessage(error)
    }
  }
  void load()

  const compute = latestOnly(async () => {
    const from = performance.now()
    try {
      const answer = await api.bench.tryOut.mutate({ spec: spec.value, seed: settings.value.seed, theme: lab.resolvedTheme })
      result.value = { ...answer, figure: { ...answer.figure, option: answer.figure.option } }
      problem.value = ''
      tookMs.value = performance.now() - from
    } catch (error) {
      problem.value = [errorMessage(error), ...errorIssues(error).map(({ message }) => message)].join(' ')
    }
  })
  watch([spec, () => settings.value.seed, () => lab.figureLook], () => { if (spec.value !== undefined) void compute() })

  async function keep(): Promise<void> {
    const { somaPa, dendritePa } = settings.value
    try {
      const made = await api.experiments.create.mutate({ from: { type: 'spec', spec: spec.value, name: `Bench: ${cell.value?.title ?? 'cell'}, ${somaPa} pA and ${dendritePa} pA` } })
      places.open({ place: 'experiment', id: made.id })
    } catch (error) {
      notices.error(`The experiment could not be made: ${errorMessage(error)}`)
    }
  }

  return { settings, cells, cell, result, problem, tookMs, keep }
}
