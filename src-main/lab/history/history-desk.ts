/** The history as tables and searches ask for it: windows, columns of values, words in notes and logs, descent. */
import { setImmediate } from 'node:timers/promises'
import { kindOf } from '../../experiments/kinds.ts'
import type { RunRow } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { notFound } from '../errors.ts'
import type { FieldParameter, FoundIn, HistoryFields, RunSnippet } from './history-types.ts'
import type { Lab } from '../lab.ts'
import { createValueReader } from './run-values.ts'
import { runSummary } from '../runs/summaries.ts'

/** Runs in one list of a lineage. */
const lineageLimit = 200

export function createHistoryDesk(store: Pick<Store, 'history' | 'space' | 'usage'>): Lab['history'] {
  const values = createValueReader(store)
  const found = (row: RunRow | undefined) => (row === undefined ? null : runSummary(row))
  return {
    page({ trashed, after, limit }) {
      const runs = store.history.page(trashed, after, limit).map(runSummary)
      const last = runs.at(-1)
      return { runs, next: runs.length < limit || last === undefined ? null : { createdAt: last.createdAt, id: last.id } }
    },
    summaries: (ids) => store.history.rows(ids).map(runSummary),
    values: (request) => values.read(request),
    fields: () => fieldsOf(store),
    search(text) {
      const hits = Map.groupBy(store.history.find(searchWords(text)), (hit) => hit.where)
      const ids = (where: FoundIn): string[] => (hits.get(where) ?? []).map((hit) => hit.id)
      return { name: ids('name'), notes: ids('notes'), log: ids('log') }
    },
    snippets({ text, hits }) {
      const words = searchWords(text)
      return hits.flatMap(({ id, where }): RunSnippet[] => {
        const parts = store.history.snippet(id, where, words)
        return parts === null ? [] : [{ id, where, parts }]
      })
    },
    lineage(id) {
      const descent = store.history.descent(id, lineageLimit)
      if (descent === undefined) throw notFound('run', id)
      return {
        forkedFrom: found(descent.forkedFrom), branchOf: found(descent.branchOf), branches: descent.branches.map(runSummary), rerunOf: found(descent.rerunOf), reruns: descent.reruns.map(runSummary), forkedRuns: descent.forkedRuns.map(runSummary),
        forks: descent.forks.map(({ id: fork, name, trashedAt }) => ({ id: fork, name, trashed: trashedAt !== null })), sameSpec: descent.sameSpec.map(runSummary),
      }
    },
  }
}

/** The words as the index has them; single letters would find everything. */
export const searchWords = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)

/** One kind after the other: describing a large network takes milliseconds, and other calls come in between. */
async function fieldsOf(store: Pick<Store, 'history'>): Promise<HistoryFields> {
  const parameters = new Map<string, FieldParameter>()
  for (const spec of store.history.sampleSpecs()) {
    for (const { path, label, unit, group, kind } of kindOf(spec).parameters(spec)) {
      if (!parameters.has(path)) parameters.set(path, { path, label, unit, group, numeric: kind === 'number' || kind === 'integer' })
    }
    await setImmediate()
  }
  return { metrics: store.history.metricNames(), parameters: [...parameters.values()] }
}
