/** One sweep and its figure, kept up to date while its runs compute. */
import { useThrottleFn } from '@vueuse/core'
import { computed, ref, shallowRef, watch } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { FigureView, SweepDetail, SweepFigureRequest } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useLabEvents } from '../../stores/lab-events.ts'
import { useSettings } from '../../stores/settings.ts'
import { isUnderWay, secondsLeftOf } from './sweep-words.ts'

/** Runs tell of themselves ten times a second each; the whole is fetched this often, in ms. */
const refreshMs = 1000

/** What the figure shows; `metric` is empty until there is one. */
export type FigureChoice = { -readonly [K in keyof Omit<SweepFigureRequest, 'id'>]: SweepFigureRequest[K] }

export interface OpenSweep {
  readonly detail: ShallowRef<SweepDetail | undefined>
  readonly figure: ShallowRef<FigureView | undefined>
  readonly choice: Ref<FigureChoice>
  readonly request: ComputedRef<SweepFigureRequest>
  readonly problem: ShallowRef<string | undefined>
  /** Until the last of its runs ends; null where nobody can tell, or all have. */
  readonly secondsLeft: ShallowRef<number | null>
  load(): Promise<void>
}

/** Follows the sweep for the life of the calling component. */
export function useSweep(id: string): OpenSweep {
  const api = useApi()
  const events = useLabEvents()
  const settings = useSettings()
  const detail = shallowRef<SweepDetail>()
  const figure = shallowRef<FigureView>()
  const problem = shallowRef<string>()
  const secondsLeft = shallowRef<number | null>(null)
  const choice = ref<FigureChoice>({ metric: '', draw: 'curve', x: 0, slice: 0 })
  const request = computed((): SweepFigureRequest => ({ id, ...choice.value }))
  let newest = 0
  let chosen = false

  async function load(): Promise<void> {
    const mine = ++newest
    try {
      const found = await api.sweeps.get.query({ id })
      if (mine !== newest) return
      detail.value = found
      problem.value = undefined
      secondsLeft.value = isUnderWay(found) ? secondsLeftOf(id, (await api.queue.view.query()).rows) : null
      if (!chosen) {
        chosen = true
        choice.value.draw = found.axes.length > 1 ? 'heat' : 'curve'
      }
      if (!found.metrics.includes(choice.value.metric)) choice.value.metric = found.metrics[0] ?? ''
      await draw()
    } catch (error) {
      if (events.connected) problem.value = errorMessage(error)
    }
  }

  async function draw(): Promise<void> {
    // Without a run that is done there is nothing to draw.
    if (choice.value.metric === '') return
    const asked = JSON.stringify(request.value)
    try {
      const view = await api.sweeps.figure.query({ ...request.value, theme: settings.resolvedTheme })
      // Chosen otherwise meanwhile: that figure is on its way.
      if (asked === JSON.stringify(request.value)) figure.value = view
    } catch (error) {
      if (events.connected) problem.value = errorMessage(error)
    }
  }

  const loadSoon = useThrottleFn(load, refreshMs, true)
  events.onEvent((event) => {
    if (event.type === 'run' && event.run.sweepId === id) void loadSoon()
    else if (event.type === 'sweeps-changed' || event.type === 'runs-changed') void load()
  })
  events.onResumed(() => { void load() })
  watch([request, () => settings.figureLook], () => { if (detail.value !== undefined) void draw() })
  void load()

  return { detail, figure, choice, request, problem, secondsLeft, load }
}
