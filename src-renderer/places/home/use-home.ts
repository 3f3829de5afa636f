/** The map of the paper, kept up to date, and the ways from it into an experiment. */
import { useThrottleFn } from '@vueuse/core'
import { storeToRefs } from 'pinia'
import { shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { FigureCard } from '../../../src-main/api/contract.ts'
import { errorIssues, errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useHomeCards } from '../../stores/home-cards.ts'
import { useLabEvents } from '../../stores/lab-events.ts'
import { useNotices } from '../../stores/notices.ts'
import { usePlaces } from '../../stores/places.ts'
import { readSpecFile } from '../experiment/spec-file.ts'

/** A run tells of itself ten times a second; its card changes at its beginning and end. */
const refreshMs = 1000

/** What a new experiment is made from. */
export type NewSource =
  | { readonly type: 'preset' | 'experiment'; readonly id: string }
  | { readonly type: 'blank'; readonly kind: string }
  | { readonly type: 'spec'; readonly spec: object; readonly name: string }

export interface Home {
  /** Undefined until loaded. */
  readonly cards: Readonly<Ref<readonly FigureCard[] | undefined>>
  readonly problem: Readonly<Ref<string | undefined>>
  /** What is being opened, so that a button isn't pressed twice. */
  readonly opening: ShallowRef<string | undefined>
  load(): Promise<void>
  /** A new experiment from the preset, opened. */
  openPreset(id: string): Promise<void>
  /** A new experiment from anything, opened. */
  create(what: string, source: NewSource): Promise<void>
  /** A new experiment from a spec file, opened. */
  importFile(file: Pick<File, 'name' | 'text'>): Promise<void>
}

export function useHome(): Home {
  const api = useApi()
  const places = usePlaces()
  const notices = useNotices()
  const events = useLabEvents()
  const store = useHomeCards()
  const { cards, problem } = storeToRefs(store)
  const { load } = store
  const opening = shallowRef<string>()

  async function create(what: string, source: NewSource): Promise<void> {
    opening.value = what
    try {
      const experiment = await api.experiments.create.mutate({ from: source })
      places.open({ place: 'experiment', id: experiment.id })
    } catch (error) {
      const issues = errorIssues(error).map((issue) => issue.message)
      notices.error(`The experiment could not be made: ${[errorMessage(error), ...issues].join(' ')}`)
    } finally {
      opening.value = undefined
    }
  }

  async function importFile(file: Pick<File, 'name' | 'text'>): Promise<void> {
    const read = readSpecFile(file.name, await file.text())
    if ('problem' in read) notices.error(read.problem)
    else await create('import', { type: 'spec', spec: read.spec, name: read.name })
  }

  const refresh = useThrottleFn(() => { void load() }, refreshMs, true)
  events.onEvent((event) => { if (event.type === 'run' || event.type === 'runs-changed') void refresh() })
  events.onResumed(() => { void load() })
  void load()

  return { cards, problem, opening, load, openPreset: (id) => create(id, { type: 'preset', id }), importFile, create }
}
