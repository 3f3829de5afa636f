/** One data set: its numbers, and images of some of its classes. */
import { shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import type { DatasetDetail, DatasetPreview, PreviewRequest } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'

export interface OneDataset {
  readonly detail: ShallowRef<DatasetDetail | undefined>
  readonly preview: ShallowRef<DatasetPreview | undefined>
  readonly problem: ShallowRef<string | undefined>
  load(): void
}

/** Images of each class that are shown. */
const perClass = 8

/** `key` changes when a set of the same name has other contents. */
export function useDataset(name: () => string, key: () => string | null, shown: () => Pick<PreviewRequest, 'part' | 'firstClass'>): OneDataset {
  const api = useApi()
  const detail = shallowRef<DatasetDetail>()
  const preview = shallowRef<DatasetPreview>()
  const problem = shallowRef<string>()
  let newest = 0

  /** What came too late belongs to a set that is not shown any more. */
  async function take<T>(target: ShallowRef<T | undefined>, request: number, query: Promise<T>): Promise<void> {
    try {
      const answer = await query
      if (request === newest) target.value = answer
    } catch (error) {
      if (request === newest) problem.value = errorMessage(error)
    }
  }

  function loadPreview(): void {
    void take(preview, newest, api.datasets.preview.query({ name: name(), perClass, ...shown() }))
  }

  function load(): void {
    newest++
    detail.value = undefined
    preview.value = undefined
    problem.value = undefined
    loadPreview()
    void take(detail, newest, api.datasets.get.query({ name: name() }))
  }

  watch([name, key], load, { immediate: true })
  watch(shown, (now, before) => { if (now.part !== before.part || now.firstClass !== before.firstClass) loadPreview() })

  return { detail, preview, problem, load }
}
