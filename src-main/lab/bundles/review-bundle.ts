/** What a bundle would bring into this lab: what is new, what is here already, and what this version cannot take. */
import { canonicalJson } from '../runs/spec-hash.ts'
import { kindOf, kinds, presetById } from '../../experiments/kinds.ts'
import { valueAt } from '../../experiments/spec-path.ts'
import type { Store } from '../../store/store.ts'
import type { BundledExperimentView, BundledRunView, BundleReview, Presence } from './bundle-types.ts'
import type { BundledExperiment, BundledRun } from './bundle-format.ts'
import type { ReadBundle, ReadRun } from './read-bundle.ts'

export type ReviewStore = Pick<Store, 'runs' | 'experiments'>

export function reviewBundle(bundle: ReadBundle, store: ReviewStore, facts: { readonly file: string; readonly bytes: number }): BundleReview {
  const { version, createdAt } = bundle.manifest
  return {
    ...facts, version, createdAt,
    runs: bundle.runs.map((run) => runView(run, store)),
    experiments: bundle.experiments.map((experiment) => experimentView(experiment, store)),
  }
}

function runView(run: ReadRun, store: ReviewStore): BundledRunView {
  const { id, name, seed, status, verdict, createdAt, groupId, tags } = run.record
  return { id, name, seed, status, verdict, createdAt, groupId, tags, figure: figureOf(run.record), checkpointBytes: run.checkpoint?.record.bytes ?? null, problem: problemOf(run), here: runPresence(run.record, store) }
}

function experimentView(experiment: BundledExperiment, store: ReviewStore): BundledExperimentView {
  const { id, name, presetId, kind } = experiment
  const known = kinds.some((one) => one.kind === kind)
  return { id, name, figure: figureOf({ presetId, kind }), problem: known ? null : unknownKind(kind), here: experimentPresence(experiment, store) }
}

function figureOf({ presetId, kind }: { readonly presetId: string | null; readonly kind: string }): string {
  const preset = presetId === null ? undefined : presetById(presetId)
  return preset?.figure ?? kinds.find((one) => one.kind === kind)?.title ?? kind
}

const unknownKind = (kind: unknown): string => `its kind is ${JSON.stringify(kind)}; this version knows ${kinds.map((one) => one.kind).join(', ')}`

/** Why this version cannot take it; null where it can. */
export function problemOf({ record, spec }: Pick<ReadRun, 'record' | 'spec'>): string | null {
  const kind = valueAt(spec, 'kind')
  if (!kinds.some((one) => one.kind === kind)) return unknownKind(kind)
  if (kind !== record.kind) return `its spec is of the kind ${JSON.stringify(kind)}, the run of "${record.kind}"`
  const parsed = kindOf(spec).parse(spec)
  return parsed.ok ? null : parsed.issues.slice(0, 3).map(({ message }) => message).join(' ')
}

/** Equal: the same id, spec, seed, end and recorded numbers. */
export function runPresence({ id, checksum, specHash, seed, status, series }: BundledRun, { runs }: ReviewStore): Presence {
  const known = runs.get(id)
  if (known === undefined) return 'new'
  const sizes = (list: readonly { readonly name: string; readonly rows: number }[]): string => list.map(({ name, rows }) => `${name} ${rows}`).sort().join('\n')
  const equal = known.checksum === checksum && known.specHash === specHash && known.seed === seed && known.status === status && sizes(runs.seriesSizes(id)) === sizes(series)
  return equal ? known.trashedAt === null ? 'same' : 'same-in-trash' : 'clash'
}

export function experimentPresence({ id, name, draft, baseline }: BundledExperiment, { experiments }: ReviewStore): Presence {
  const known = experiments.get(id)
  if (known === undefined) return 'new'
  const equal = known.name === name && canonicalJson(known.draft) === canonicalJson(draft) && canonicalJson(known.baseline) === canonicalJson(baseline)
  return equal ? known.trashedAt === null ? 'same' : 'same-in-trash' : 'clash'
}
