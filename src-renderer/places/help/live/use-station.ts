/** A station of the tour: computed as its sliders move, always the newest values only. */
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { StationResult, TourStationSummary } from '../../../../src-main/api/contract.ts'
import { errorMessage } from '../../../api/errors.ts'
import { latestOnly } from '../../../api/latest-only.ts'
import { useApi } from '../../../api/use-api.ts'
import { useSettings } from '../../../stores/settings.ts'
import { useMakeExperiment } from '../use-make-experiment.ts'

export interface Station {
  readonly summary: ShallowRef<TourStationSummary | undefined>
  readonly result: ShallowRef<StationResult | undefined>
  readonly problem: ShallowRef<string>
  /** From the change to the answer, in ms. */
  readonly tookMs: ShallowRef<number | undefined>
  readonly changed: ComputedRef<boolean>
  value(key: string): number
  set(key: string, value: number): void
  reset(): void
  /** From now on it computes. */
  start(): void
  /** An experiment of what is computed, opened. */
  keep(): Promise<void>
  /** The same at full size, opened. */
  openPreset(): Promise<void>
}

/** Computes nothing until `start`: of a page with many stations most are out of sight. */
export function useStation(id: string): Station {
  const api = useApi()
  const make = useMakeExperiment()
  const lab = useSettings()
  const summary = shallowRef<TourStationSummary>()
  const moved = shallowRef<Readonly<Record<string, number>>>({})
  const result = shallowRef<StationResult>()
  const problem = shallowRef('')
  const tookMs = shallowRef<number>()
  const started = shallowRef(false)

  const compute = latestOnly(async () => {
    const from = performance.now()
    try {
      const answer = await api.tour.compute.mutate({ station: id, values: moved.value, theme: lab.resolvedTheme })
      result.value = { ...answer, spec: answer.spec }
      problem.value = ''
      tookMs.value = performance.now() - from
    } catch (error) {
      problem.value = errorMessage(error)
    }
  })
  watch([started, moved, () => lab.figureLook], () => { if (started.value) void compute() })

  async function load(): Promise<void> {
    try {
      summary.value = (await api.tour.stations.query()).find((station) => station.id === id)
      if (summary.value === undefined) problem.value = `there is no station "${id}"`
    } catch (error) {
      problem.value = errorMessage(error)
    }
  }
  void load()

  return {
    summary, result, problem, tookMs,
    changed: computed(() => Object.keys(moved.value).length > 0),
    value: (key) => moved.value[key] ?? summary.value?.sliders.find((slider) => slider.key === key)?.default ?? 0,
    set: (key, value) => { moved.value = { ...moved.value, [key]: value } },
    reset: () => { moved.value = {} },
    start: () => { started.value = true },
    keep: async () => { if (result.value !== undefined) await make({ type: 'spec', spec: result.value.spec, name: result.value.name }) },
    openPreset: async () => { if (summary.value !== undefined) await make({ type: 'preset', id: summary.value.preset.id }) },
  }
}
