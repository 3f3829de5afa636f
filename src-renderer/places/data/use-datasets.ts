/** All data sets and what is being imported, kept up to date by the lab's news. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { DatasetSummary, DatasetTask } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useLabEvents } from '../../stores/lab-events.ts'

export interface Datasets {
  /** Undefined until they have come. */
  readonly list: ShallowRef<readonly DatasetSummary[] | undefined>
  readonly tasks: ShallowRef<readonly DatasetTask[]>
  readonly problem: ShallowRef<string | undefined>
  load(): Promise<void>
}

export function useDatasets(): Datasets {
  const api = useApi()
  const events = useLabEvents()
  const list = shallowRef<readonly DatasetSummary[]>()
  const tasks = shallowRef<readonly DatasetTask[]>([])
  const problem = shallowRef<string>()
  let newest = 0

  async function load(): Promise<void> {
    const request = ++newest
    try {
      const [sets, underWay] = await Promise.all([api.datasets.list.query(), api.datasets.tasks.query()])
      if (request !== newest) return
      list.value = sets
      tasks.value = underWay
      problem.value = undefined
    } catch (error) {
      // A lost connection has its own banner, and all is fetched again after it.
      if (request === newest && events.connected) problem.value = errorMessage(error)
    }
  }

  events.onEvent((event) => {
    if (event.type === 'dataset-tasks') tasks.value = event.tasks
    else if (event.type === 'datasets-changed') void load()
  })
  events.onResumed(() => { void load() })
  void load()

  return { list, tasks, problem, load }
}
