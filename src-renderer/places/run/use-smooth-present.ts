/** The present of a live run between two frames: it glides to where the newest one says that it is. */
import { shallowRef, toValue, watch } from 'vue'
import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import { useFrames } from '../../components/time/use-frames.ts'

/** It is there, but for a twentieth, after three times as long, in ms. */
const glideMs = 90

/** One step of the way, in s: ends at the target, and jumps back or over more than `farS` at once. */
export function glide(shownS: number, targetS: number, deltaMs: number, farS: number): number {
  const left = targetS - shownS
  if (left <= 0 || left > farS) return targetS
  const next = shownS + left * (1 - Math.exp(-deltaMs / glideMs))
  return targetS - next < farS * 1e-4 ? targetS : next
}

/** To be called in a component's setup. `farS`: what is in view; nothing moves while the target stands. Who has asked the system for less motion gets the target as it is. */
export function useSmoothPresent(targetS: MaybeRefOrGetter<number | undefined>, farS: MaybeRefOrGetter<number>): ShallowRef<number | undefined> {
  const shownS = shallowRef(toValue(targetS))
  const lessMotion = window.matchMedia('(prefers-reduced-motion: reduce)')
  const clock = useFrames((deltaMs) => {
    const target = toValue(targetS)
    shownS.value = target === undefined || shownS.value === undefined ? target : glide(shownS.value, target, deltaMs, toValue(farS))
    if (shownS.value === target) clock.pause()
  })
  watch(() => toValue(targetS), (target) => {
    if (lessMotion.matches) shownS.value = target
    else clock.resume()
  })
  return shownS
}
