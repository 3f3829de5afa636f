/** Pins of what a comparison draws, kept on this machine for its runs: they are there again after a reload. */
import { useLocalStorage } from '@vueuse/core'
import { computed, toValue, watch } from 'vue'
import type { MaybeRefOrGetter, WritableComputedRef } from 'vue'
import { carriedPins, pinsOfComparison, withComparisonPins } from '../../components/figure/pins/kept-pins.ts'
import type { ComparisonPins } from '../../components/figure/pins/kept-pins.ts'
import type { Pin } from '../../components/figure/pins/pins.ts'

/** To be called in a component's setup. `drawing`: what they are pinned to. */
export function useComparisonPins(drawing: 'figure' | 'curves', ids: MaybeRefOrGetter<readonly string[]>): WritableComputedRef<readonly Pin[]> {
  const kept = useLocalStorage<readonly ComparisonPins[]>(`burstlab.compare.pins.${drawing}`, [], { shallow: true })
  watch(() => [...toValue(ids)], (now, before) => {
    if (now.length > 0) kept.value = carriedPins(kept.value, before, now)
  })
  return computed({
    get: () => pinsOfComparison(kept.value, toValue(ids)) ?? [],
    set: (pins) => { kept.value = withComparisonPins(kept.value, toValue(ids), pins) },
  })
}
