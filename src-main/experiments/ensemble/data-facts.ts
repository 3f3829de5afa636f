/**
 * What is known of data sets by their name: enough to say before a run whether a network fits its images, and what it costs. Any other name
 * may be one that a user has imported; its shape is checked when it is opened.
 */
import { wellKnownImages } from '../../drawing/layers/image-facts.ts'
import type { ImageShape } from '../../engines/ensemble/layers.ts'
import type { DataSpec } from '../../engines/ensemble/spec.ts'

export interface DataFacts {
  readonly image: ImageShape
  readonly classes: number
  readonly trainCount: number
  readonly testCount: number
}

const facts = (name: keyof typeof wellKnownImages, trainCount: number, testCount: number): DataFacts => {
  const { classes, ...image } = wellKnownImages[name]
  return { image, classes, trainCount, testCount }
}

export const knownData: Readonly<Record<string, DataFacts>> = {
  'digits': facts('digits', 10_000, 2_000),
  'mnist': facts('mnist', 60_000, 10_000),
  'fashion-mnist': facts('fashion-mnist', 60_000, 10_000),
  'cifar10': facts('cifar10', 50_000, 10_000),
  'cifar100': facts('cifar100', 50_000, 10_000),
  'imagenet': facts('imagenet', 1_281_167, 50_000),
}

export const knownNames: readonly string[] = Object.keys(knownData)

/** Undefined for a name that is not in the table. */
export const factsOf = (name: string): DataFacts | undefined => (Object.hasOwn(knownData, name) ? knownData[name] : undefined)

/** For forecasts of what is not known: as many images as CIFAR has, and as large. */
const assumed: DataFacts = facts('cifar10', 50_000, 10_000)

export const factsOrAssumed = (name: string): DataFacts => factsOf(name) ?? assumed

/** How many images a run learns, and how many it tests after each epoch: where a part is kept apart for validation, those of it. */
export function imageCounts({ name, trainCount, testCount, validationCount }: DataSpec): { readonly learned: number; readonly tested: number } {
  const facts = factsOrAssumed(name)
  const first = (there: number, wanted: number): number => (wanted === 0 ? there : Math.min(there, wanted))
  return {
    learned: first(Math.max(1, facts.trainCount - validationCount), trainCount),
    tested: first(validationCount === 0 ? facts.testCount : validationCount, testCount),
  }
}
