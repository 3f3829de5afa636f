/** Frames of what moves by itself, within a budget of the page's time. */
import { useRafFn } from '@vueuse/core'
import { onScopeDispose } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import { createFrameBudget } from './frame-budget.ts'

export interface Frames {
  readonly isActive: Readonly<Ref<boolean>> | ComputedRef<boolean>
  resume(): void
  pause(): void
}

/** To be called in a component's setup; rests at first. `step` gets the ms since the last frame that was drawn, or since it was resumed. */
export function useFrames(step: (deltaMs: number) => void): Frames {
  const budget = createFrameBudget()
  let [waitedMs, begunMs] = [0, 0]
  // A message that is sent while a frame is being made arrives when the browser has drawn it.
  const { port1: drawn, port2: sent } = new MessageChannel()
  drawn.onmessage = () => { budget.spend(performance.now() - begunMs) }
  onScopeDispose(() => { drawn.close() })
  const { isActive, resume, pause } = useRafFn(({ delta, timestamp }) => {
    waitedMs += delta
    if (!budget.isDue(timestamp)) return
    begunMs = performance.now()
    const deltaMs = waitedMs
    waitedMs = 0
    step(deltaMs)
    sent.postMessage(null)
  }, { immediate: false })
  return {
    isActive, pause,
    resume() {
      if (!isActive.value) waitedMs = 0
      resume()
    },
  }
}
