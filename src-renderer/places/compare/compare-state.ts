/** What a comparison shows beside its runs, and which runs a saved one has: read out of anything, part by part. Pure. */
import type { OverlayLine, RunSummary } from '../../../src-main/api/contract.ts'
import { readPins } from '../../components/figure/pins/kept-pins.ts'
import type { Pin } from '../../components/figure/pins/pins.ts'
import { isRecord, listIn, numberOr, textOr } from '../../components/read-json.ts'
import type { JsonRecord } from '../../components/read-json.ts'
import { conditionText } from '../history/filter-language.ts'
import { readQuery } from '../history/history-memory.ts'
import type { HistoryQuery } from '../history/history-terms.ts'
import type { CurvesChoice } from './curves/overlay-choice.ts'
import { importanceKeys } from './relations/importance.ts'
import type { ImportanceSort } from './relations/importance.ts'

export const drawings = ['figure', 'curves', 'scatter', 'parallel', 'importance'] as const
export type Drawing = (typeof drawings)[number]

/** Dimensions by their ids; empty: the first that there is. */
export interface ScatterChoice {
  readonly x: string
  readonly y: string
  readonly logX: boolean
  readonly logY: boolean
}

export interface ParallelChoice {
  /** Null: as they come. */
  readonly axes: readonly string[] | null
}

export interface ImportanceChoice {
  /** Empty: the first that there is. */
  readonly metric: string
  readonly sort: ImportanceSort
}

/** Everything that is chosen in Compare. */
export interface CompareState {
  drawing: Drawing
  curves: CurvesChoice
  scatter: ScatterChoice
  parallel: ParallelChoice
  importance: ImportanceChoice
}

/** Where the runs of a saved comparison come from: they are looked up whenever it is opened. */
export type RunSource =
  | { readonly type: 'runs'; readonly ids: readonly string[] }
  /** All that was started together; of a sweep what is done. */
  | { readonly type: 'sweep' | 'group'; readonly id: string }
  | { readonly type: 'filter'; readonly query: HistoryQuery }

export interface SavedComparison {
  readonly source: RunSource
  readonly state: CompareState
  readonly pins: { readonly figure: readonly Pin[]; readonly curves: readonly Pin[] }
}

export const firstState = (drawing: Drawing = 'figure'): CompareState => ({
  drawing,
  curves: { lines: [], x: 'recorded', logX: false, logY: false, clip: false, colourBy: 'spec', pooled: true, smoothing: 0, find: '' },
  scatter: { x: '', y: '', logX: false, logY: false },
  parallel: { axes: null },
  importance: { metric: '', sort: { key: 'eta2', descending: true } },
})

/** Undefined where it does not even say which runs. */
export function readSaved(value: unknown): SavedComparison | undefined {
  const kept = isRecord(value) ? value : {}
  const source = readSource(kept['source'])
  const pins = part(kept, 'pins')
  return source === undefined ? undefined : { source, state: readState(kept['state']), pins: { figure: readPins(pins['figure']), curves: readPins(pins['curves']) } }
}

export function readSource(value: unknown): RunSource | undefined {
  if (!isRecord(value)) return undefined
  const { type, id } = value
  if (type === 'runs') return { type, ids: texts(value['ids']) }
  if (type === 'filter') return { type, query: readQuery(value['query']) }
  return (type === 'sweep' || type === 'group') && typeof id === 'string' ? { type, id } : undefined
}

