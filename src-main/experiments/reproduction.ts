/** Reproducing the paper: every preset, in which order, and which of them make the quick round. */
import { kindOf, presetById } from './kinds.ts'
import type { ExperimentSpec } from './kinds.ts'
import type { Preset } from './kind.ts'
import { paperMap } from './paper-map.ts'
import { valueAt } from './spec-path.ts'

/** `quick`: what needs no data of the user's and little time. `all`: every preset there is. */
export type ReproductionScope = 'quick' | 'all'

export const reproductionScopes = ['quick', 'all'] as const satisfies readonly ReproductionScope[]

export interface ReproductionItem {
  readonly preset: Preset<ExperimentSpec>
  /** The data set it learns from; null where it needs none or the generated one. */
  readonly data: string | null
  /** On the machine that the estimates were made on. */
  readonly usualSeconds: number
}

/** One preset of the quick round takes at most so long there. */
const quickSeconds = 60

/** In the order of the paper. `generatedData` is the name of the data set that is always there. */
export function reproductionItems(scope: ReproductionScope, generatedData: string): ReproductionItem[] {
  const all = paperMap.flatMap(({ presetIds }) => presetIds).flatMap((id): ReproductionItem[] => {
    const preset = presetById(id)
    if (preset === undefined) return []
    const { units, secondsPerUnit } = kindOf(preset.spec).work(preset.spec)
    const data = valueAt(preset.spec, 'data.name')
    return [{ preset, data: typeof data === 'string' && data !== generatedData ? data : null, usualSeconds: units * secondsPerUnit }]
  })
  return scope === 'all' ? all : all.filter(({ data, usualSeconds }) => data === null && usualSeconds <= quickSeconds)
}

/** The order in which they are computed: the shortest first, so that most of the table is filled early. */
export const shortestFirst = (items: readonly ReproductionItem[]): ReproductionItem[] => [...items].sort((a, b) => a.usualSeconds - b.usualSeconds)
