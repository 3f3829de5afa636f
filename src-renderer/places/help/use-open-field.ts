/** From a symbol to its field: in the experiment that was edited last, where it has such a parameter, else in a new one of the paper's. */
import type { SymbolRow } from '../../../src-main/api/contract.ts'
import { useApi } from '../../api/use-api.ts'
import { useExperiments } from '../../stores/experiments.ts'
import { usePlaces } from '../../stores/places.ts'
import { useMakeExperiment } from './use-make-experiment.ts'

export function useOpenField(): (kind: string, row: Pick<SymbolRow, 'symbol' | 'label' | 'path' | 'presetId'>) => Promise<void> {
  const api = useApi()
  const places = usePlaces()
  const experiments = useExperiments()
  const make = useMakeExperiment()

  return async (kind, { symbol, label, path, presetId }) => {
    const last = experiments.recent.find((experiment) => experiment.kind === kind)
    // One that cannot be read is passed by: a new one will do.
    const detail = last === undefined ? undefined : await api.experiments.get.query({ id: last.id }).catch(() => undefined)
    const same = detail?.parameters.filter((parameter) => parameter.symbol === symbol && parameter.label === label) ?? []
    const field = same.find((parameter) => parameter.path === path) ?? same[0]
    if (detail === undefined || field === undefined) await make({ type: 'preset', id: presetId }, path)
    else places.open({ place: 'experiment', id: detail.id, field: field.path })
  }
}
