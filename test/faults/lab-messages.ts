/** What is said between a lab that is to be killed and who kills it. */
import type { DevicesView } from '../../src-main/lab/types.ts'

/** What the lab has committed of a run when it says so. */
export interface Witness {
  readonly id: string
  /** Name of the spec, and the seed: which result it must come to. */
  readonly name: string
  readonly seed: number
  readonly attempt: number
  readonly status: string
  readonly reason: string | null
  readonly checksum: string | null
  /** Why it cannot go on from a checkpoint; null where it can. */
  readonly obstacle: string | null
  /** Rows of each series. */
  readonly rows: Readonly<Record<string, number>>
}

export type FromLab =
  /** What was there when it opened, before its user did anything. */
  | { readonly type: 'open'; readonly runs: readonly Witness[] }
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'host'; readonly pid: number; readonly purpose: 'run' | 'device' }
  | { readonly type: 'run'; readonly run: Witness }
  /** The user was told that a process which computed was lost. */
  | { readonly type: 'host-lost'; readonly reason: string }
  | { readonly type: 'devices'; readonly view: DevicesView }
  /** A run with a checkpoint could not go on from it. */
  | { readonly type: 'cannot-go-on'; readonly message: string }
  /** Nothing is left to do. */
  | { readonly type: 'drained' }

export interface ToLab {
  readonly type: 'look' | 'drain' | 'close'
}
