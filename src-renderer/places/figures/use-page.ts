/** One page being edited: every edit can be undone, also after a restart, is saved after a short rest, and is drawn anew; so it is when its runs go on. */
import { useEventListener, useThrottleFn } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { PageDocument, PageView } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useLabEvents } from '../../stores/lab-events.ts'
import { edited, redone, startUndo, undone } from '../experiment/undo-stack.ts'
import type { UndoStack } from '../experiment/undo-stack.ts'
import { keepPageUndo, recallPageUndo } from './page-memory.ts'

export interface PageSnapshot {
  readonly name: string
  readonly document: PageDocument
}

export interface OpenPage {
  readonly present: ComputedRef<PageSnapshot | undefined>
  readonly view: ShallowRef<PageView | undefined>
  readonly saveState: ShallowRef<'saved' | 'saving' | 'failed'>
  readonly problem: ShallowRef<string>
  readonly canUndo: ComputedRef<boolean>
  readonly canRedo: ComputedRef<boolean>
  /** `about` names what is edited: quick edits of one thing are one step. */
  edit(change: Partial<PageSnapshot>, about: string): void
  undo(): void
  redo(): void
  flush(): Promise<boolean>
}

/** How long an edit rests before it is saved, in ms. */
const restMs = 300
/** How often a page is drawn anew for runs of it that are computing, in ms: every panel of theirs is drawn as it is printed, by the lab that computes. */
const redrawMs = 10_000

/** Belongs to one page for the life of the calling component. */
export function usePage(id: string): OpenPage {
  const api = useApi()
  const stack = shallowRef<UndoStack<PageSnapshot>>()
  const view = shallowRef<PageView>()
  const saveState = shallowRef<'saved' | 'saving' | 'failed'>('saved')
  const problem = shallowRef('')
  const present = computed(() => stack.value?.present)
  let timer: ReturnType<typeof setTimeout> | undefined
  let pending: PageSnapshot | undefined
  let underWay: Promise<boolean> | undefined
  let drawing: Promise<void> | undefined
  let isOutdated = false

  async function load(): Promise<void> {
    try {
      const [{ name, document }, undoOf] = await Promise.all([api.pages.get.query({ id }), recallPageUndo(api, id)])
      stack.value = undoOf({ name, document }) ?? startUndo({ name, document })
      await draw()
    } catch (error) {
      problem.value = errorMessage(error)
    }
  }

  /** One drawing at a time: what is edited meanwhile is drawn after it, at once. */
  function draw(): Promise<void> {
    isOutdated = true
    drawing ??= drawLatest().finally(() => {
      drawing = undefined
      if (isOutdated) void draw()
    })
    return drawing
  }

  async function drawLatest(): Promise<void> {
    while (isOutdated) {
      isOutdated = false
      const document = present.value?.document
      if (document === undefined) return
      try {
        view.value = await api.pages.view.query({ document })
        problem.value = ''
      } catch (error) {
        problem.value = errorMessage(error)
      }
    }
  }

  async function send(): Promise<boolean> {
    while (pending !== undefined) {
      const sent: PageSnapshot = pending
      saveState.value = 'saving'
      try {
        await Promise.all([api.pages.save.mutate({ id, document: sent.document, ...(sent.name.trim() === '' ? {} : { name: sent.name }) }), stack.value && keepPageUndo(api, id, stack.value)])
        if (pending === sent) pending = undefined
      } catch (error) {
        saveState.value = 'failed'
        problem.value = `Not saved: ${errorMessage(error)}`
        return false
      }
    }
    saveState.value = 'saved'
    return true
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer)
    underWay ??= send().finally(() => { underWay = undefined })
    return underWay
  }

  function change(next: UndoStack<PageSnapshot> | undefined): void {
    if (next === undefined || next === stack.value) return
    stack.value = next
    pending = next.present
    saveState.value = 'saving'
    clearTimeout(timer)
    timer = setTimeout(() => { void flush() }, restMs)
    void draw()
  }

  const drawAgain = useThrottleFn(() => { void draw() }, redrawMs, true, true)
  const { onEvent, onResumed } = useLabEvents()
  onEvent((event) => {
    // Other colours: what somebody has just chosen, and not what goes on all the time.
    if (event.type === 'settings-changed') void draw()
    const changed = event.type === 'run' ? [event.run.id] : event.type === 'runs-changed' ? event.ids : []
    if (present.value?.document.panels.some(({ runIds }) => runIds.some((runId) => changed?.includes(runId) ?? true))) void drawAgain()
  })
  onResumed(() => {
    if (pending !== undefined) void flush()
    void drawAgain()
  })
  useEventListener(window, 'beforeunload', () => { if (pending !== undefined) void flush() })
  onScopeDispose(() => { void flush() })
  void load()

  return {
    present, view, saveState, problem, flush,
    canUndo: computed(() => (stack.value?.past.length ?? 0) > 0),
    canRedo: computed(() => (stack.value?.future.length ?? 0) > 0),
    edit(part, about) {
      if (stack.value !== undefined) change(edited(stack.value, { ...stack.value.present, ...part }, about, Date.now()))
    },
    undo: () => { change(stack.value && undone(stack.value)) },
    redo: () => { change(stack.value && redone(stack.value)) },
  }
}
