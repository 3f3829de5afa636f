/** The file that is on its way between the page and the lab: one line of progress, and a way to cancel it. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { createPaceMeter, progressLine, rateText, timeLeftText, unknownPace } from '../components/progress-words.ts'
import type { Pace } from '../components/progress-words.ts'
import { formatPercent } from '../components/figure/format.ts'

export interface MovingPart {
  /** "Reading mine.burstlab" */
  readonly activity: string
  readonly done: number
  readonly total: number
  /** A number of what is counted: "3 runs", "1.2 MB". */
  readonly amount: (count: number) => string
}

/** Gets how far it is; leaves when `signal` says so. */
export type MovingWork = (tell: (part: MovingPart) => void, signal: AbortSignal) => Promise<void>

interface Moving extends MovingPart {
  readonly id: number
  readonly pace: Pace
  readonly ending: AbortController
}

export const useMovingFile = defineStore('moving-file', () => {
  const list = shallowRef<readonly Moving[]>([])
  let nextId = 1

  /** Resolves to false where it was cancelled; rejects where it failed. `now` in ms. */
  async function follow(activity: string, work: MovingWork, now = () => performance.now()): Promise<boolean> {
    const ending = new AbortController()
    const id = nextId++
    let meter = createPaceMeter(now)
    let shown: Moving = { id, activity, done: 0, total: 0, amount: String, pace: unknownPace, ending }
    list.value = [...list.value, shown]
    try {
      await work((part) => {
        // Another activity counts something else.
        if (part.activity !== shown.activity) meter = createPaceMeter(now)
        shown = { id, ...part, pace: meter.note(part.done, part.total), ending }
        list.value = list.value.map((one) => (one.id === id ? shown : one))
      }, ending.signal)
      return true
    } catch (error) {
      if (ending.signal.aborted) return false
      throw error
    } finally {
      list.value = list.value.filter((one) => one.id !== id)
    }
  }

  const first = computed(() => list.value[0])
  /** "Reading mine.burstlab, 40 % of 12 MB, 3.0 MB/s, about 2.4 s left"; empty where nothing is on its way. */
  const text = computed(() => (first.value === undefined ? '' : movingText(first.value, first.value.pace)))
  return { text, share: computed(() => (first.value === undefined ? 0 : shareOf(first.value))), follow, cancel: () => { first.value?.ending.abort() } }
})

const shareOf = ({ done, total }: Pick<MovingPart, 'done' | 'total'>): number => (total === 0 ? 0 : Math.min(1, done / total))

/** In one line. */
export function movingText(part: MovingPart, { perSecond, secondsLeft }: Pace): string {
  const { activity, done, total, amount } = part
  return progressLine(activity, total === 0 ? '' : `${formatPercent(done / total)} of ${amount(total)}`, rateText(perSecond, amount), timeLeftText(secondsLeft))
}
