/** What the palette can do with the tabs of experiments. */
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import type { KeyAction } from '../../src-main/api/contract.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { useExperimentTabs } from '../stores/experiment-tabs.ts'
import type { PaletteItem } from './filter-items.ts'

export function useTabItems(): ComputedRef<readonly PaletteItem[]> {
  const tabs = useExperimentTabs()
  const keys = useKeys()
  const item = (action: KeyAction, title: string, icon: string, run: () => void): PaletteItem => ({ id: action.replace('.', '-'), group: 'Tabs', title, hint: 'Tabs of experiments', icon, keys: keys.label(action), run })
  return computed(() => {
    const { shown } = tabs
    const several = tabs.ids.length > 1
    return [
      ...(shown === undefined ? [] : [
        ...(several ? [
          item('experiment.nextTab', 'Next tab', 'pi pi-arrow-right', () => { tabs.step(1) }),
          item('experiment.previousTab', 'Previous tab', 'pi pi-arrow-left', () => { tabs.step(-1) }),
        ] : []),
        item('experiment.closeTab', 'Close the tab', 'pi pi-times', () => { tabs.close(shown) }),
        ...(several ? [
          item('experiment.closeOtherTabs', 'Close the other tabs', 'pi pi-minus-circle', () => { tabs.closeOthers(shown) }),
          item('experiment.tabLeft', 'Move the tab to the left', 'pi pi-angle-double-left', () => { tabs.moveBy(shown, -1) }),
          item('experiment.tabRight', 'Move the tab to the right', 'pi pi-angle-double-right', () => { tabs.moveBy(shown, 1) }),
        ] : []),
      ]),
      ...(tabs.canReopen ? [item('reopenTab', 'Reopen the last closed tab', 'pi pi-replay', () => { tabs.reopen() })] : []),
    ]
  })
}
