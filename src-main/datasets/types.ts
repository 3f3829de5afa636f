/** What a data set of images is: bytes, channel first, and one label per image. */

export type DatasetKind = 'idx' | 'cifar-10' | 'cifar-100' | 'image-folder' | 'npz' | 'generated-digits'

/** One label per image: the index of its class. */
export type Labels = Uint8Array | Uint16Array

export interface ImageShape {
  /** 1 for grey, 3 for red, green, blue. */
  readonly channels: number
  /** In pixels. */
  readonly height: number
  readonly width: number
}

/** Images that can be read by index, wherever they lie. */
export interface ImageSource {
  readonly count: number
  readonly labels: Labels
  /**
   * Writes the images `indices` one after the other into the beginning of `out`: channel first (C·H·W), one byte per value,
   * 0 is black. `out` must hold `indices.length` images. Throws a DatasetError for an index that is not there.
   */
  read(indices: ArrayLike<number>, out: Uint8Array): void
  /** How another thread finds the same images, without copying them. */
  share(): SharedImages
}

/** All images in memory. `pixels` is N·C·H·W. */
export interface ImageSet extends ImageSource {
  readonly pixels: Uint8Array
}

/** Images that stay in a file, for sets too large for memory. */
export interface StreamedImages extends ImageSource {
  /** Closes the file; reading afterwards is an error. May be called twice. */
  close(): void
}

/** A source as it travels between threads. Arrays in it lie in shared memory. */
export type SharedImages =
  | { readonly where: 'memory'; readonly pixels: Uint8Array; readonly labels: Labels; readonly imageBytes: number }
  | { readonly where: 'file'; readonly file: string; readonly offset: number; readonly labels: Labels; readonly imageBytes: number }

interface DatasetOf<Images extends ImageSource> extends ImageShape {
  readonly name: string
  readonly kind: DatasetKind
  /** Names of the classes; a label is an index into it. */
  readonly classes: readonly string[]
  readonly train: Images
  readonly test: Images
}

/** A data set in memory. */
export type ImageDataset = DatasetOf<ImageSet>

/** A data set that stays on the disk. */
export type StreamedDataset = DatasetOf<StreamedImages>

/** Either; what batches, inspection and reading ahead take. */
export type Dataset = ImageDataset | StreamedDataset

/** Bytes of one image. */
export const imageBytesOf = ({ channels, height, width }: ImageShape): number => channels * height * width

/** `28 × 28 × 1`, for messages. */
export const shapeInWords = ({ channels, height, width }: ImageShape): string => `${height} × ${width} × ${channels}`
