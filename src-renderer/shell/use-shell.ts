/** Palette and help, opened by key from anywhere. */
import { useEventListener } from '@vueuse/core'
import { ref } from 'vue'
import type { Ref } from 'vue'
import { isTyping } from '../keyboard/chord.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { useNotices } from '../stores/notices.ts'
import { useExperimentTabs } from '../stores/experiment-tabs.ts'
import { usePlaces } from '../stores/places.ts'
import { shellCommand } from './shortcuts.ts'

export interface Shell {
  readonly palette: Ref<boolean>
  readonly help: Ref<boolean>
}

/** Listens while the calling component lives. */
export function useShell(): Shell {
  const places = usePlaces()
  const tabs = useExperimentTabs()
  const keys = useKeys()
  const notices = useNotices()
  const palette = ref(false)
  const help = ref(false)

  function reopen(): void {
    if (!places.reopen()) notices.info('No run, sweep or experiment was left yet: this goes back to the last one.')
  }

  function reopenTab(): void {
    if (!tabs.reopen()) notices.info('No tab of an experiment was closed yet: this brings back the last one.')
  }

  function toExperiments(): void {
    if (tabs.active === undefined) notices.info('No experiment is open yet: open one at Home.')
    else tabs.open(tabs.active)
  }

  /** The manual comes with its place, not with the first picture. */
  async function openManual(): Promise<void> {
    const { helpFor } = await import('../places/help/manual-pages.ts')
    places.open(helpFor(places.current.place))
  }

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const command = event.defaultPrevented ? undefined : shellCommand(event, isTyping(event.target), keys.map)
    if (command === undefined) return
    event.preventDefault()
    if (command.do === 'open') places.open(command.place)
    else if (command.do === 'palette') palette.value = !palette.value
    else if (command.do === 'manual') void openManual()
    else if (command.do === 'reopen') reopen()
    else if (command.do === 'reopen-tab') reopenTab()
    else if (command.do === 'experiments') toExperiments()
    else help.value = true
  })

  return { palette, help }
}
