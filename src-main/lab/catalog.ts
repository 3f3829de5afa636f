/** What kinds of experiment and which presets there are. */
import { kinds, presets } from '../experiments/kinds.ts'
import { symbolsOf } from '../experiments/symbol-reference.ts'
import type { KindSymbols } from '../experiments/symbol-reference.ts'
import type { Calibration } from './forecast.ts'
import type { KindDescription, PresetSummary, TemplateSummary } from './types.ts'

export function createCatalog(calibration: Pick<Calibration, 'forecast'>) {
  let known: KindSymbols[] | undefined
  return {
    kinds: (): KindDescription[] => kinds.map(({ kind, version, title, equations, blocks }) => ({ kind, version, title, equations, blocks })),
    /** Read off all presets, which takes a moment: once. */
    symbols: (): KindSymbols[] => known ??= kinds.map(symbolsOf),
    presets: (): PresetSummary[] => presets.map(({ id, kind, figure, title, summary }) => ({ id, kind, figure, title, summary })),
    templates: (): TemplateSummary[] => presets.map(({ id, kind, figure, title, summary, spec }) => ({ id, kind, figure, title, summary, spec, seconds: calibration.forecast(spec).seconds })),
  }
}
