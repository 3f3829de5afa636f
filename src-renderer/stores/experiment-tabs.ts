/** The experiments that are open, in tabs: the lab keeps them, so that they are there again after a restart. */
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useApi } from '../api/use-api.ts'
import { useExperiments } from './experiments.ts'
import { usePlaces } from './places.ts'
import { noTabs, readTabRow, tabBeside, withClosed, withKept, withMoved, withOpen, withReopened } from './tab-row.ts'
import type { TabRow } from './tab-row.ts'

/** Under which the lab keeps them. */
const memory = 'experiment-tabs'

export const useExperimentTabs = defineStore('experiment-tabs', () => {
  const api = useApi()
  const places = usePlaces()
  const experiments = useExperiments()
  const row = shallowRef<TabRow>(noTabs)
  /** What the lab keeps is known; until then nothing is kept over it. */
  let known = false

  /** The one on the screen; undefined in other places. */
  const shown = computed(() => (places.current.place === 'experiment' ? places.current.id : undefined))
  const isThere = (id: string): boolean => experiments.list.some((experiment) => experiment.id === id)

  function set(next: TabRow): void {
    if (next === row.value) return
    row.value = next
    // Without a lab they are lost with the window, which is no reason for a message.
    if (known) api.settings.setLayout.mutate({ place: memory, layout: { ids: [...next.ids], active: next.active ?? null, closed: next.closed.map((tab) => ({ ...tab })) } }).catch(() => undefined)
  }

  /** What is gone for now has no tab; one that was made a moment ago is on the screen, and in the list in the next. */
  function forgetGone(): void {
    if (known && experiments.loaded) set(withClosed(row.value, row.value.ids.filter((id) => id !== shown.value && !isThere(id))))
  }

  async function recall(): Promise<void> {
    const kept: unknown = await api.settings.getLayout.query({ place: memory }).catch(() => undefined)
    known = kept !== undefined
    set(withKept(row.value, readTabRow(kept)))
    forgetGone()
  }

  watch(shown, (id) => { if (id !== undefined) set(withOpen(row.value, id)) }, { immediate: true, flush: 'sync' })
  watch(() => experiments.list, forgetGone)
  void recall()

  function open(id: string | undefined): void {
    if (id !== undefined) places.open({ place: 'experiment', id })
  }

  /** Leads to what comes in the place of the one on the screen; Home where none is left. */
  function close(ids: readonly string[]): void {
    const closesShown = shown.value !== undefined && ids.includes(shown.value)
    const next = withClosed(row.value, ids)
    set(next)
    if (!closesShown) return
    if (next.active === undefined) places.open({ place: 'home' })
    else open(next.active)
  }

  return {
    ids: computed(() => row.value.ids), shown,
    /** The one shown last. */
    active: computed(() => row.value.active),
    canReopen: computed(() => row.value.closed.some(({ id }) => isThere(id))),
    open,
    close: (id: string) => { close([id]) },
    /** All but this one, which is shown. */
    closeOthers(id: string) {
      open(id)
      close(row.value.ids.filter((other) => other !== id))
    },
    moveTo: (id: string, index: number) => { set(withMoved(row.value, id, index)) },
    moveBy: (id: string, by: number) => { set(withMoved(row.value, id, row.value.ids.indexOf(id) + by)) },
    /** To the tab so many further on. */
    step: (by: number) => { open(tabBeside(row.value, by)) },
    /** False where none was closed that is still there. */
    reopen(): boolean {
      const next = withReopened(row.value, isThere)
      if (next === undefined) return false
      set(next)
      open(next.active)
      return true
    },
  }
})
