/** Experiments: made from a preset, a run, another experiment or a file; edited, kept and judged as they are. */
import { alignedTo, specChanges } from '../../experiments/spec-changes.ts'
import type { MachineLimits } from '../../experiments/kind.ts'
import { warningsOf } from '../../experiments/pitfall.ts'
import { kindOf, kinds, presetById, upToDate } from '../../experiments/kinds.ts'
import type { ExperimentKeeping, ExperimentRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { LabError, notFound } from '../errors.ts'
import type { EventBus } from '../event-bus.ts'
import { blankWith, readOwnDefaults } from '../settings/own-defaults.ts'
import type { Calibration } from './forecast.ts'
import { newId } from '../ids.ts'
import { canonicalJson, specHash } from '../runs/spec-hash.ts'
import { experimentSummary } from '../runs/summaries.ts'
import { previewObstacle } from '../try-out/preview-desk.ts'
import { organised } from './organised.ts'
import type { ExperimentDetail, ExperimentSource, ExperimentSummary, OrganiseExperiments, SaveExperiment, SpecReview } from '../types.ts'

export interface ExperimentDesk {
  list(trashed: boolean): ExperimentSummary[]
  get(id: string): ExperimentDetail
  create(from: ExperimentSource): ExperimentDetail
  save(change: SaveExperiment): ExperimentDetail
  organise(change: OrganiseExperiments): void
  /** Into one that is there already, where it is. */
  renameFolder(from: string, to: string): void
  trash(ids: readonly string[]): void
  restore(ids: readonly string[]): void
}

export interface ExperimentDeskParts {
  readonly store: Store
  readonly events: EventBus
  readonly calibration: Calibration
  readonly limits: MachineLimits
  readonly now: () => Date
}

/** What a new experiment begins with. */
type Beginning = Pick<ExperimentRecord, 'name' | 'presetId' | 'draft' | 'baseline' | 'forkedFrom'> & Partial<ExperimentKeeping>

const plainlyKept: ExperimentKeeping = { pinned: false, folder: null, tags: [], notes: '' }

export function createExperimentDesk({ store, events, calibration, limits, now }: ExperimentDeskParts): ExperimentDesk {
  function record(id: string): ExperimentRecord {
    const found = store.experiments.get(id)
    if (found === undefined) throw notFound('experiment', id)
    return { ...found, draft: upToDate(found.draft), baseline: upToDate(found.baseline) }
  }

  function review(draft: unknown, baseline: unknown): SpecReview {
    const kind = kindOf(draft)
    const parsed = kind.parse(draft, limits)
    const forecast = parsed.ok ? calibration.forecast(parsed.spec) : null
    return {
      issues: parsed.ok ? [] : parsed.issues,
      warnings: parsed.ok ? warningsOf(kind, parsed.spec, baseline) : [],
      differences: baseline === null ? [] : specChanges(kind, baseline, draft),
      parameters: kind.parameters(draft),
      specHash: parsed.ok ? specHash(parsed.spec) : null,
      forecast,
      previewObstacle: forecast === null ? null : previewObstacle(forecast),
    }
  }

  const detail = (experiment: ExperimentRecord): ExperimentDetail => ({
    ...experimentSummary(experiment), draft: experiment.draft, baseline: alignedTo(experiment.baseline, experiment.draft), ...review(experiment.draft, experiment.baseline),
  })

  function beginning(from: ExperimentSource): Beginning {
    switch (from.type) {
      case 'preset': {
        const preset = presetById(from.id)
        if (preset === undefined) throw notFound('preset', from.id)
        return { name: presetName(preset), presetId: preset.id, draft: preset.spec, baseline: preset.spec, forkedFrom: null }
      }
      case 'run': {
        const run = store.runs.get(from.id)
        if (run === undefined) throw notFound('run', from.id)
        return { name: run.name, presetId: run.presetId, draft: run.spec, baseline: run.baseline, forkedFrom: run.id }
      }
      case 'experiment': {
        const { name, presetId, draft, baseline, forkedFrom, folder, tags, notes } = record(from.id)
        return { name: `${name} (copy)`.slice(0, 200), presetId, draft, baseline, forkedFrom, folder, tags, notes }
      }
      case 'blank': {
        const kind = kinds.find((known) => known.kind === from.kind)
        if (kind === undefined) throw notFound('kind of experiment', from.kind)
        return { name: `New: ${kind.title.toLowerCase()}`, presetId: null, draft: blankWith(kind, readOwnDefaults(store.settings.get('defaults'))[kind.kind]), baseline: null, forkedFrom: null }
      }
      case 'spec': {
        const parsed = kindOf(from.spec).parse(from.spec)
        if (!parsed.ok) throw new LabError('BAD_REQUEST', 'The spec is not valid.', parsed.issues.map(({ path, message }) => ({ path, message })))
        const preset = kindOf(from.spec).presets.find((candidate) => canonicalJson(candidate.spec) === canonicalJson(parsed.spec))
        return { name: from.name, presetId: preset?.id ?? null, draft: parsed.spec, baseline: preset?.spec ?? null, forkedFrom: null }
      }
    }
  }

  /** A preset opened before and never edited: opening it again gives the same experiment, not one more. */
  function untouched({ name, presetId, draft }: Beginning): ExperimentRecord | undefined {
    return store.experiments.list(false).find((known) =>
      known.presetId === presetId && known.name === name && known.createdAt === known.updatedAt && canonicalJson(known.draft) === canonicalJson(draft))
  }

  return {
    list: (trashed) => store.experiments.list(trashed).map(experimentSummary),
    get: (id) => detail(record(id)),
    create(from) {
      const start = beginning(from)
      const known = from.type === 'preset' ? untouched(start) : undefined
      if (known !== undefined) return detail(known)
      const at = now().toISOString()
      const { issues, differences } = review(start.draft, start.baseline)
      const made: ExperimentRecord = {
        id: newId(), kind: kindOf(start.draft).kind, ...plainlyKept, ...start, differenceCount: differences.length, valid: issues.length === 0, createdAt: at, updatedAt: at, trashedAt: null,
      }
      store.experiments.insert(made)
      events.publish({ type: 'experiments-changed' })
      return detail(made)
    },
    save({ id, name, draft }) {
      const before = record(id)
      const next = draft === undefined ? before.draft : draft
      const { issues, differences } = review(next, before.baseline)
      const saved = { id, name: name ?? before.name, draft: next, differenceCount: differences.length, valid: issues.length === 0, updatedAt: now().toISOString() }
      store.experiments.save(saved)
      events.publish({ type: 'experiments-changed' })
      return detail(record(id))
    },
    organise({ ids, ...change }) {
      store.experiments.organise(ids.map((id) => ({ id, ...organised(record(id), change) })))
      events.publish({ type: 'experiments-changed' })
    },
    renameFolder(from, to) {
      if (![...store.experiments.list(false), ...store.experiments.list(true)].some(({ folder }) => folder === from)) throw new LabError('NOT_FOUND', `There is no folder "${from}".`)
      store.experiments.renameFolder(from, to)
      events.publish({ type: 'experiments-changed' })
    },
    trash(ids) {
      for (const id of ids) record(id)
      store.experiments.setTrashed(ids, now().toISOString())
      events.publish({ type: 'experiments-changed' })
    },
    restore(ids) {
      for (const id of ids) record(id)
      store.experiments.setTrashed(ids, null)
      events.publish({ type: 'experiments-changed' })
    },
  }
}

/** "Fig. 2c: P̄(0) = 30 %", or the figure alone where its preset is the only one. */
function presetName(preset: { readonly figure: string; readonly title: string; readonly kind: string; readonly id: string }): string {
  return `${preset.figure}: ${preset.title}`
}
