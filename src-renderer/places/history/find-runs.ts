/** The runs that a filter of the history finds at this moment, asked of the lab at once, wherever one is. */
import type { RunSummary } from '../../../src-main/api/contract.ts'
import type { Api } from '../../api/use-api.ts'
import { parseFilter } from './filter-language.ts'
import { isFetched } from './history-columns.ts'
import { queryRuns } from './history-query.ts'
import type { HistoryQuery } from './history-terms.ts'

/** In the order of the query. */
export async function findRuns(api: Api, runs: readonly RunSummary[], query: HistoryQuery): Promise<readonly RunSummary[]> {
  const fields = await api.history.fields.query()
  const { words, conditions } = parseFilter(query.text, fields)
  const columns = [...new Set([...query.conditions, ...conditions].map(({ field }) => field).filter(isFetched))]
  const text = words.join(' ').slice(0, 400)
  const [values, hits, presets] = await Promise.all([
    columns.length === 0 ? undefined : api.history.values.query({ columns, trashed: false }),
    text.trim().length < 2 ? undefined : api.history.search.query({ text }),
    api.catalog.presets.query(),
  ])
  const rowOf = new Map(values?.ids.map((id, row) => [id, row]))
  return queryRuns(runs, query, {
    fields, figures: new Map(presets.map(({ id, figure }) => [id, figure])), found: new Set([...hits?.notes ?? [], ...hits?.log ?? []]),
    fetched: (column, id) => values?.columns[column]?.[rowOf.get(id) ?? -1] ?? null,
  }).matched
}
