/**
 * Images as engines see them: bytes and labels, handed in beside spec and seed, so that an engine stays free of files. What the
 * data sets of the workbench give has the same fields; only their names of classes become a number.
 */
import type { Course, EngineOutput } from './engine.ts'

/** Images one after another, channel first (N·C·H·W), one byte per value, 0 is black. */
export interface ImagePart {
  readonly count: number
  readonly pixels: Uint8Array
  /** One per image: a class from 0. */
  readonly labels: ArrayLike<number>
}

export interface LabelledImages {
  readonly name: string
  /** How many there are. */
  readonly classes: number
  readonly channels: number
  readonly height: number
  readonly width: number
  readonly train: ImagePart
  readonly test: ImagePart
}

/** Which images of a data set an engine is to have. */
export interface ImageChoice {
  /** Of a data set that the workbench knows. */
  readonly name: string
  /** So many images of the training and of the test set, of every class its part and of these the first; 0: all. */
  readonly trainCount: number
  readonly testCount: number
}

/** An engine that learns images: pure in spec, seed and images. */
export type ImageEngine<Spec> = (spec: Spec, seed: number, images: LabelledImages, course?: Course) => Generator<EngineOutput, void, void>
