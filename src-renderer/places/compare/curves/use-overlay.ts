/** The curves as they are chosen, drawn by the lab, and drawn again when a choice, the runs, the theme or the colours change. */
import { useDebounceFn } from '@vueuse/core'
import { computed, shallowRef, toValue, watch } from 'vue'
import type { ComputedRef, MaybeRefOrGetter, Ref, ShallowRef } from 'vue'
import type { FigureView, OverlayRequest, RunDetail } from '../../../../src-main/api/contract.ts'
import { errorMessage } from '../../../api/errors.ts'
import { useApi } from '../../../api/use-api.ts'
import { useSettings } from '../../../stores/settings.ts'
import { columnKey, firstLine, recordedColumns } from './overlay-choice.ts'
import type { CurvesChoice, RecordedColumn } from './overlay-choice.ts'

export interface Overlay {
  readonly columns: ComputedRef<readonly RecordedColumn[]>
  /** Undefined while no column is chosen. */
  readonly request: ComputedRef<(Omit<OverlayRequest, 'lines' | 'runIds'> & { readonly lines: CurvesChoice['lines']; readonly runIds: string[] }) | undefined>
  readonly view: ShallowRef<FigureView | undefined>
  readonly problem: ShallowRef<string | undefined>
}

/** A word is being typed, or a slider moved: the lab is asked when it rests for this long, in ms. */
const restMs = 120

/** To be called in a component's setup. Chosen columns that no run has make room for the first that one would look at. */
export function useOverlay(runs: MaybeRefOrGetter<readonly RunDetail[]>, choice: Ref<CurvesChoice>): Overlay {
  const api = useApi()
  const settings = useSettings()
  const columns = computed(() => recordedColumns(toValue(runs)))
  const request = computed(() => (choice.value.lines.length === 0 ? undefined : { ...choice.value, lines: [...choice.value.lines], runIds: toValue(runs).map(({ id }) => id) }))
  const view = shallowRef<FigureView>()
  const problem = shallowRef<string>()
  let newest = 0

  async function draw(): Promise<void> {
    const mine = ++newest
    const asked = request.value
    if (asked === undefined || asked.runIds.length === 0) {
      view.value = undefined
      return
    }
    try {
      const drawn = await api.overlay.view.query({ ...asked, theme: settings.resolvedTheme })
      if (mine !== newest) return
      view.value = drawn
      problem.value = undefined
    } catch (error) {
      if (mine === newest) problem.value = errorMessage(error)
    }
  }
  const drawSoon = useDebounceFn(draw, restMs)

  // Runs that were taken away may have been the only ones with a column.
  watch(columns, (there) => {
    if (there.length === 0) return
    const known = new Set(there.map(columnKey))
    const kept = choice.value.lines.filter((line) => known.has(columnKey(line)))
    const begin = firstLine(there)
    if (kept.length < choice.value.lines.length || kept.length === 0) choice.value.lines = kept.length > 0 || begin === undefined ? kept : [begin]
  }, { immediate: true })
  watch(() => JSON.stringify([request.value, settings.figureLook]), () => { void drawSoon() })
  void draw()

  return { columns, request, view, problem }
}
