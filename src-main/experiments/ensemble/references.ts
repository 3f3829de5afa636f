/** What the authors' code measured, as curves of the figure: the mean over its seeds, and their spread where there are several. */
import type { PresetReference } from '../kind.ts'
import { meanAndSd } from '../pooled-points.ts'
import { backpropMeasured, fixedRecurrentMeasured, learnedMeasured, learnedRecurrentMeasured } from './measured.ts'
import type { MeasuredRun } from './measured.ts'

const label = 'authors\' code'

function curveOf(place: Pick<PresetReference, 'id' | 'panel' | 'line'>, runs: readonly (readonly number[])[]): PresetReference[] {
  const [first] = runs
  if (first === undefined) return []
  const points = first.map((_, epoch) => meanAndSd(runs.map((values) => values[epoch] ?? NaN)))
  const source = `measured with the authors' code, ${runs.length === 1 ? 'one seed' : `${runs.length} seeds`}`
  return [{
    ...place, label, source, x: points.map((_, epoch) => epoch), y: points.map(({ mean }) => mean),
    ...(runs.length === 1 ? {} : { sd: points.map(({ sd }) => sd), realisations: runs.length }),
  }]
}

/** A curve for each layer of lists that have one number per epoch and layer. */
function layerCurves(panel: string, line: (index: number) => string, runs: readonly (readonly (readonly number[])[] | undefined)[]): PresetReference[] {
  const there = runs.filter((run) => run !== undefined)
  const count = there[0]?.[0]?.length ?? 0
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => (
    curveOf({ id: `${panel}-${line(index)}`, panel, line: line(index) }, there.map((epochs) => epochs.map((layers) => layers[index] ?? NaN)))))
}

const referencesOf = (runs: readonly MeasuredRun[]): readonly PresetReference[] => [
  ...curveOf({ id: 'test', panel: 'error', line: 'test' }, runs.map(({ testErrorPct }) => testErrorPct)),
  ...layerCurves('weights', (index) => `layer-${index + 2}`, runs.map(({ weightAnglesDeg }) => weightAnglesDeg)),
  ...layerCurves('updates', (index) => `layer-${index + 1}`, runs.map(({ updateAnglesDeg }) => updateAnglesDeg)),
  ...layerCurves('spread', (index) => `p-${index + 1}`, runs.map(({ burstProbabilitySd }) => burstProbabilitySd)),
]

/** Three hidden layers of 500 units on MNIST: feedback learned or fixed, with recurrent input or without. */
export const learnedRecurrentReferences = referencesOf(learnedRecurrentMeasured)
export const learnedReferences = referencesOf(learnedMeasured)
export const fixedRecurrentReferences = referencesOf(fixedRecurrentMeasured)
/** The same network, learned by backpropagation with a rate of 0.1. */
export const backpropReferences = referencesOf(backpropMeasured)
