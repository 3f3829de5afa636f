/** The presets; they never change while the app runs. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { PresetSummary } from '../../../src-main/api/contract.ts'
import { useApi } from '../../api/use-api.ts'

/** Empty until loaded, and where loading failed: a place can do without. */
export function usePresets(): ShallowRef<readonly PresetSummary[]> {
  const presets = shallowRef<readonly PresetSummary[]>([])
  void useApi().catalog.presets.query().then((loaded) => { presets.value = loaded }, () => undefined)
  return presets
}
