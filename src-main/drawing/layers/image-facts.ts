/** What images of a data set look like: of those imported, the lab knows; of the paper's, everybody does before they are there. */

export interface ImageFacts {
  readonly channels: number
  readonly height: number
  readonly width: number
  readonly classes: number
}

const grey = { channels: 1, height: 28, width: 28, classes: 10 } as const
const small = { channels: 3, height: 32, width: 32 } as const

export const wellKnownImages = {
  'digits': grey,
  'mnist': grey,
  'fashion-mnist': grey,
  'cifar10': { ...small, classes: 10 },
  'cifar100': { ...small, classes: 100 },
  'imagenet': { channels: 3, height: 224, width: 224, classes: 1000 },
} as const satisfies Readonly<Record<string, ImageFacts>>

interface KnownSet {
  readonly name: string
  readonly classes: number | null
  readonly shape: { readonly channels: number; readonly height: number; readonly width: number } | null
}

/** Undefined where nobody knows a set of this name. */
export function imageFacts(name: string, sets: readonly KnownSet[]): ImageFacts | undefined {
  const set = sets.find((other) => other.name === name)
  if (set?.shape !== null && set?.shape !== undefined && set.classes !== null) return { ...set.shape, classes: set.classes }
  return Object.entries(wellKnownImages).find(([known]) => known === name)?.[1]
}
