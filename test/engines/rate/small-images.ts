/** Small images for tests: a lit pixel or two for each class, and black otherwise. */
import type { ImagePart, LabelledImages } from '../../../src-main/engines/images.ts'

export function smallPart(count: number, inputs: number, classes: number): ImagePart {
  const pixels = new Uint8Array(count * inputs)
  const labels = Uint8Array.from({ length: count }, (_, n) => n % classes)
  labels.forEach((label, n) => {
    pixels[n * inputs + label] = 255
    pixels[n * inputs + classes + ((7 * n) % (inputs - classes))] = 51 + (n % 5) * 30
  })
  return { count, pixels, labels }
}

/** 6 × 2 pixels, three classes. */
export const smallImages: LabelledImages = { name: 'small', classes: 3, channels: 1, height: 6, width: 2, train: smallPart(30, 12, 3), test: smallPart(12, 12, 3) }
