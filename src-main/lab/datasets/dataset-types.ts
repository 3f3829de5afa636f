/** What the lab says about data sets, and what is asked about them. */
import type { DatasetKind, ImageShape } from '../../datasets/types.ts'
import type { SetReport } from '../../datasets/inspect.ts'

/** A data set as a list shows it. What a damaged one has is not known: then `problem` says why, and the rest is null. */
export interface DatasetSummary {
  readonly name: string
  readonly kind: DatasetKind | null
  /** How many. */
  readonly classes: number | null
  readonly shape: ImageShape | null
  /** Images. */
  readonly counts: { readonly train: number; readonly test: number } | null
  /** SHA-256 over shape, labels and pixels. */
  readonly checksum: string | null
  /** What it takes of the data folder; null where nobody has counted yet. */
  readonly bytes: number | null
  /** `generated`: made by code, always there. `linked`: still where it was imported from. */
  readonly place: 'generated' | 'copied' | 'linked' | null
  /** The folder, file or address that it came from. */
  readonly origin: string | null
  readonly problem: string | null
}

export interface DatasetDetail extends DatasetSummary {
  readonly classNames: readonly string[]
  readonly train: SetReport
  readonly test: SetReport
}

export interface PreviewRequest {
  readonly name: string
  readonly part: 'train' | 'test'
  readonly perClass: number
  /** The first of at most ten classes. */
  readonly firstClass: number
}

/** The first images of some classes. */
export interface DatasetPreview {
  /** Of the images as they are given here: large ones are made smaller. */
  readonly height: number
  readonly width: number
  /** PNG as data: addresses. */
  readonly classes: readonly { readonly index: number; readonly name: string; readonly images: readonly string[] }[]
}

export interface ImportDataset {
  /** A folder, or an .npz file. */
  readonly path: string
  readonly name: string
  readonly place: 'copied' | 'linked'
  /** For folders of images of several sizes: what they are cropped and resized to, in pixels. */
  readonly size?: number | undefined
}

/** One .npz file whose size and checksum are known. */
export interface DownloadDataset {
  readonly url: string
  readonly bytes: number
  readonly sha256: string
  readonly name: string
}

/** An import or a download: what takes time. */
export interface DatasetTask {
  readonly id: string
  readonly type: 'import' | 'download'
  /** Of the data set. */
  readonly name: string
  readonly state: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled'
  /** What is being done, in words. */
  readonly activity: string
  /** `total` is 0 where it is not known. */
  readonly done: number
  readonly total: number
  readonly unit: 'images' | 'bytes'
  readonly perSecond: number | null
  readonly startedAt: string
  /** Why it failed. */
  readonly problem: string | null
  /** What of the request it was about. */
  readonly field: 'path' | 'name' | 'size' | 'url' | null
}
