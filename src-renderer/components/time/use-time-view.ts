/** One cursor and one window in biological time that all time plots of a run share. */
import { computed, inject, shallowRef, toValue, watch } from 'vue'
import type { ComputedRef, InjectionKey, MaybeRefOrGetter, ShallowRef } from 'vue'
import type { PressedKey } from '../../keyboard/chord.ts'
import { actionFor, keysOfStart } from '../../keyboard/key-map.ts'
import type { KeyMap } from '../../keyboard/key-map.ts'
import { epochBeside } from './epochs.ts'
import type { EpochLane } from './epochs.ts'
import { clampTime, timeAfterKey, windowAround, windowBetween, windowUpTo, zoomed } from './time-window.ts'
import type { TimeWindow } from './time-window.ts'

export interface TimeView {
  readonly spec: ComputedRef<unknown>
  /** The whole protocol. */
  readonly range: ComputedRef<TimeWindow>
  /** Undefined until someone points at a moment. */
  readonly cursorS: ShallowRef<number | undefined>
  /** Where the cursor enters by keyboard: at the present of a live run, or where plots begin. */
  readonly entryS: ComputedRef<number>
  /** Undefined: all plots show all they have. */
  readonly window: ShallowRef<TimeWindow | undefined>
  /** How far a live run or a replay is; undefined where all there is is shown. */
  readonly presentS: ComputedRef<number | undefined>
  /** Axes stay as they are, whatever comes in. */
  readonly frozen: ShallowRef<boolean>
  /** How much of the time before the present is shown while nothing is zoomed, in s. */
  readonly followS: ShallowRef<number>
  /** What panels show that have no axis of their own: the window, the time up to the present, or all of it. */
  readonly shown: ComputedRef<TimeWindow>
  /** The same in words, which don't change with every frame of what moves: "the last 2 s". */
  readonly words: ComputedRef<string>
  moveTo(timeS: number): void
  /** Between two moments in either order. */
  zoomTo(aS: number, bS: number): void
  /** All plots whole again. */
  resetZoom(): void
  /** To the next (1) or the previous (-1) beginning; a window follows. Gives whether there is one. */
  jump(lane: EpochLane, way: 1 | -1): boolean
  /** Whether the key was one of the time line's: arrows, pages, Home and End move, Escape takes back, and what others do is in the table of keys. */
  press(pressed: PressedKey, keys?: KeyMap): boolean
}

export interface TimeViewParts {
  readonly spec: MaybeRefOrGetter<unknown>
  readonly totalS: MaybeRefOrGetter<number>
  readonly entryS: MaybeRefOrGetter<number>
  readonly presentS?: MaybeRefOrGetter<number | undefined>
}

export const timeViewKey: InjectionKey<TimeView> = Symbol('time')

const jumps: Readonly<Record<string, readonly [EpochLane, 1 | -1]>> = {
  'time.nextStimulus': ['stimulus', 1], 'time.previousStimulus': ['stimulus', -1], 'time.nextTeacher': ['teacher', 1], 'time.previousTeacher': ['teacher', -1],
}
/** Times as much as is shown. */
const zooms: Readonly<Record<string, number>> = { 'time.zoomIn': 0.5, 'time.zoomOut': 2 }

export function createTimeView({ spec, totalS, entryS, presentS }: TimeViewParts): TimeView {
  const cursorS = shallowRef<number>()
  const window = shallowRef<TimeWindow>()
  const range = computed((): TimeWindow => ({ fromS: 0, toS: toValue(totalS) }))

  function moveTo(timeS: number): void {
    cursorS.value = clampTime(timeS, range.value)
  }

  function jump(lane: EpochLane, way: 1 | -1): boolean {
    const to = epochBeside(toValue(spec), lane, cursorS.value ?? (way === 1 ? toValue(entryS) - 2e-6 : toValue(entryS)), way)
    if (to === undefined) return false
    moveTo(to)
    if (window.value !== undefined) window.value = windowAround(window.value, to, range.value)
    return true
  }

  function press(pressed: PressedKey, keys: KeyMap = keysOfStart): boolean {
    const action = actionFor(pressed, 'time', keys) ?? ''
    const leap = jumps[action]
    const zoom = zooms[action]
    const { key } = pressed
    const shown = window.value ?? range.value
    const now = cursorS.value ?? toValue(entryS)
    const next = timeAfterKey(key, clampTime(now, shown), shown)
    if (leap !== undefined) return jump(...leap)
    if (zoom !== undefined) window.value = zoomed(shown, now, zoom, range.value)
    else if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return false
    else if (next !== undefined) moveTo(next)
    // First the zoom, then the cursor.
    else if (key === 'Escape' && window.value !== undefined) window.value = undefined
    else if (key === 'Escape' && cursorS.value !== undefined) cursorS.value = undefined
    else return false
    return true
  }

  const frozen = shallowRef(false)
  const followS = shallowRef(2)
  const present = computed(() => toValue(presentS))
  const followed = computed(() => window.value ?? (present.value === undefined ? range.value : windowUpTo(present.value, followS.value, range.value)))
  const held = shallowRef<TimeWindow>()
  const shown = computed(() => held.value ?? followed.value)
  const follows = computed(() => held.value === undefined && window.value === undefined && present.value !== undefined)
  watch([frozen, window], ([isFrozen]) => { held.value = isFrozen ? followed.value : undefined }, { flush: 'sync' })

  return {
    spec: computed(() => toValue(spec)), entryS: computed(() => toValue(entryS)), range, cursorS, window, presentS: present, frozen, followS, shown,
    words: computed(() => (follows.value ? `the last ${followS.value} s` : `${shown.value.fromS.toFixed(2)} to ${shown.value.toS.toFixed(2)} s`)),
    moveTo, jump, press,
    zoomTo: (aS, bS) => { window.value = windowBetween(aS, bS, range.value) },
    resetZoom: () => { window.value = undefined },
  }
}

/** Of the place around, if it has one. */
export const useTimeView = (): TimeView | undefined => inject(timeViewKey, undefined)
