/**
 * How often something that moves by itself is drawn: as often as the screen shows frames where that costs little, and seldomer where it would
 * take the page's time for everything else.
 */

export interface FrameBudget {
  /** In how many ms of now, which is in ms too, the next frame may be drawn; 0: at once. */
  waitMs(nowMs: number): number
  /** What drawing the last one took, in ms. */
  spend(tookMs: number): void
}

export interface FrameBudgetOptions {
  /** Of all time, that may go into drawing. */
  readonly share: number
  /** What is saved up while nothing is drawn, in ms of drawing: no burst of frames after a rest. */
  readonly mostSavedMs: number
  /** What a frame counts at most, in ms: a clock does not tell what the page took from what other programs did, and the picture is to stay smooth. */
  readonly mostPerFrameMs: number
}

/** Figures, messages and what the browser does besides take as much again. At least 36 frames a second. */
const usual: FrameBudgetOptions = { share: 0.16, mostSavedMs: 4, mostPerFrameMs: 4.4 }

export function createFrameBudget({ share, mostSavedMs, mostPerFrameMs }: FrameBudgetOptions = usual): FrameBudget {
  let lastMs: number | undefined
  let leftMs = 0
  return {
    waitMs(nowMs) {
      leftMs = Math.min(mostSavedMs, leftMs + share * (nowMs - (lastMs ?? nowMs)))
      lastMs = nowMs
      return Math.max(0, -leftMs / share)
    },
    spend(tookMs) {
      leftMs -= Math.min(mostPerFrameMs, tookMs)
    },
  }
}
