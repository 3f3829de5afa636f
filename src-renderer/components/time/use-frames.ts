/** Frames of what moves by itself, within a budget of the page's time. */
import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { createFrameBudget } from './frame-budget.ts'

export interface Frames {
  readonly isActive: Readonly<ShallowRef<boolean>>
  resume(): void
  pause(): void
}

/** Of a fast screen; what is due sooner than that is drawn in its next frame. */
const frameMs = 8

/** To be called in a component's setup; rests at first. `step` gets the ms since the last frame that was drawn, 0 at the first one after a rest. */
export function useFrames(step: (deltaMs: number) => void): Frames {
  const budget = createFrameBudget()
  const isActive = shallowRef(false)
  let begunMs = 0
  let drawnMs: number | undefined
  let [frame, timer]: [number, ReturnType<typeof setTimeout> | undefined] = [0, undefined]
  // A message that is sent while a frame is being made arrives when the browser has drawn it.
  const { port1: drawn, port2: sent } = new MessageChannel()
  drawn.onmessage = () => {
    budget.spend(performance.now() - begunMs)
    if (isActive.value) ask()
  }

  /** A frame of the screen costs something even where nothing is drawn in it: it is asked for when one may be. */
  function ask(): void {
    stop()
    const waitMs = budget.waitMs(performance.now())
    if (waitMs > frameMs) timer = setTimeout(() => { frame = requestAnimationFrame(draw) }, waitMs - frameMs)
    else frame = requestAnimationFrame(draw)
  }

  function draw(nowMs: number): void {
    begunMs = performance.now()
    const deltaMs = nowMs - (drawnMs ?? nowMs)
    drawnMs = nowMs
    step(deltaMs)
    sent.postMessage(null)
  }

  function stop(): void {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }

  function pause(): void {
    isActive.value = false
    drawnMs = undefined
    stop()
  }
  onScopeDispose(() => {
    pause()
    drawn.close()
  })
  return {
    isActive, pause,
    resume() {
      if (isActive.value) return
      isActive.value = true
      ask()
    },
  }
}
