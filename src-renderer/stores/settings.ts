/** The settings of this lab, and the theme that follows from them. */
import { usePreferredDark } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Settings, SettingsChange } from '../../src-main/api/contract.ts'
import { useApi } from '../api/use-api.ts'
import { recallTheme, rememberTheme, showTheme } from '../theme/theme-memory.ts'
import { useLabEvents } from './lab-events.ts'

export const useSettings = defineStore('settings', () => {
  const api = useApi()
  const events = useLabEvents()
  const prefersDark = usePreferredDark()
  /** Undefined until the lab has told them. */
  const known = shallowRef<Settings>()
  const theme = computed(() => known.value?.theme ?? recallTheme(localStorage))
  const resolvedTheme = computed<'light' | 'dark'>(() => {
    if (theme.value !== 'system') return theme.value
    return prefersDark.value ? 'dark' : 'light'
  })

  async function load(): Promise<void> {
    known.value = await api.settings.get.query().catch(() => known.value)
  }

  /** Rejects where the lab refuses. */
  async function change(part: SettingsChange): Promise<void> {
    known.value = await api.settings.set.mutate(part)
  }

  watch(theme, (now) => { rememberTheme(localStorage, now) })
  watch(resolvedTheme, (now) => { showTheme(document.documentElement, now) }, { immediate: true })
  events.onEvent((event) => { if (event.type === 'settings-changed') void load() })
  events.onResumed(() => { void load() })
  void load()

  return { known, theme, resolvedTheme, change }
})
