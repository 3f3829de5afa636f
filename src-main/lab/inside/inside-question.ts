/** What is said between the lab and the process that looks into a network. */
import type { LayerInside } from '../../engines/ensemble/inside.ts'
import type { CheckpointHead } from '../checkpoints/checkpoint-file.ts'
import type { InsideChoice } from './inside-types.ts'

export interface InsideQuestion {
  /** Of the checkpoint, with its folder. */
  readonly file: string
  /** What it must belong to. */
  readonly belonging: Pick<CheckpointHead, 'kind' | 'specHash' | 'seed' | 'engineVersion'>
  readonly spec: unknown
  readonly datasetsDir: string
  /** Of the processor device. */
  readonly threads: number
  readonly choice: InsideChoice
}

export interface InsideAnswer {
  /** Of the checkpoint, in words. */
  readonly at: string
  readonly classNames: readonly string[]
  /** Images that can be chosen from, and how many of them match. */
  readonly count: number
  readonly matching: number
  /** Null where none matches. */
  readonly shown: {
    /** Among the images that match, from 0. */
    readonly place: number
    readonly index: number
    readonly label: number
    readonly answer: number
    /** PNG as a data: address. */
    readonly image: string
    readonly layers: readonly LayerInside[]
  } | null
}
