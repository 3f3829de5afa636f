/** How much room a drawing of relations has, and how much of it is left within its margin; follows its element's size. */
import { useElementSize } from '@vueuse/core'
import { computed, useTemplateRef } from 'vue'

/** Room for ticks and names, in px. */
export interface Margin {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A page without layout (a test) has this size, in px. */
const sizeWithoutLayout = { width: 640, height: 400 }
const least = 50

/** To be called in the setup of a component whose template has `ref="box"`. */
export function useDrawingBox(margin: Margin) {
  const measured = useElementSize(useTemplateRef<HTMLElement>('box'))
  const width = computed(() => (measured.width.value > 0 ? measured.width.value : sizeWithoutLayout.width))
  const height = computed(() => (measured.height.value > 0 ? measured.height.value : sizeWithoutLayout.height))
  const inner = computed(() => ({ width: Math.max(least, width.value - margin.left - margin.right), height: Math.max(least, height.value - margin.top - margin.bottom) }))
  return { width, height, inner }
}
