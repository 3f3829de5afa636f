/** Which of the training images are kept back for validation. */
import { DatasetError } from './errors.ts'
import { createKeyedUniform, purposes, shuffle, shuffleInto, type Uniform } from './random.ts'
import type { Labels } from './types.ts'

/** Indices into the training set, ascending; together each image once. */
export interface Split {
  readonly train: Uint32Array
  readonly validation: Uint32Array
}

/**
 * Keeps `validationCount` of the images back, at random by `seed` (unsigned 32-bit): the same arguments give the same split. Where
 * `stratified`, every class gives the same part of its images (to within one). Throws a DatasetError where nothing would be left.
 */
export function splitValidation(
  labels: Labels, { validationCount, seed, stratified = false }: { readonly validationCount: number; readonly seed: number; readonly stratified?: boolean },
): Split {
  const count = labels.length
  if (!Number.isInteger(validationCount) || validationCount < 0 || validationCount >= count) {
    throw new DatasetError('BAD_OPTION', `${validationCount} images were to be kept back for validation; expected a whole number from 0 to ${count - 1}, fewer than the ${count} training images.`)
  }
  const { uniform } = createKeyedUniform(seed >>> 0, purposes.split)
  const isKept = new Uint8Array(count)
  for (const image of stratified ? chosenByClass(labels, validationCount, uniform) : chosen(count, validationCount, uniform)) isKept[image] = 1
  const train = new Uint32Array(count - validationCount)
  const validation = new Uint32Array(validationCount)
  let [trained, kept] = [0, 0]
  for (let i = 0; i < count; i++) {
    if (isKept[i] === 1) validation[kept++] = i
    else train[trained++] = i
  }
  return { train, validation }
}

function chosen(count: number, wanted: number, uniform: Uniform): Uint32Array {
  const order = new Uint32Array(count)
  shuffleInto(order, uniform)
  return order.subarray(0, wanted)
}

/** Shares are rounded down; what is missing then comes from the classes that lost most by it. */
function chosenByClass(labels: Labels, wanted: number, uniform: Uniform): number[] {
  const members = new Map<number, number[]>()
  labels.forEach((label, i) => {
    const list = members.get(label)
    if (list === undefined) members.set(label, [i])
    else list.push(i)
  })
  const shares = [...members].sort(([a], [b]) => a - b).map(([label, images]) => {
    const exact = (images.length * wanted) / labels.length
    return { label, images: Uint32Array.from(images), take: Math.floor(exact), lost: exact - Math.floor(exact) }
  })
  let missing = wanted - shares.reduce((sum, { take }) => sum + take, 0)
  for (const share of [...shares].sort((a, b) => b.lost - a.lost || a.label - b.label)) {
    if (missing === 0) break
    share.take++
    missing--
  }
  return shares.flatMap(({ images, take }) => {
    shuffle(images, uniform)
    return [...images.subarray(0, take)]
  })
}
