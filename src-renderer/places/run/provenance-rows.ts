/** Where a run's numbers come from, as lines of a table. */
import type { RunDetail } from '../../../src-main/api/contract.ts'
import { megabytes } from '../experiment/run-plan.ts'
import { formatDuration, formatTime } from '../../components/figure/format.ts'

export interface ProvenanceRow {
  readonly label: string
  readonly text: string
  /** Long identifiers: set in a monospaced face and easy to copy. */
  readonly code: boolean
}

/** All that is needed to get the same numbers again, and what they cost. */
export function provenanceRows(run: RunDetail): ProvenanceRow[] {
  const { provenance } = run
  const plain = (label: string, text: string): ProvenanceRow => ({ label, text, code: false })
  const code = (label: string, text: string): ProvenanceRow => ({ label, text, code: true })
  return [
    code('Run id', run.id),
    code('Spec hash', run.specHash),
    plain('Seed', String(run.seed)),
    code('Result checksum', provenance.checksum ?? 'known when the run is done'),
    plain('Burstlab', provenance.appVersion),
    plain('Engine', provenance.engineVersion),
    code('Git commit', provenance.gitCommit ?? 'not known'),
    plain('Device', provenance.device),
    plain('Host', `${provenance.host} (${provenance.platform})`),
    plain('Node', provenance.nodeVersion),
    plain('Created', formatTime(run.createdAt, true)),
    plain('Started', formatTime(run.startedAt, true)),
    plain('Finished', formatTime(run.finishedAt, true)),
    plain('Duration', formatDuration(run.durationMs)),
    ...(run.attempt === 1 ? [] : [plain('Gone on with', run.attempt === 2 ? 'once, from a checkpoint' : `${run.attempt - 1} times, from checkpoints`)]),
    ...run.checkpoints.map(({ number, madeAt, bytes, label }) => plain(`Checkpoint ${number}`, `${label}; ${megabytes(bytes / 1e6)}, ${formatTime(madeAt, true)}`)),
    ...run.seriesSizes.map((series) => plain(`Series "${series.name}"`, `${series.rows.toLocaleString('en')} rows of ${series.columns.join(', ')}`)),
  ]
}

export interface RerunStatement {
  readonly text: string
  readonly tone: 'pass' | 'fail' | 'muted'
}

/** Did an exact re-run give the same numbers? Undefined for a run that repeats none. */
export function rerunStatement(run: RunDetail, originalName: string | undefined): RerunStatement | undefined {
  if (run.rerunOf === null) return undefined
  const original = originalName === undefined ? `run ${run.rerunOf}` : `"${originalName}"`
  if (run.checksumMatches === null) return { text: `Re-run of ${original}: the checksums are compared when both are done`, tone: 'muted' }
  return run.checksumMatches
    ? { text: `✓ Checksum equal to ${original}: the same result, bit for bit`, tone: 'pass' }
    : { text: `✗ Checksum not equal to ${original}: the result differs although spec and seed are the same`, tone: 'fail' }
}
