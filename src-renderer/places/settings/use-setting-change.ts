/** One section's way to change settings: what the lab refuses is told in the section. */
import { ref } from 'vue'
import type { Ref } from 'vue'
import type { SettingsChange } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useSettings } from '../../stores/settings.ts'

export interface SettingChange {
  /** Why the last change was refused; empty where it was not. */
  readonly problem: Ref<string>
  /** Gives whether the lab took it. */
  change(part: SettingsChange): Promise<boolean>
}

/** To be called in a component's setup. */
export function useSettingChange(): SettingChange {
  const settings = useSettings()
  const problem = ref('')
  return {
    problem,
    async change(part) {
      problem.value = ''
      try {
        await settings.change(part)
        return true
      } catch (error) {
        problem.value = errorMessage(error)
        return false
      }
    },
  }
}
