/** What kinds of experiment and which presets there are. */
import { kinds, presets } from '../experiments/kinds.ts'
import type { KindDescription, PresetSummary } from './types.ts'

export const catalog = {
  kinds: (): KindDescription[] => kinds.map(({ kind, version, title, equations }) => ({ kind, version, title, equations })),
  presets: (): PresetSummary[] => presets.map(({ id, kind, figure, title, summary }) => ({ id, kind, figure, title, summary })),
}
