/** Spikes in typed arrays: as many as can be looked at, the oldest go first. */
import type { SpikesView } from '../../../src-main/api/contract.ts'

export interface Spikes {
  /** Ascending, in s of biological time. */
  readonly timesS: Float64Array
  readonly neurons: Uint32Array
  /** 1 an event, 2 the second spike of a burst, 0 any other spike. */
  readonly marks: Uint8Array
  /** Of the arrays, so many are filled. */
  readonly count: number
}

export interface SpikeBuffer extends Spikes {
  /** Row of the first one, and of the one that comes next. */
  readonly firstRow: number
  readonly nextRow: number
  /** Rows that do not follow those that are there begin anew. */
  append(view: SpikesView): void
}

export const noSpikes: Spikes = { timesS: new Float64Array(), neurons: new Uint32Array(), marks: new Uint8Array(), count: 0 }

/** Room for `capacity` spikes, 13 bytes each; when it is full, the older half goes. */
export function createSpikeBuffer(capacity: number): SpikeBuffer {
  const [timesS, neurons, marks] = [new Float64Array(capacity), new Uint32Array(capacity), new Uint8Array(capacity)]
  let [count, firstRow] = [0, 0]

  function makeRoom(more: number): void {
    if (count + more <= capacity) return
    const from = Math.min(count, Math.max(count + more - capacity, Math.floor(capacity / 2)))
    for (const column of [timesS, neurons, marks]) column.copyWithin(0, from, count)
    count -= from
    firstRow += from
  }

  return {
    timesS, neurons, marks,
    get count() { return count },
    get firstRow() { return firstRow },
    get nextRow() { return firstRow + count },
    append(view) {
      const news = unpacked(view)
      if (view.firstRow !== firstRow + count) [count, firstRow] = [0, view.firstRow]
      const skipped = Math.max(0, news.count - capacity)
      makeRoom(news.count - skipped)
      if (count === 0) firstRow += skipped
      timesS.set(news.timesS.subarray(skipped), count)
      neurons.set(news.neurons.subarray(skipped), count)
      marks.set(news.marks.subarray(skipped), count)
      count += news.count - skipped
    },
  }
}

export function unpacked({ timesS, neurons, marks }: SpikesView): Spikes {
  const read = { timesS: new Float64Array(bytesOf(timesS).buffer), neurons: new Uint32Array(bytesOf(neurons).buffer), marks: bytesOf(marks) }
  return { ...read, count: read.timesS.length }
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

/** The first of them that is not before a moment. */
export function firstAt({ timesS, count }: Spikes, timeS: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((timesS[middle] ?? Infinity) < timeS) low = middle + 1
    else high = middle
  }
  return low
}
