/** How well outputs answer their labels. */
import type { Activation } from './device.ts'

export interface Outcome {
  readonly images: number
  /** Not the label's class most active; not among the five most active. */
  readonly wrong: number
  readonly notInTopFive: number
  /** Sum over images of the mean squared error over classes (sigmoid), or of the cross-entropy (softmax). */
  readonly loss: number
}

export const noOutcome: Outcome = { images: 0, wrong: 0, notInTopFive: 0, loss: 0 }

export const together = (a: Outcome, b: Outcome): Outcome => (
  { images: a.images + b.images, wrong: a.wrong + b.wrong, notInTopFive: a.notInTopFive + b.notInTopFive, loss: a.loss + b.loss })

/** Outputs of as many images as there are labels, row by row. Of equal outputs the first class counts as the more active. */
export function outcomeOf(outputs: Float64Array, labels: ArrayLike<number>, classes: number, activation: Activation): Outcome {
  let wrong = 0, notInTopFive = 0, loss = 0
  for (let image = 0; image < labels.length; image++) {
    const row = outputs.subarray(image * classes, (image + 1) * classes)
    const label = labels[image] ?? 0, own = row[label] ?? NaN
    let ahead = 0, error = 0
    for (let k = 0; k < classes; k++) {
      const rate = row[k] ?? NaN
      // Written so that a NaN is never right.
      if (k !== label && !(rate < own || (rate === own && k > label))) ahead++
      error += ((k === label ? 1 : 0) - rate) ** 2
    }
    if (ahead > 0) wrong++
    if (ahead > 4) notInTopFive++
    loss += activation === 'sigmoid' ? error / classes : -Math.log(Math.max(own, 1e-300))
  }
  return { images: labels.length, wrong, notInTopFive, loss }
}

export const errorPct = ({ wrong, images }: Outcome): number => (100 * wrong) / images
export const topFiveErrorPct = ({ notInTopFive, images }: Outcome): number => (100 * notInTopFive) / images
export const meanLoss = ({ loss, images }: Outcome): number => loss / images

/** For a checkpoint. */
export const outcomeNumbers = ({ images, wrong, notInTopFive, loss }: Outcome): number[] => [images, wrong, notInTopFive, loss]
export const outcomeFrom = ([images = 0, wrong = 0, notInTopFive = 0, loss = 0]: readonly number[]): Outcome => ({ images, wrong, notInTopFive, loss })
