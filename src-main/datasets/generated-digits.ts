/** A set of handwriting-like digits made by code, for working without any file: 28 × 28 grey pixels, the same for the same seed. */
import { digitGlyphs, type Glyph } from './digit-strokes.ts'
import { DatasetError } from './errors.ts'
import { createImageSet, sharedBytes } from './image-set.ts'
import { philox4x32 } from '../engines/random/philox.ts'
import { createKeyedUniform, purposes, type Uniform } from './random.ts'
import type { ImageDataset, ImageSet } from './types.ts'

export interface DigitOptions {
  /** Unsigned 32-bit; 1 by default. */
  readonly seed?: number
  /** Images to train with, 10,000 by default. */
  readonly trainCount?: number
  /** Images to test with, 2,000 by default. */
  readonly testCount?: number
}

const side = 28
const area = side * side
/** The digit is written into the middle of the image, this many pixels high and wide before it is changed. */
const glyphSide = 19

/**
 * Makes the set. Every image is a digit in one of its ways of writing, turned, sheared, scaled, moved and bent at random, with a pen of
 * random width, over noise and stray strokes. Classes follow each other in turn, so that all are equally frequent. Throws a DatasetError
 * for counts that are no whole numbers from 1.
 */
export function generateDigits({ seed = 1, trainCount = 10_000, testCount = 2_000 }: DigitOptions = {}): ImageDataset {
  return {
    name: 'generated-digits',
    kind: 'generated-digits',
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    channels: 1, height: side, width: side,
    train: generateSet(seed >>> 0, 0, checked(trainCount, 'training')),
    test: generateSet(seed >>> 0, 1, checked(testCount, 'test')),
  }
}

function checked(count: number, what: string): number {
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000) throw new DatasetError('BAD_OPTION', `${count} ${what} images were to be generated; expected a whole number from 1 to 1000000.`)
  return count
}

function generateSet(seed: number, part: number, count: number): ImageSet {
  const pixels = sharedBytes(count * area)
  const labels = sharedBytes(count)
  const ink = new Float32Array(area)
  const stream = createKeyedUniform(seed, purposes.digits)
  for (let image = 0; image < count; image++) {
    stream.seek(image, part)
    const digit = image % 10
    labels[image] = digit
    ink.fill(0)
    writeDigit(ink, digit, stream.uniform)
    develop(ink, pixels.subarray(image * area, (image + 1) * area), stream.uniform, seed, image, part)
  }
  return createImageSet(pixels, labels, area)
}

function writeDigit(ink: Float32Array, digit: number, uniform: Uniform): void {
  const within = (low: number, high: number): number => low + (high - low) * uniform()
  const glyphs = digitGlyphs[digit] ?? []
  const glyph: Glyph = glyphs[Math.floor(uniform() * glyphs.length)] ?? []
  const angle = within(-0.35, 0.35)
  const [scaleX, scaleY, shear] = [glyphSide * within(0.7, 1.15), glyphSide * within(0.75, 1.15), within(-0.3, 0.3)]
  const [moveX, moveY] = [side / 2 + within(-2.8, 2.8), side / 2 + within(-2.8, 2.8)]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  // One slow wave bends the whole digit, so that neighbouring points move together.
  const [bend, phase, turns] = [within(0, 0.07), within(0, 2 * Math.PI), within(4, 9)]
  const halfWidth = within(0.75, 1.7)
  const darkness = within(0.6, 1)
  for (const stroke of glyph) {
    let [lastX, lastY] = [NaN, NaN]
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      const [u, v] = [stroke[i] ?? 0, stroke[i + 1] ?? 0]
      const x = (u - 0.5 + bend * Math.sin(turns * v + phase) + within(-0.02, 0.02)) * scaleX
      const y = (v - 0.5 + bend * Math.sin(turns * u + phase) + within(-0.02, 0.02)) * scaleY
      const [atX, atY] = [moveX + cos * (x + shear * y) - sin * y, moveY + sin * (x + shear * y) + cos * y]
      if (!Number.isNaN(lastX)) drawLine(ink, lastX, lastY, atX, atY, halfWidth, darkness)
      lastX = atX
      lastY = atY
    }
  }
  // Strays: half of the images have one or two.
  for (let strays = Math.floor(uniform() * 4) - 1; strays > 0; strays--) {
    const [x, y] = [within(2, 26), within(2, 26)]
    drawLine(ink, x, y, x + within(-6, 6), y + within(-6, 6), within(0.5, 1), within(0.3, 0.8))
  }
}

/** Darkens the pixels within `halfWidth` of a line; a pixel at the edge gets its part, so that edges are smooth. */
function drawLine(ink: Float32Array, x0: number, y0: number, x1: number, y1: number, halfWidth: number, darkness: number): void {
  const [dx, dy] = [x1 - x0, y1 - y0]
  const lengthSquared = dx * dx + dy * dy
  const reach = halfWidth + 0.5
  const [fromX, toX] = [Math.max(0, Math.floor(Math.min(x0, x1) - reach)), Math.min(side - 1, Math.ceil(Math.max(x0, x1) + reach))]
  const [fromY, toY] = [Math.max(0, Math.floor(Math.min(y0, y1) - reach)), Math.min(side - 1, Math.ceil(Math.max(y0, y1) + reach))]
  for (let y = fromY; y <= toY; y++) {
    for (let x = fromX; x <= toX; x++) {
      const [px, py] = [x + 0.5 - x0, y + 0.5 - y0]
      const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared))
      const [offX, offY] = [px - along * dx, py - along * dy]
      const covered = reach - Math.sqrt(offX * offX + offY * offY)
      if (covered <= 0) continue
      const value = darkness * Math.min(1, covered)
      const at = y * side + x
      if (value > (ink[at] ?? 0)) ink[at] = value
    }
  }
}

/** Ink to bytes, with noise of one random strength per image: 16 pixels' worth out of each block of random words. */
function develop(ink: Float32Array, out: Uint8Array, uniform: Uniform, seed: number, image: number, part: number): void {
  const strength = uniform() * 0.45
  const words = noiseWords
  for (let at = 0; at < area; at += 16) {
    philox4x32(words, at, part, image, purposes.noise, seed, 0)
    for (let i = 0; i < 16; i++) {
      const noise = ((words[i >> 2] ?? 0) >>> ((i & 3) * 8)) & 0xff
      const value = 255 * (ink[at + i] ?? 0) + strength * (noise - 127.5)
      out[at + i] = value < 0 ? 0 : value > 255 ? 255 : Math.round(value)
    }
  }
}

const noiseWords = new Uint32Array(4)