/** What is missing or damaged is as at first. */
export function readState(value: unknown): CompareState {
  const kept = isRecord(value) ? value : {}
  const first = firstState()
  const [curves, scatter, parallel, importance] = [part(kept, 'curves'), part(kept, 'scatter'), part(kept, 'parallel'), part(kept, 'importance')]
  const sort = part(importance, 'sort')
  return {
    drawing: oneOf(drawings, kept['drawing'], first.drawing),
    curves: {
      lines: listIn(curves['lines']).flatMap(readLine), x: oneOf(['recorded', 'row', 'relative', 'wall'] as const, curves['x'], first.curves.x),
      logX: curves['logX'] === true, logY: curves['logY'] === true, clip: curves['clip'] === true, colourBy: textOr(curves['colourBy'], first.curves.colourBy),
      pooled: curves['pooled'] !== false, smoothing: Math.min(0.99, Math.max(0, numberOr(curves['smoothing'], 0))), find: textOr(curves['find'], ''),
    },
    scatter: { x: textOr(scatter['x'], ''), y: textOr(scatter['y'], ''), logX: scatter['logX'] === true, logY: scatter['logY'] === true },
    parallel: { axes: Array.isArray(parallel['axes']) ? texts(parallel['axes']) : null },
    importance: { metric: textOr(importance['metric'], ''), sort: { key: oneOf(importanceKeys, sort['key'], 'eta2'), descending: sort['descending'] !== false } },
  }
}

function readLine(value: unknown): OverlayLine[] {
  if (!isRecord(value)) return []
  const { series, column, over, split } = value
  return typeof series === 'string' && typeof column === 'string' && typeof over === 'string' ? [{ series, column, over, split: typeof split === 'string' ? split : null }] : []
}

const part = (of: JsonRecord, key: string): JsonRecord => { const value = of[key]; return isRecord(value) ? value : {} }
const texts = (value: unknown): string[] => listIn(value).filter((item) => typeof item === 'string')
const oneOf = <T extends string>(known: readonly T[], value: unknown, other: T): T => known.find((one) => one === value) ?? other

/** A source that the compared runs may be saved by, in words. */
export interface OfferedSource {
  readonly source: RunSource
  readonly words: string
}

/** The runs as such come first; then what all of them were started with, and the filter of History. */
export function offeredSources(ids: readonly string[], runs: ReadonlyMap<string, Pick<RunSummary, 'sweepId' | 'groupId'>>, sweepNames: ReadonlyMap<string, string>, filter: HistoryQuery | undefined): OfferedSource[] {
  const members = ids.flatMap((id) => runs.get(id) ?? [])
  const sweepId = shared(members.map((run) => run.sweepId))
  const groupId = shared(members.map((run) => run.groupId))
  return [
    { source: { type: 'runs', ids }, words: ids.length === 1 ? 'this run' : `these ${ids.length} runs` },
    ...(sweepId !== null ? [{ source: { type: 'sweep' as const, id: sweepId }, words: `all done runs of the sweep ${sweepNames.get(sweepId) ?? ''}`.trim() }]
      : groupId !== null ? [{ source: { type: 'group' as const, id: groupId }, words: 'all runs started together with them' }] : []),
    ...(filter === undefined ? [] : [{ source: { type: 'filter' as const, query: filter }, words: `what the filter of History finds: ${filterWords(filter)}` }]),
  ]
}

const shared = (values: readonly (string | null)[]): string | null => (new Set(values).size === 1 ? values[0] ?? null : null)

/** In short, for a list. */
export function filterWords(query: HistoryQuery): string {
  const typed = [query.text.trim(), ...query.conditions.map((condition) => conditionText(condition, { metrics: [], parameters: [] }))]
  const chosen = [...query.statuses, ...query.presets, ...query.verdicts, ...query.tags.map((tag) => `#${tag}`), ...(query.starredOnly ? ['starred'] : [])]
  return [...typed, ...chosen].filter((word) => word !== '').join(', ')
}

/** "12 runs", "a sweep", "filter: eta>0.1": what a saved comparison is of. */
export function sourceWords(source: RunSource): string {
  switch (source.type) {
    case 'runs': return source.ids.length === 1 ? '1 run' : `${source.ids.length} runs`
    case 'sweep': return 'runs of a sweep'
    case 'group': return 'runs started together'
    case 'filter': return `filter: ${filterWords(source.query)}`
  }
}
