/** A finished run once more, from its beginning: a present that goes on by itself. */
import { computed, shallowRef, toValue } from 'vue'
import type { ComputedRef, MaybeRefOrGetter, ShallowRef } from 'vue'
import { clampTime } from './time-window.ts'
import type { TimeWindow } from './time-window.ts'
import { useFrames } from './use-frames.ts'

export interface Replay {
  /** In s of biological time; undefined while all of the run is shown. */
  readonly presentS: ShallowRef<number | undefined>
  readonly playing: ComputedRef<boolean>
  /** Biological seconds a second. */
  readonly speed: ShallowRef<number>
  /** Goes on, or begins anew where it stands at the end. */
  play(): void
  pause(): void
  /** All of the run again. */
  stop(): void
}

export const replaySpeeds = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const
/** By itself a replay takes about so long, in s. */
const usualLengthS = 30

/** The slowest one that is over in about half a minute. */
export const usualSpeed = ({ fromS, toS }: TimeWindow): number => replaySpeeds.find((speed) => (toS - fromS) / speed <= usualLengthS) ?? 1000

/** To be called in a component's setup. `window`: what is replayed. */
export function createReplay(window: MaybeRefOrGetter<TimeWindow>): Replay {
  const presentS = shallowRef<number>()
  const chosen = shallowRef<number>()
  const clock = useFrames((deltaMs) => {
    const range = toValue(window)
    presentS.value = clampTime((presentS.value ?? range.fromS) + (deltaMs / 1000) * speed.value, range)
    if (presentS.value >= range.toS) clock.pause()
  })
  const speed = computed({ get: () => chosen.value ?? usualSpeed(toValue(window)), set: (value) => { chosen.value = value } })
  return {
    presentS, speed, playing: computed(() => clock.isActive.value),
    play() {
      const { fromS, toS } = toValue(window)
      if (presentS.value === undefined || presentS.value >= toS || presentS.value < fromS) presentS.value = fromS
      clock.resume()
    },
    pause: () => { clock.pause() },
    stop() {
      clock.pause()
      presentS.value = undefined
    },
  }
}
