/** Whether a docked panel can be seen: one behind another tab has no size. */
import { useElementSize } from '@vueuse/core'
import { computed, onScopeDispose, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'

/** To be called in a component's setup; `onChange` also hears of the end. */
export function useInView(element: Readonly<ShallowRef<HTMLElement | null>>, onChange: (inView: boolean) => void): ComputedRef<boolean> {
  const { width } = useElementSize(element)
  const inView = computed(() => width.value > 0)
  watch(inView, onChange)
  onScopeDispose(() => { if (inView.value) onChange(false) })
  return inView
}
