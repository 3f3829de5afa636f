/** What a rate run records: names and columns of its series. */
import type { LearningMeasure } from '../engine.ts'

/**
 * One row per time step of the followed stretch, at the step's end. `deviation` is p - p̄; `target` is the teacher, 0 while it is off;
 * `weightChange` is the mean absolute change of all weights of a layer in this step.
 */
export const traceSeries = {
  series: 'trace',
  columns: [
    'timeS', 'example', 'teaching', 'target', 'inputRate', 'hiddenRate', 'outputRate', 'hiddenBurstProbability', 'hiddenRunning', 'hiddenDeviation',
    'outputBurstProbability', 'outputRunning', 'outputDeviation', 'hiddenWeight', 'outputWeight', 'hiddenWeightChange', 'outputWeightChange',
  ],
} as const

/**
 * While it trains, means over the last examples. `epoch` counts in fractions. Errors and cost (cross-entropy) are those of the
 * predictions, before the teacher comes. `burstVariance` is (p - p̄)² of hidden units, at the end of the teacher.
 */
export const learningSeries = { series: 'learning', columns: ['epoch', 'trainErrorPct', 'cost', 'hiddenRate', 'burstVariance'] } as const

/** After each epoch; epoch 0 is the network as it was drawn. */
export const epochsSeries = { series: 'epochs', columns: ['epoch', 'testErrorPct'] } as const

export const rateMeasures: readonly LearningMeasure[] = [{ series: epochsSeries.series, column: 'testErrorPct', label: 'test error', unit: '%', better: 'smaller' }]
