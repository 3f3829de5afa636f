/** Which images of a set take part: a part of them, and those that are kept back for validation. */
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

/**
 * `count` of the images `among` (ascending indices into `labels`), or all where `count` is 0 or more than there are: of every class the first ones, as many as its
 * part of `among` is (to within one). The first images of a set that lies class by class would be of one class.
 */
export function proportionalPart(labels: Labels, among: Uint32Array, count: number): Uint32Array {
  if (count === 0 || count >= among.length) return among
  return Uint32Array.from(sharesOfClasses(labels, among, count).flatMap(({ images, take }) => images.slice(0, take))).sort()
}

function chosenByClass(labels: Labels, wanted: number, uniform: Uniform): number[] {
  return sharesOfClasses(labels, Uint32Array.from({ length: labels.length }, (_, i) => i), wanted).flatMap(({ images, take }) => {
    const mixed = Uint32Array.from(images)
    shuffle(mixed, uniform)
    return [...mixed.subarray(0, take)]
  })
}

/** Of `wanted` images, how many each class gives. Shares are rounded down; what is missing then comes from the classes that lost most by it. */
function sharesOfClasses(labels: Labels, among: Uint32Array, wanted: number): { readonly images: readonly number[]; take: number }[] {
  const members = new Map<number, number[]>()
  for (const image of among) {
    const label = labels[image] ?? 0
    const list = members.get(label)
    if (list === undefined) members.set(label, [image])
    else list.push(image)
  }
  const shares = [...members].sort(([a], [b]) => a - b).map(([label, images]) => {
    const exact = (images.length * wanted) / among.length
    return { label, images, take: Math.floor(exact), lost: exact - Math.floor(exact) }
  })
  let missing = wanted - shares.reduce((sum, { take }) => sum + take, 0)
  for (const share of [...shares].sort((a, b) => b.lost - a.lost || a.label - b.label)) {
    if (missing === 0) break
    share.take++
    missing--
  }
  return shares
}
