/** The spikes of a run's populations: of a live run as they come, otherwise of the stretch that is looked at. */
import { shallowRef, toValue, watch } from 'vue'
import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import type { SpikesView } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import type { TimeWindow } from '../time/time-window.ts'
import { createSpikeBuffer, noSpikes, unpacked } from './spike-buffer.ts'
import type { SpikeBuffer, Spikes } from './spike-buffer.ts'

export interface SpikeSource {
  /** Counts what came in. */
  readonly version: ShallowRef<number>
  readonly problem: ShallowRef<string | undefined>
  /** What is at hand for the window now; what is missing is asked for. Only every so many-th of the spikes may be there. */
  spikesIn(population: string, window: TimeWindow): { readonly spikes: Spikes; readonly every: number }
}

export interface SpikeSourceParts {
  readonly runId: MaybeRefOrGetter<string>
  readonly populations: MaybeRefOrGetter<readonly string[]>
  readonly live: MaybeRefOrGetter<boolean>
  /** Changes whenever a live run has news. */
  readonly news: MaybeRefOrGetter<unknown>
}

/** Kept of a live run: some 13 s of 4,000 cells at 10 Hz, 7 MB. */
const bufferedSpikes = 2 ** 19
/** Asked for at once. */
const most = 300_000

interface Stretch {
  readonly window: TimeWindow
  readonly spikes: Spikes
  readonly every: number
}

interface Kept {
  readonly buffer: SpikeBuffer
  /** All of the live run's newest are in the buffer: it has ended. */
  complete: boolean
  stretch: Stretch | undefined
  asking: boolean
}

/** To be called in a component's setup; a change of run starts afresh. */
export function useSpikes({ runId, populations, live, news }: SpikeSourceParts): SpikeSource {
  const api = useApi()
  const version = shallowRef(0)
  const problem = shallowRef<string>()
  let kept = new Map<string, Kept>()

  function of(population: string): Kept {
    const found = kept.get(population) ?? { buffer: createSpikeBuffer(bufferedSpikes), complete: false, stretch: undefined, asking: false }
    kept.set(population, found)
    return found
  }

  /** One question at a time for each population. */
  async function ask(population: string, from: { readonly type: 'row'; readonly row: number } | { readonly type: 'time'; readonly fromS: number; readonly toS: number }, take: (view: SpikesView, own: Kept) => void): Promise<void> {
    const own = of(population)
    if (own.asking) return
    own.asking = true
    try {
      take(await api.recordings.spikes.query({ runId: toValue(runId), population, from, most }), own)
      problem.value = undefined
    } catch (error) {
      problem.value = errorMessage(error)
    } finally {
      own.asking = false
    }
    // Of another run by now: nobody looks at it.
    if (kept.get(population) === own) version.value++
  }

  const askNewest = (population: string, complete: boolean): Promise<void> => ask(population, { type: 'row', row: of(population).buffer.nextRow }, (view, own) => {
    own.buffer.append(view)
    own.complete = complete
  })

  watch(() => toValue(runId), () => {
    kept = new Map()
    version.value++
  })
  watch(() => [toValue(news), ...toValue(populations)], () => {
    if (toValue(live)) for (const population of toValue(populations)) void askNewest(population, false)
  }, { immediate: true })
  watch(() => toValue(live), (now, before) => {
    if (before && !now) for (const population of toValue(populations)) void askNewest(population, true)
  })

  return {
    version, problem,
    spikesIn(population, window) {
      const own = of(population)
      const { buffer, stretch } = own
      const reachesBack = buffer.count > 0 && (buffer.firstRow === 0 || (buffer.timesS[0] ?? Infinity) <= window.fromS)
      if (reachesBack && (toValue(live) || own.complete)) return { spikes: buffer, every: 1 }
      if (stretch === undefined || !isEnough(stretch, window)) {
        const { fromS, toS } = window
        // As much again beyond it: a replay is about to get there.
        const beyond = { fromS, toS: 2 * toS - fromS }
        void ask(population, { type: 'time', ...beyond }, (view, asked) => { asked.stretch = { window: beyond, spikes: unpacked(view), every: view.every } })
      }
      return stretch ?? { spikes: buffer.count > 0 ? buffer : noSpikes, every: 1 }
    },
  }
}

/** It holds the window, and was not thinned out for one that is several times as long. */
const isEnough = ({ window, every }: Stretch, { fromS, toS }: TimeWindow): boolean => {
  const isWithin = fromS >= window.fromS - 1e-9 && toS <= window.toS + 1e-9
  return isWithin && (every === 1 || toS - fromS > (window.toS - window.fromS) / 4)
}
