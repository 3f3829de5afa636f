/** The settings of this lab, and the theme, the colours and the size of text that follow from them. */
import { usePreferredDark } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { LayeredSettings, SettingName, Settings, SettingsChange } from '../../src-main/api/contract.ts'
import { useApi } from '../api/use-api.ts'
import { recallScheme, recallTextSize, recallTheme, rememberScheme, rememberTextSize, rememberTheme, showScheme, showTextSize, showTheme } from '../theme/theme-memory.ts'
import { useLabEvents } from './lab-events.ts'

export const useSettings = defineStore('settings', () => {
  const api = useApi()
  const events = useLabEvents()
  const prefersDark = usePreferredDark()
  /** Undefined until the lab has told them. */
  const known = shallowRef<Settings>()
  /** Where values come from; undefined until somebody has asked. */
  const layers = shallowRef<LayeredSettings>()
  const theme = computed(() => known.value?.theme ?? recallTheme(localStorage))
  const resolvedTheme = computed<'light' | 'dark'>(() => {
    if (theme.value !== 'system') return theme.value
    return prefersDark.value ? 'dark' : 'light'
  })

  const colourScheme = computed(() => known.value?.colourScheme ?? recallScheme(localStorage))
  const textSizePct = computed(() => known.value?.textSizePct ?? recallTextSize(localStorage))
  const textScale = computed(() => textSizePct.value / 100)
  /** Changes with all that a figure of the lab's looks different by: a reason to ask for it again. */
  const figureLook = computed(() => `${resolvedTheme.value} ${colourScheme.value} ${textSizePct.value}`)

  async function load(): Promise<void> {
    known.value = await api.settings.get.query().catch(() => known.value)
  }

  /** Rejects where the lab refuses. */
  async function change(part: SettingsChange): Promise<void> {
    known.value = await api.settings.set.mutate(part)
  }

  /** Back to what this workstation's file says, or to what is built in. Rejects where the lab refuses. */
  async function reset(name: Exclude<SettingName, 'notify'>): Promise<void> {
    known.value = await api.settings.reset.mutate({ names: [name] })
  }

  async function loadLayers(): Promise<void> {
    layers.value = await api.settings.layers.query().catch(() => layers.value)
  }

  function refresh(): void {
    void load()
    if (layers.value !== undefined) void loadLayers()
  }

  watch(theme, (now) => { rememberTheme(localStorage, now) })
  watch(colourScheme, (now) => { rememberScheme(localStorage, now) })
  watch(colourScheme, (now) => { showScheme(document.documentElement, now) }, { immediate: true })
  watch(textSizePct, (now) => { rememberTextSize(localStorage, now) })
  watch(textSizePct, (now) => { showTextSize(document.documentElement, now) }, { immediate: true })
  watch(resolvedTheme, (now) => { showTheme(document.documentElement, now) }, { immediate: true })
  events.onEvent((event) => { if (event.type === 'settings-changed') refresh() })
  events.onResumed(refresh)
  void load()

  return { known, layers, theme, resolvedTheme, colourScheme, textSizePct, textScale, figureLook, change, reset, loadLayers }
})
