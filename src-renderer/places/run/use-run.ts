/** Everything the Run place shows about one run, kept up to date while the run goes on and after it. */
import { useThrottleFn } from '@vueuse/core'
import { computed, shallowRef, toValue, watch } from 'vue'
import type { ComputedRef, MaybeRefOrGetter, ShallowRef } from 'vue'
import type { FigureView, LiveFrame, LogLine, RunDetail, RunSummary, UpdateRun } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useRuns } from '../../stores/runs.ts'
import { useSettings } from '../../stores/settings.ts'
import type { Pin } from '../../components/figure/pins/pins.ts'
import { sameValue } from '../../components/read-json.ts'
import type { DrawingTime } from './drawing-time.ts'
import { isFurtherOnly, mergeRun } from './merge-run.ts'
import { createRested } from './rested.ts'
import { figureRunIds, isLive, seedItems } from './seed-choice.ts'
import type { SeedItem, SeedMode } from './seed-choice.ts'
import { useRunLog } from './use-run-log.ts'
import { useRunWatch } from './use-run-watch.ts'

export interface OpenRun {
  /** Replaced when something in it has changed, which its `progress` is not counted as. */
  readonly detail: ShallowRef<RunDetail | undefined>
  /** Of 1; of a live run ten times a second another one. */
  readonly progress: ShallowRef<number>
  /** Set while the run is live and a first frame has come. */
  readonly frame: ShallowRef<LiveFrame | undefined>
  readonly view: ShallowRef<FigureView | undefined>
  /** What it takes to show `view`; told anew at most once a second. */
  readonly drawing: ShallowRef<DrawingTime>
  /** The page has drawn `view`, in so many ms. */
  drew(pageMs: number): void
  readonly log: ShallowRef<readonly LogLine[]>
  readonly mode: ShallowRef<SeedMode>
  /** The figure's y axes leave out outliers. */
  readonly clip: ShallowRef<boolean>
  /** Of the figure; kept with the layout of the panels, for all runs of the kind. */
  readonly pins: ShallowRef<readonly Pin[]>
  readonly seeds: ComputedRef<readonly SeedItem[]>
  readonly live: ComputedRef<boolean>
  /** Why nothing or not the newest is shown. */
  readonly problem: ShallowRef<string | undefined>
  /** Changes name, notes, star or tags; rejects where the lab refuses. */
  update(change: UpdateRun): Promise<void>
  reload(): Promise<void>
}

const notDrawn: DrawingTime = { labMs: null, pageMs: null }
/** Between two times that are told of drawing, in ms: frames come ten times in one second. */
const tellMs = 1000

/** Follows the run with `id`; a change of id starts afresh. */
export function useRun(id: MaybeRefOrGetter<string>): OpenRun {
  const api = useApi()
  const settings = useSettings()
  const runs = useRuns()
  const detail = shallowRef<RunDetail>()
  const progress = shallowRef(0)
  const view = shallowRef<FigureView>()
  const drawing = shallowRef<DrawingTime>(notDrawn)
  let newest = notDrawn
  const problem = shallowRef<string>()
  const mode = shallowRef<SeedMode>('pooled')
  const clip = shallowRef(false)
  const pins = shallowRef<readonly Pin[]>([])

  const known = computed((): ReadonlyMap<string, RunSummary> => runs.byId)
  const live = computed(() => detail.value !== undefined && isLive(detail.value.status))
  const seeds = computed(() => (detail.value === undefined ? [] : seedItems(detail.value, known.value)))

  const tell = useThrottleFn(() => { drawing.value = newest }, tellMs, true)
  function took(part: Partial<DrawingTime>): void {
    newest = { ...newest, ...part }
    void tell()
  }

  /** Takes what came in about the run, unless the place shows another one by now. */
  function accept(run: RunSummary | RunDetail): void {
    if (run.id !== toValue(id)) return
    const next = mergeRun(detail.value, run)
    progress.value = next?.progress ?? 0
    if (!isFurtherOnly(detail.value, next)) detail.value = next
  }

  async function loadDetail(): Promise<void> {
    const wanted = toValue(id)
    try {
      accept(await api.runs.get.query({ id: wanted }))
      if (wanted === toValue(id)) problem.value = undefined
    } catch (error) {
      if (wanted === toValue(id)) problem.value = errorMessage(error)
    }
  }

  const figures = createRested<FigureView>({
    // Between two epochs, or beyond the stretch that it shows, a figure stays as it is: it is not drawn again.
    draw: (figure) => { if (!sameValue(view.value, figure)) view.value = figure },
    // The frame in which it is drawn, and what comes with that.
    drawn: () => new Promise((resolve) => { requestAnimationFrame(() => { setTimeout(resolve) }) }),
    nowMs: () => performance.now(),
    wait: (ms) => new Promise((resolve) => { setTimeout(resolve, ms) }),
  })
  /** How the figure was wanted that was given last. */
  let wanted = ''
  const frame = useRunWatch({
    request: () => (live.value ? { runId: toValue(id), theme: settings.resolvedTheme, withSiblings: mode.value === 'pooled', clip: clip.value } : undefined),
    onFrame: (next) => {
      const now = JSON.stringify([settings.figureLook, mode.value, clip.value])
      // Other colours, all seeds: that is not news of the run, but what somebody has just pressed for.
      figures.give(next.figure, now !== wanted)
      wanted = now
      took({ labMs: next.figureMs })
      accept(next.run)
    },
    onInterrupted: loadDetail,
  })
  const log = useRunLog(() => toValue(id), live)

  watch(() => toValue(id), () => {
    detail.value = undefined
    figures.clear()
    view.value = undefined
    newest = notDrawn
    drawing.value = notDrawn
    void loadDetail()
  }, { immediate: true })
  watch(() => known.value.get(toValue(id)), (run) => { if (run !== undefined) accept(run) })
  // What it has left can be looked into.
  watch(() => detail.value?.hasCheckpoint, (now, before) => { if (now === true && before === false) void loadDetail() })
  // The end of the run brings checksum, metrics and the final verdict.
  watch(live, (now, before) => {
    if (!before || now) return
    figures.clear()
    void loadDetail()
  })

  const stillFigure = computed(() => {
    if (detail.value === undefined || live.value) return undefined
    // Siblings that still compute add to the pooled figure: their statuses are part of what it rests on.
    const shown = figureRunIds(detail.value, seeds.value, mode.value)
    const statuses = seeds.value.filter((seed) => shown.includes(seed.id)).map((seed) => seed.status)
    return JSON.stringify({ runIds: shown, look: settings.figureLook, clip: clip.value, statuses })
  })
  watch(stillFigure, async (wanted, _before, onCleanup) => {
    if (wanted === undefined || detail.value === undefined) return
    let current = true
    onCleanup(() => { current = false })
    const from = performance.now()
    try {
      const next = await api.figures.view.query({ runIds: figureRunIds(detail.value, seeds.value, mode.value), theme: settings.resolvedTheme, clip: clip.value })
      if (!current) return
      took({ labMs: performance.now() - from })
      view.value = next
    } catch (error) {
      if (current) problem.value = errorMessage(error)
    }
  }, { immediate: true })

  return {
    detail, progress, frame, view, drawing, drew: (pageMs) => { took({ pageMs }) }, log, mode, clip, pins, seeds, live, problem,
    update: async ({ tags, ...change }) => {
      accept(await api.runs.update.mutate({ ...change, ...(tags === undefined ? {} : { tags: [...tags] }) }))
      if (change.notes !== undefined && detail.value?.id === change.id) detail.value = { ...detail.value, notes: change.notes }
    },
    reload: loadDetail,
  }
}
