/** The sweep that is set up beside an experiment: kept as one types, planned by the lab, started. */
import { useDebounceFn } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { KindDescription, Parameter, SweepPlan } from '../../../../src-main/api/contract.ts'
import { errorIssues, errorMessage } from '../../../api/errors.ts'
import { useApi } from '../../../api/use-api.ts'
import { usePlaces } from '../../../stores/places.ts'
import { wholeNumber } from '../run-plan.ts'
import { emptyDraft, readAxes, readDraft, readStop } from './sweep-draft.ts'
import type { ReadAxes, ReadStop, SweepDraft } from './sweep-draft.ts'

/** How long an edit rests before it is kept and planned, in ms. */
const restMs = 300

export interface SweepSetup {
  readonly draft: ShallowRef<SweepDraft>
  readonly loaded: ShallowRef<boolean>
  readonly read: ComputedRef<ReadAxes>
  /** Which runs end early. */
  readonly stop: ComputedRef<ReadStop>
  /** Of the draft as it stands; undefined while it is worked out, or cannot be. */
  readonly plan: ShallowRef<SweepPlan | undefined>
  readonly planning: ShallowRef<boolean>
  readonly starting: ShallowRef<boolean>
  /** Why it could not be loaded, planned or started. */
  readonly problem: ShallowRef<string>
  change(part: Partial<SweepDraft>): void
  /** Keeps what was typed at once. */
  flush(): Promise<void>
  start(): Promise<void>
}

/** `parameters` are those of the experiment, which the lab has as it stands on the screen; `measures` those of its kind. */
export function useSweepSetup(experimentId: string, parameters: () => readonly Parameter[], measures: () => KindDescription['measures']): SweepSetup {
  const api = useApi()
  const places = usePlaces()
  const draft = shallowRef<SweepDraft>(emptyDraft)
  const loaded = shallowRef(false)
  const plan = shallowRef<SweepPlan>()
  const planning = shallowRef(false)
  const starting = shallowRef(false)
  const problem = shallowRef('')
  const read = computed(() => readAxes(draft.value, parameters()))
  const stop = computed(() => readStop(draft.value.stop, measures()))
  const request = computed(() => {
    const [seedCount, firstSeed] = [wholeNumber(draft.value.seeds, 1, 1000), wholeNumber(draft.value.firstSeed, 0, 0xffffffff)]
    const { axes } = read.value
    const { rule, problems } = stop.value
    if (axes === undefined || seedCount === undefined || firstSeed === undefined || Object.keys(problems).length > 0) return undefined
    return { experimentId, axes: axes.map((axis) => ({ ...axis })), seedCount, firstSeed, medianStop: rule }
  })
  let unkept = false
  let asking: AbortController | undefined

  async function flush(): Promise<void> {
    if (!unkept) return
    unkept = false
    await api.sweeps.keepDraft.mutate({ experimentId, draft: draft.value }).catch((error: unknown) => {
      unkept = true
      problem.value = `The sweep could not be kept: ${errorMessage(error)}`
    })
  }

  async function work(): Promise<void> {
    await flush()
    asking?.abort()
    const asked = request.value
    if (asked === undefined) {
      plan.value = undefined
      planning.value = false
      return
    }
    const controller = new AbortController()
    asking = controller
    planning.value = true
    try {
      const found = await api.sweeps.plan.query(asked, { signal: controller.signal })
      if (asking !== controller) return
      // JSON has no `undefined`.
      plan.value = { ...found, issues: found.issues.map((issue) => ({ ...issue, value: issue.value })) }
      problem.value = ''
    } catch (error) {
      if (asking !== controller) return
      plan.value = undefined
      problem.value = [errorMessage(error), ...errorIssues(error).map(({ message }) => message)].join(' ')
    }
    planning.value = false
  }
  const workSoon = useDebounceFn(work, restMs)

  async function load(): Promise<void> {
    try {
      draft.value = readDraft(await api.sweeps.draft.query({ experimentId }))
    } catch (error) {
      problem.value = errorMessage(error)
    }
    loaded.value = true
    await work()
  }
  void load()

  watch(request, () => { planning.value = request.value !== undefined })
  onScopeDispose(() => {
    asking?.abort()
    void flush()
  })

  return {
    draft, loaded, read, stop, plan, planning, starting, problem, flush,
    change(part) {
      draft.value = { ...draft.value, ...part }
      unkept = true
      void workSoon()
    },
    async start() {
      const asked = request.value
      if (asked === undefined || starting.value) return
      starting.value = true
      try {
        await flush()
        const { id } = await api.sweeps.start.mutate(asked)
        places.open({ place: 'sweep', id })
      } catch (error) {
        problem.value = [`The sweep could not be started: ${errorMessage(error)}`, ...errorIssues(error).map(({ message }) => message)].join(' ')
      }
      starting.value = false
    },
  }
}
