/** The images of data sets by their name. What the lab has imported is asked for once; until then, and without it, the well-known ones do. */
import { computed, shallowRef } from 'vue'
import type { ComputedRef } from 'vue'
import type { DatasetSummary } from '../../../src-main/api/contract.ts'
import { useApi } from '../../api/use-api.ts'
import { imageFacts } from '../../../src-main/drawing/layers/image-facts.ts'
import type { ImageFacts } from '../../../src-main/drawing/layers/image-facts.ts'

export function useImageFacts(): ComputedRef<(name: string) => ImageFacts | undefined> {
  const sets = shallowRef<readonly DatasetSummary[]>([])
  void useApi().datasets.list.query().then((list) => { sets.value = list }, () => undefined)
  return computed(() => (name: string) => imageFacts(name, sets.value))
}
