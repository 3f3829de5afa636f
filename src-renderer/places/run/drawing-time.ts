/** How long a run's figure takes to be seen, apart from what it took to compute: what the lab and this page do for it. */
import { nextTick } from 'vue'
import { formatDuration } from '../../components/figure/format.ts'

export interface DrawingTime {
  /** Until the lab has made it; of a run that has ended, until it is here. Null until known. */
  readonly labMs: number | null
  /** Of the page: what follows from the new figure, and the frame in which it is drawn. Null where it is not shown. */
  readonly pageMs: number | null
}

/** "comes from the lab in 12 ms, is drawn here in 35 ms"; empty where nothing is known. */
export function drawingText({ labMs, pageMs }: DrawingTime): string {
  return [...(labMs === null ? [] : [`comes from the lab in ${formatDuration(labMs)}`]), ...(pageMs === null ? [] : [`is drawn here in ${formatDuration(pageMs)}`])].join(', ')
}

/**
 * In ms, how long the page works on what has just changed: at once, then in the next frame, in which charts are drawn. The wait for that frame does not
 * count; whatever else the frame does, does.
 */
export async function measureDrawing(nowMs: () => number = () => performance.now()): Promise<number> {
  const from = nowMs()
  await nextTick()
  const atOnceMs = nowMs() - from
  const frameFrom = await new Promise<number>((begun) => { requestAnimationFrame(() => { begun(nowMs()) }) })
  await new Promise((done) => { setTimeout(done) })
  return atOnceMs + nowMs() - frameFrom
}
