/** Computes an experiment after each edit that the lab has, where one has asked for it; always the newest only. Whether one has, the lab keeps. */
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { PreviewResult } from '../../../../src-main/api/contract.ts'
import { errorMessage } from '../../../api/errors.ts'
import { latestOnly } from '../../../api/latest-only.ts'
import { useApi } from '../../../api/use-api.ts'
import { isRecord } from '../../../components/read-json.ts'
import { useSettings } from '../../../stores/settings.ts'

export interface Previewed {
  readonly experimentId: string
  /** Of the draft that the lab has; null while it can't be run. */
  readonly specHash: string | null
  /** It takes long, or records much. */
  readonly refused: boolean
  readonly seed: number | undefined
}

export interface RunOnChange {
  readonly on: ShallowRef<boolean>
  readonly result: ShallowRef<PreviewResult | undefined>
  readonly problem: ShallowRef<string>
  /** What is shown is of an earlier state, or there is nothing yet. */
  readonly stale: ComputedRef<boolean>
  /** At once, and kept. */
  turn(on: boolean): void
}

export function useRunOnChange(of: () => Previewed): RunOnChange {
  const api = useApi()
  const settings = useSettings()
  const place = `preview.${of().experimentId}`
  const on = shallowRef(false)
  const result = shallowRef<PreviewResult>()
  const problem = shallowRef('')
  let touched = false

  async function recall(): Promise<void> {
    const kept: unknown = await api.settings.getLayout.query({ place }).catch(() => null)
    if (!touched && isRecord(kept)) on.value = kept['on'] === true
  }
  void recall()

  const isWanted = (): boolean => { const { specHash, refused, seed } = of(); return on.value && specHash !== null && !refused && seed !== undefined }

  const compute = latestOnly(async () => {
    const { experimentId, seed } = of()
    if (!isWanted() || seed === undefined) return
    try {
      const answer = await api.preview.compute.mutate({ id: experimentId, seed, theme: settings.resolvedTheme })
      result.value = { ...answer, figure: { ...answer.figure, option: answer.figure.option } }
      problem.value = ''
    } catch (error) {
      problem.value = errorMessage(error)
    }
  })
  watch([on, () => of().specHash, () => of().refused, () => of().seed, () => settings.figureLook], () => { if (isWanted()) void compute() })

  return {
    on, result, problem,
    stale: computed(() => result.value === undefined || result.value.specHash !== of().specHash || result.value.seed !== of().seed),
    turn(next) {
      touched = true
      on.value = next
      if (!next) result.value = undefined
      // A lab that can't keep it has lost nothing that counts.
      api.settings.setLayout.mutate({ place, layout: { on: next } }).catch(() => undefined)
    },
  }
}
