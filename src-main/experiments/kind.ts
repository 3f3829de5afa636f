/**
 * What a kind of experiment is to everyone but its engine: parameters, validation, presets, figures and what counts as
 * agreement with the paper. All of it is data and pure functions; `kinds.ts` lists the kinds there are.
 */
import type { NetworkBlocks } from './blocks.ts'
import type { Check, FigureDefinition, ReferenceCurve } from './figure.ts'
import type { Parameter } from './parameter.ts'
import type { Pitfall } from './pitfall.ts'

/** A field at fault: where, what it was, what was expected. */
export interface FieldIssue {
  readonly path: string
  readonly label: string
  readonly value: unknown
  readonly expected: string
  /** "Learning rate (rule.learningRate) is -1; expected a number from 0 to 10." */
  readonly message: string
}

export type ParsedSpec<Spec> =
  | { readonly ok: true; readonly spec: Spec }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] }

/** A spec of the paper, ready to run. */
export interface Preset<Spec = unknown> {
  readonly id: string
  readonly kind: string
  /** "Fig. 2b" */
  readonly figure: string
  readonly title: string
  readonly summary: string
  readonly spec: Spec
  /** What its runs are compared with. */
  readonly references: readonly PresetReference[]
  readonly checks: readonly Check[]
}

/** A reference curve and the panel it is drawn in. */
export interface PresetReference extends ReferenceCurve {
  readonly panel: string
}

/** How much there is to compute, in the kind's own unit; the lab turns it into time by what this machine did before. */
export interface WorkEstimate {
  /** E.g. simulated seconds of one synapse. */
  readonly units: number
  readonly unitName: string
  /** Seconds per unit on the machine the estimate was calibrated on: a start until this machine has run something. */
  readonly secondsPerUnit: number
  /** Numbers recorded in all series (8 bytes each). */
  readonly recordedNumbers: number
  readonly memoryMb: number
  /** Of each thread beyond two that computes it; absent where one thread does. */
  readonly threadMb?: number
  /** Of a file from which a run goes on; absent where there is none. */
  readonly checkpointBytes?: number
}

/** What the machine that is to run a spec can give one run. */
export interface MachineLimits {
  readonly memoryBytes: number
}

export interface ExperimentKind<Spec = unknown> {
  readonly kind: string
  readonly version: number
  readonly title: string
  /** KaTeX sources with the paper's numbers. */
  readonly equations: readonly { readonly label: string; readonly tex: string }[]
  readonly presets: readonly Preset<Spec>[]
  /** What an experiment from nothing begins with; it may have to be filled before it can be run. */
  readonly blank: unknown
  /** What its network can be built of; null where it has a network that is given. */
  readonly blocks: NetworkBlocks | null
  /** Those that this spec has, or the draft of one: any JSON value, of which it lists what it can see. Each path once. */
  parameters(spec: unknown): readonly Parameter[]
  /** Checks any JSON value; the spec it gives holds nothing but what the kind knows. With `limits` it must also fit that machine. */
  parse(value: unknown, limits?: MachineLimits): ParsedSpec<Spec>
  /** A spec of an earlier form in the present one, and any other value as it is; absent where there was only one form. */
  upToDate?(value: unknown): unknown
  /** What is said before a run of a valid spec, and never keeps anyone from it. */
  readonly pitfalls: readonly Pitfall<Spec>[]
  /** The figure that a run of this spec fills. */
  figure(spec: Spec): FigureDefinition
  work(spec: Spec): WorkEstimate
  /** Whether runs of this spec draw random numbers, so that their seeds tell them apart; absent where every spec's do. */
  seedsDiffer?(spec: Spec): boolean
}
