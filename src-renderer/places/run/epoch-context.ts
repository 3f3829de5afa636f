/** What the Run place and its figure share about epochs: a finished run of a network that learns images can be played again. */
import { computed, inject, shallowRef, watch } from 'vue'
import type { ComputedRef, InjectionKey } from 'vue'
import type { FigureView } from '../../../src-main/api/contract.ts'
import { asOfEpoch, epochNotes, epochRange, sizesOf } from '../../components/time/epoch-view.ts'
import { createReplay, epochWords } from '../../components/time/replay.ts'
import type { Replay } from '../../components/time/replay.ts'
import type { OpenRun } from './use-run.ts'

export interface EpochContext {
  /** Undefined while the run computes, and of runs without epochs. */
  readonly replay: ComputedRef<Replay | undefined>
  /** The figure, of a replay as it stood at its present. */
  readonly view: ComputedRef<FigureView | undefined>
  /** What the replay cannot show; empty while there is none. */
  readonly notes: ComputedRef<readonly string[]>
}

export const epochContextKey: InjectionKey<EpochContext> = Symbol('epochs')

const nothing = { fromS: 0, toS: 0 }

/** To be called in a component's setup. */
export function createEpochContext({ detail, view, live }: Pick<OpenRun, 'detail' | 'view' | 'live'>): EpochContext {
  const range = computed(() => (live.value || view.value === undefined ? undefined : epochRange(view.value, detail.value?.spec)))
  const replay = createReplay(() => range.value ?? nothing, epochWords)
  const shown = shallowRef<FigureView>()
  // Between two recorded moments a figure stays the same one, which is not drawn again.
  watch([view, replay.presentS, () => detail.value?.spec], ([whole, presentS, spec], [before]) => {
    const next = whole === undefined || presentS === undefined ? whole : asOfEpoch(whole, presentS, spec)
    if (next === undefined || shown.value === undefined || whole !== before || sizesOf(next) !== sizesOf(shown.value)) shown.value = next
  }, { immediate: true, flush: 'sync' })
  watch([() => detail.value?.id, live], () => { replay.stop() })
  return {
    replay: computed(() => (range.value === undefined ? undefined : replay)),
    view: computed(() => shown.value),
    notes: computed(() => (view.value === undefined || range.value === undefined || replay.presentS.value === undefined ? [] : epochNotes(view.value, detail.value?.spec))),
  }
}

/** Throws outside of a Run place. */
export function useEpochContext(): EpochContext {
  const context = inject(epochContextKey)
  if (context === undefined) throw new Error('A figure of a run stands outside of a Run place')
  return context
}
