/** What kinds of experiment and which presets there are. */
import { learningMeasures } from '../../engines/registry.ts'
import { kinds, presets } from '../../experiments/kinds.ts'
import { symbolsOf } from '../../experiments/symbol-reference.ts'
import type { KindSymbols } from '../../experiments/symbol-reference.ts'
import type { Calibration } from './forecast.ts'
import { specHash } from '../runs/spec-hash.ts'
import type { KindDescription, PresetSummary, TemplateSummary } from '../types.ts'

export function createCatalog(calibration: Pick<Calibration, 'secondsOf'>) {
  let known: KindSymbols[] | undefined
  let hashes: readonly string[] | undefined

  /** What presets cost is worked out of their specs, which takes a moment for all of them: once, for they do not change. */
  function seconds(): number[] {
    hashes ??= presets.map(({ spec }) => specHash(spec))
    return hashes.map((hash, index) => calibration.secondsOf(hash, () => presets[index]?.spec) ?? NaN)
  }

  return {
    kinds: (): KindDescription[] => kinds.map(({ kind, version, title, equations, blocks, blank, parameters }) => ({ kind, version, title, equations, blocks, beginsWith: parameters(blank).map(({ path }) => path), measures: learningMeasures(kind) })),
    /** Read off all presets, which takes a moment: once. */
    symbols: (): KindSymbols[] => known ??= kinds.map(symbolsOf),
    presets: (): PresetSummary[] => presets.map(({ id, kind, figure, title, summary }) => ({ id, kind, figure, title, summary })),
    templates(): TemplateSummary[] {
      const costs = seconds()
      return presets.map(({ id, kind, figure, title, summary, spec }, index) => ({ id, kind, figure, title, summary, spec, seconds: costs[index] ?? NaN }))
    },
  }
}
