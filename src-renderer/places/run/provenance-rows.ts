/** Where a run's numbers come from, as lines of a table. */
import type { LiveUsage, RunDetail } from '../../../src-main/api/contract.ts'
import { formatBytes } from '../history/byte-words.ts'
import { megabytes } from '../experiment/run-plan.ts'
import { formatDuration, formatTime } from '../../components/figure/format.ts'

export interface ProvenanceRow {
  readonly label: string
  readonly text: string
  /** Long identifiers: set in a monospaced face and easy to copy. */
  readonly code: boolean
}

/** All that is needed to get the same numbers again, and what they cost. `live`: what it uses now, while it computes; `drawing`: what its figure costs besides. */
export function provenanceRows(run: RunDetail, live: LiveUsage | null = null, drawing = ''): ProvenanceRow[] {
  const { provenance } = run
  const fork = provenance.facts?.fork
  // A fork begins with a checkpoint of another run.
  const resumptions = run.attempt - (fork === undefined ? 1 : 2)
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
    ...factRows(provenance.facts ?? {}).map(({ label, text, isCode }) => ({ label, text, code: isCode })),
    plain('Created', formatTime(run.createdAt, true)),
    plain('Started', formatTime(run.startedAt, true)),
    plain('Finished', formatTime(run.finishedAt, true)),
    plain('Duration', formatDuration(run.durationMs)),
    ...(drawing === '' ? [] : [plain('Drawing', `the figure ${drawing}; no part of the duration`)]),
    ...usageRows(run, live).map(({ label, text }) => plain(label, text)),
    ...(fork === undefined ? [] : [plain('Forked from', `checkpoint ${fork.checkpoint} of "${fork.name}", seed ${fork.seed} (${fork.runId}), ${fork.label}`)]),
    ...(resumptions === 0 ? [] : [plain('Gone on with', resumptions === 1 ? 'once, from a checkpoint' : `${resumptions} times, from checkpoints`)]),
    ...run.checkpoints.map(({ number, madeAt, bytes, label }) => plain(`Checkpoint ${number}`, `${label}; ${megabytes(bytes / 1e6)}, ${formatTime(madeAt, true)}`)),
  ]
}

/** How it was started, and on and with what it is computed; nothing for what an earlier version did not record. */
function factRows({ startedWith, processor, cores, threads, packages }: NonNullable<RunDetail['provenance']['facts']>): { readonly label: string; readonly text: string; readonly isCode: boolean }[] {
  const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
  const machine = [...(processor === undefined ? [] : [processor]), ...(cores === undefined ? [] : [counted(cores, 'core')])]
  return [
    ...(packages === undefined ? [] : [{ label: 'Packages', text: Object.entries(packages).map(([name, version]) => `${name} ${version}`).join(', '), isCode: false }]),
    ...(machine.length === 0 ? [] : [{ label: 'Processor', text: machine.join(', '), isCode: false }]),
    ...(threads === undefined ? [] : [{ label: 'Threads', text: String(threads), isCode: false }]),
    ...(startedWith === undefined ? [] : [{ label: 'Started with', text: startedWith, isCode: startedWith.startsWith('burstlab ') }]),
  ]
}

/** Processor and memory; nothing where nothing was measured. */
function usageRows(run: RunDetail, live: LiveUsage | null): { readonly label: string; readonly text: string }[] {
  const usage = live ?? run.usage
  if (usage === null) return []
  const cores = (count: number): string => `${count.toFixed(1)} ${count.toFixed(1) === '1.0' ? 'core' : 'cores'}`
  const processor = [
    formatDuration(usage.cpuMs), ...(usage.cores === null ? [] : [`${cores(usage.cores)} in use on average`]), ...(live === null || live.coresNow === null ? [] : [`${cores(live.coresNow)} now`]),
  ]
  const memory = [
    `at most ${formatBytes(usage.peakMemoryBytes)}`, ...(live === null ? [] : [`${formatBytes(live.memoryBytes)} now`]),
    ...(run.memoryForecastBytes === null ? [] : [`forecast ${formatBytes(run.memoryForecastBytes)}`]),
  ]
  return [{ label: 'Processor time', text: processor.join(', ') }, { label: 'Memory', text: memory.join(', ') }]
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
