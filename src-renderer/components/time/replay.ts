/** A finished run once more, from its beginning: a present that goes on by itself. */
import { computed, shallowRef, toValue } from 'vue'
import type { ComputedRef, MaybeRefOrGetter, ShallowRef } from 'vue'
import { clampTime, timeText } from './time-window.ts'
import type { TimeWindow } from './time-window.ts'
import { useFrames } from './use-frames.ts'

export interface Replay {
  /** What is replayed. */
  readonly range: ComputedRef<TimeWindow>
  readonly words: ReplayWords
  /** In s of biological time, or in epochs; undefined while all of the run is shown. */
  readonly presentS: ShallowRef<number | undefined>
  readonly playing: ComputedRef<boolean>
  /** Biological seconds, or epochs, a second. */
  readonly speed: ShallowRef<number>
  /** Goes on, or begins anew where it stands at the end. */
  play(): void
  pause(): void
  /** To a moment, from which it goes on where it plays. */
  moveTo(at: number): void
  /** All of the run again. */
  stop(): void
}

/** How a replay is spoken of. */
export interface ReplayWords {
  /** "2.35 s", "epoch 3.2 of 8" */
  readonly present: (at: number, range: TimeWindow) => string
  /** "2 ×", "2 epochs/s" */
  readonly speed: (speed: number) => string
  readonly speedLabel: string
  readonly hint: string
  /** What a slider through it is called; null where the protocol's time line is that slider. */
  readonly slider: string | null
}

export const timeWords: ReplayWords = {
  present: timeText, speed: (speed) => `${speed} ×`, speedLabel: 'Speed of the replay, in times of biological time', hint: 'Play the run again', slider: null,
}

/** Fractions of epochs where there are few of them. */
const epochDigits = ({ fromS, toS }: TimeWindow): number => (toS - fromS <= 2 ? 2 : toS - fromS <= 50 ? 1 : 0)

export const epochWords: ReplayWords = {
  present: (at, range) => `epoch ${at.toFixed(epochDigits(range))} of ${Number(range.toS.toFixed(2))}`,
  speed: (speed) => `${speed} ${speed === 1 ? 'epoch' : 'epochs'}/s`, speedLabel: 'Speed of the replay, in epochs a second',
  hint: 'Play the training again, epoch by epoch', slider: 'Epoch of the replay',
}

/** How far an arrow key moves. */
export const epochStep = (range: TimeWindow): number => 10 ** -epochDigits(range)

export const replaySpeeds = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const
/** By itself a replay takes about so long, in s. */
const usualLengthS = 30

/** The slowest one that is over in about half a minute. */
export const usualSpeed = ({ fromS, toS }: TimeWindow): number => replaySpeeds.find((speed) => (toS - fromS) / speed <= usualLengthS) ?? 1000

/** To be called in a component's setup. `window`: what is replayed. */
export function createReplay(window: MaybeRefOrGetter<TimeWindow>, words: ReplayWords = timeWords): Replay {
  const presentS = shallowRef<number>()
  const chosen = shallowRef<number>()
  const clock = useFrames((deltaMs) => {
    const range = toValue(window)
    presentS.value = clampTime((presentS.value ?? range.fromS) + (deltaMs / 1000) * speed.value, range)
    if (presentS.value >= range.toS) clock.pause()
  })
  const speed = computed({ get: () => chosen.value ?? usualSpeed(toValue(window)), set: (value) => { chosen.value = value } })
  return {
    presentS, speed, words, range: computed(() => toValue(window)), playing: computed(() => clock.isActive.value),
    play() {
      const { fromS, toS } = toValue(window)
      if (presentS.value === undefined || presentS.value >= toS || presentS.value < fromS) presentS.value = fromS
      clock.resume()
    },
    pause: () => { clock.pause() },
    moveTo: (at) => { presentS.value = clampTime(at, toValue(window)) },
    stop() {
      clock.pause()
      presentS.value = undefined
    },
  }
}
