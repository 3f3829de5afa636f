/** The cursor and the window in biological time that all time plots of a run share. */
import { computed, inject, shallowRef, toValue } from 'vue'
import type { ComputedRef, InjectionKey, MaybeRefOrGetter, ShallowRef } from 'vue'
import { clampTime, timeAfterKey, windowBetween, zoomed } from './time-window.ts'
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
  moveTo(timeS: number): void
  /** Between two moments in either order. */
  zoomTo(aS: number, bS: number): void
  /** All plots whole again. */
  resetZoom(): void
  /** Whether the key was one of the time's: arrows, pages, Home and End move, plus and minus zoom, Escape takes back. */
  press(key: string): boolean
}

export interface TimeViewParts {
  readonly spec: MaybeRefOrGetter<unknown>
  readonly totalS: MaybeRefOrGetter<number>
  readonly entryS: MaybeRefOrGetter<number>
}

export const timeViewKey: InjectionKey<TimeView> = Symbol('time')

export function createTimeView({ spec, totalS, entryS }: TimeViewParts): TimeView {
  const cursorS = shallowRef<number>()
  const window = shallowRef<TimeWindow>()
  const range = computed((): TimeWindow => ({ fromS: 0, toS: toValue(totalS) }))

  function moveTo(timeS: number): void {
    cursorS.value = clampTime(timeS, range.value)
  }

  function press(key: string): boolean {
    const shown = window.value ?? range.value
    const now = cursorS.value ?? toValue(entryS)
    const next = timeAfterKey(key, clampTime(now, shown), shown)
    if (next !== undefined) moveTo(next)
    else if (key === '+' || key === '=') window.value = zoomed(shown, now, 0.5, range.value)
    else if (key === '-') window.value = zoomed(shown, now, 2, range.value)
    // First the zoom, then the cursor.
    else if (key === 'Escape' && window.value !== undefined) window.value = undefined
    else if (key === 'Escape' && cursorS.value !== undefined) cursorS.value = undefined
    else return false
    return true
  }

  return {
    spec: computed(() => toValue(spec)), entryS: computed(() => toValue(entryS)), range, cursorS, window, moveTo, press,
    zoomTo: (aS, bS) => { window.value = windowBetween(aS, bS, range.value) },
    resetZoom: () => { window.value = undefined },
  }
}

/** Of the place around, if it has one. */
export const useTimeView = (): TimeView | undefined => inject(timeViewKey, undefined)
