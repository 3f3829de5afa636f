/** What the lab says about experiments and their specs, and what is asked of them. */
import type { LearningMeasure } from '../../engines/engine.ts'
import type { NetworkBlocks } from '../../experiments/blocks.ts'
import type { Parameter } from '../../experiments/parameter.ts'
import type { SpecWarning } from '../../experiments/pitfall.ts'
import type { PreviewObstacle } from '../try-out/preview-types.ts'

/** One bad field: where, what it was, what was expected. */
export interface SpecIssue {
  readonly path: string
  readonly label: string
  readonly value: unknown
  readonly expected: string
  readonly message: string
}

/** One parameter that differs from the baseline (the preset's value, or another run's). */
export interface SpecDifference {
  readonly path: string
  readonly label: string
  readonly symbol: string
  readonly unit: string
  readonly baseline: unknown
  readonly value: unknown
  /** Of a draft: a whole part may have come or gone, with its value on the side that has it. */
  readonly change?: 'changed' | 'added' | 'removed'
}

/** What a run will cost, from the spec alone and this machine's calibration. */
export interface Forecast {
  readonly seconds: number
  readonly memoryMb: number
  /** Of all threads beyond two, where runs at the same time share the cores, and have these once; 0 where each has threads of its own, which `memoryMb` counts. */
  readonly threadsMb: number
  readonly diskMb: number
  /** Of its newest checkpoint; 0 where it leaves none. */
  readonly checkpointMb: number
  /** What the estimate rests on, in words. */
  readonly basis: string
  /** False where the spec draws no random numbers: all seeds give the same. */
  readonly seedsDiffer: boolean
}

export interface PresetSummary {
  readonly id: string
  readonly kind: string
  readonly figure: string
  readonly title: string
  readonly summary: string
}

export interface KindDescription {
  readonly kind: string
  readonly version: number
  readonly title: string
  /** KaTeX sources of the equations this kind implements, with their numbers. */
  readonly equations: readonly { readonly label: string; readonly tex: string }[]
  /** What its network can be built of; null where there is nothing to build. */
  readonly blocks: NetworkBlocks | null
  /** Paths of the parameters that an experiment from nothing has: those that can have a default of one's own. */
  readonly beginsWith: readonly string[]
  /** What learning can be judged by, epoch by epoch; none where there are no epochs. */
  readonly measures: readonly LearningMeasure[]
}

/** A preset as something to begin with. */
export interface TemplateSummary extends PresetSummary {
  readonly spec: unknown
  /** About what one seed takes here. */
  readonly seconds: number
}

export interface ExperimentSummary {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly presetId: string | null
  readonly updatedAt: string
  readonly differenceCount: number
  readonly valid: boolean
  readonly trashedAt: string | null
  /** Stands before the others. */
  readonly pinned: boolean
  /** One level of them; null for none. */
  readonly folder: string | null
  readonly tags: readonly string[]
  /** Markdown. */
  readonly notes: string
}

/** What the Experiment place needs after each edit. */
export interface SpecReview {
  readonly issues: readonly SpecIssue[]
  /** Pitfalls of a valid draft: they never keep it from running. */
  readonly warnings: readonly SpecWarning[]
  /** Those of the draft, as far as it can be made out. */
  readonly parameters: readonly Parameter[]
  /** Against the preset the experiment came from. */
  readonly differences: readonly SpecDifference[]
  /** Null while the draft is invalid. */
  readonly specHash: string | null
  readonly forecast: Forecast | null
  /** Why it can't be computed on every change; null where it can, and while the draft is invalid. */
  readonly previewObstacle: PreviewObstacle | null
}

export interface ExperimentDetail extends ExperimentSummary, SpecReview {
  /** As edited, possibly invalid: a draft is never lost. */
  readonly draft: unknown
  /** The spec of the preset it came from, with its phases and layers beside those of the draft that they became; null beside new ones. */
  readonly baseline: unknown
}

/** Where a new experiment's spec comes from. */
export type ExperimentSource =
  | { readonly type: 'preset'; readonly id: string }
  | { readonly type: 'run'; readonly id: string }
  | { readonly type: 'experiment'; readonly id: string }
  | { readonly type: 'spec'; readonly spec?: unknown; readonly name: string }
  /** Nothing but the defaults of a kind. */
  | { readonly type: 'blank'; readonly kind: string }

/** What is not named stays as it is. No edit: the time of the last change stays, too. */
export interface OrganiseExperiments {
  readonly ids: readonly string[]
  readonly pinned?: boolean | undefined
  /** Null for none. */
  readonly folder?: string | null | undefined
  /** In place of those there are. */
  readonly tags?: readonly string[] | undefined
  /** Beside those there are. */
  readonly addTags?: readonly string[] | undefined
  readonly notes?: string | undefined
}

export interface SaveExperiment {
  readonly id: string
  readonly name?: string | undefined
  /** Any JSON value; an invalid draft is kept and reported, not refused. */
  readonly draft?: unknown
}
