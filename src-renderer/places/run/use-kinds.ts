/** The kinds of experiments with their equations; they never change while the app runs. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { KindDescription } from '../../../src-main/api/contract.ts'
import { useApi } from '../../api/use-api.ts'

/** Empty until loaded. */
export function useKinds(): ShallowRef<readonly KindDescription[]> {
  const kinds = shallowRef<readonly KindDescription[]>([])
  void useApi().catalog.kinds.query().then((loaded) => { kinds.value = loaded }, () => undefined)
  return kinds
}
