/** Reads a bundle from a stranger: nothing of it is believed before it was checked, and nothing is written to disk. */
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { DatasetError } from '../../datasets/errors.ts'
import { listZip } from '../../datasets/readers/zip.ts'
import type { ZipMember } from '../../datasets/readers/zip.ts'
import { shortened } from '../../experiments/spec-schema.ts'
import type { LogRecord, SeriesChunk } from '../../store/records.ts'
import { LabError } from '../errors.ts'
import { jsonSchema } from '../experiments/json-schema.ts'
import { specHash } from '../runs/spec-hash.ts'
import { bundledCheckpoint } from './bundled-checkpoint.ts'
import type { BundledCheckpoint } from './bundled-checkpoint.ts'
import { checkArchive } from './archive-checks.ts'
import { bundleLimits, bundleVersion, experimentPath, experimentSchema, logSchema, manifestName, manifestSchema, placePattern, runPath, runSchema, specPath, versionSchema } from './bundle-format.ts'
import type { BundledExperiment, BundledRun, BundleManifest } from './bundle-format.ts'
import { bytesOfShapes, checksumOf, seriesFrom } from './series-bytes.ts'

export interface ReadRun {
  readonly record: BundledRun
  readonly spec: unknown
  /** Null where it was compared with nothing. */
  readonly baseline: unknown
  readonly log: readonly LogRecord[]
  /** Unpacked anew at each call. */
  series(): SeriesChunk[]
  /** Null where none came with it. */
  readonly checkpoint: BundledCheckpoint | null
}

export interface ReadBundle {
  readonly manifest: BundleManifest
  readonly experiments: readonly BundledExperiment[]
  readonly runs: readonly ReadRun[]
}

/** Checks all of it, series too. `file` is for messages. Throws a LabError that says what is wrong where. */
export function readBundle(archive: Uint8Array, file: string): ReadBundle {
  const refuse = (why: string): never => {
    throw new LabError('BAD_REQUEST', `${file} cannot be imported: ${why}`)
  }
  const members = asRefusal(refuse, () => listZip(archive, 'the file'))
  checkArchive(members, refuse)
  const byName = new Map(members.map((member) => [member.name, member]))
  const manifest = readManifest(byName.get(manifestName), refuse)
  const listed = new Map(manifest.files.map((entry) => [entry.path, entry]))
  if (listed.size !== manifest.files.length) refuse('its manifest lists a file twice.')
  for (const name of byName.keys()) if (name !== manifestName && !listed.has(name)) refuse(`"${name}" is in it, but not in its manifest.`)

  function content(path: string): Uint8Array {
    const [member, entry] = [byName.get(path), listed.get(path)]
    if (member === undefined || entry === undefined) return refuse(`"${path}" is missing.`)
    const bytes = asRefusal(refuse, () => member.read())
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (bytes.length !== entry.bytes) return refuse(`"${path}" has ${bytes.length} bytes; its manifest says ${entry.bytes}.`)
    if (sha256 !== entry.sha256) return refuse(`"${path}" has the SHA-256 ${sha256}; its manifest says ${entry.sha256}. It was changed or damaged.`)
    return bytes
  }
  const json = <T>(path: string, schema: z.ZodType<T>): T => parsed(content(path), path, schema, refuse)
  const spec = (hash: string): unknown => {
    const value = json(specPath(hash), jsonSchema)
    return specHash(value) === hash ? value : refuse(`"${specPath(hash)}" holds a spec with the hash ${specHash(value)}.`)
  }

  for (const { path } of manifest.files) {
    if (!placePattern.test(path)) refuse(`"${path}" has no place in a bundle.`)
    if (!byName.has(path)) refuse(`"${path}" is in its manifest, but missing. It may be truncated.`)
  }
  const idsBelow = (pattern: RegExp): string[] => manifest.files.flatMap(({ path }) => pattern.exec(path)?.[1] ?? [])
  return {
    manifest,
    experiments: idsBelow(/^experiments\/(.+)\.json$/).map((id) => named(id, json(experimentPath(id), experimentSchema), experimentPath(id), refuse)),
    runs: idsBelow(/^runs\/(.+)\/run\.json$/).map((id) => {
      const record = named(id, json(runPath(id, 'run.json'), runSchema), runPath(id, 'run.json'), refuse)
      const series = (): SeriesChunk[] => seriesOf(record, content(runPath(id, 'series.f64')), refuse)
      const checksum = checksumOf(series())
      if (record.checksum !== null && checksum !== record.checksum) refuse(`the recorded numbers of run ${id} have the checksum ${checksum}; the run's is ${record.checksum}. They were changed or damaged.`)
      const checkpoint = record.checkpoint === undefined ? null : bundledCheckpoint(record, () => content(runPath(id, 'checkpoint.safetensors')), refuse)
      if (checkpoint === null && byName.has(runPath(id, 'checkpoint.safetensors'))) refuse(`it has a checkpoint of run ${id}, of which the run does not say anything.`)
      return {
        record, series, checkpoint, spec: spec(record.specHash), baseline: record.baselineHash === null ? null : spec(record.baselineHash), log: json(runPath(id, 'log.json'), logSchema),
      }
    }),
  }
}

type Refuse = (why: string) => never

function readManifest(member: ZipMember | undefined, refuse: Refuse): BundleManifest {
  if (member === undefined) return refuse(`it has no ${manifestName}; expected a bundle that Burstlab exported.`)
  if (member.bytes > bundleLimits.textBytes) return refuse(`${manifestName} has ${member.bytes} bytes; expected at most ${bundleLimits.textBytes}.`)
  const bytes = asRefusal(refuse, () => member.read())
  const { formatVersion, version } = parsed(bytes, manifestName, versionSchema, refuse)
  if (formatVersion > bundleVersion) {
    return refuse(`it is of format ${formatVersion}, written by Burstlab ${version ?? 'of a newer version'}; this version reads formats up to ${bundleVersion}. Update Burstlab.`)
  }
  return parsed(bytes, manifestName, manifestSchema, refuse)
}

function parsed<T>(bytes: Uint8Array, path: string, schema: z.ZodType<T>, refuse: Refuse): T {
  if (bytes.length > bundleLimits.textBytes) return refuse(`"${path}" has ${bytes.length} bytes; expected at most ${bundleLimits.textBytes}.`)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    return refuse(`"${path}" is not JSON (${error instanceof Error ? error.message : String(error)}).`)
  }
  const result = schema.safeParse(value)
  return result.success ? result.data : refuse(`"${path}" is not as expected: ${result.error.issues.slice(0, 3).map((issue) => `${shortened(issue.path.map(String).join('.'), 200) || 'the file'}: ${shortened(issue.message, 300)}`).join('; ')}.`)
}

function named<T extends { readonly id: string }>(id: string, record: T, path: string, refuse: Refuse): T {
  return record.id === id ? record : refuse(`"${path}" holds the id "${record.id}".`)
}

function seriesOf({ id, series }: BundledRun, bytes: Uint8Array, refuse: Refuse): SeriesChunk[] {
  const expected = bytesOfShapes(series)
  if (expected !== bytes.length) return refuse(`the series of run ${id} have ${bytes.length} bytes; expected ${expected} by their rows and columns.`)
  if (new Set(series.map(({ name }) => name)).size < series.length) return refuse(`run ${id} has two series of one name.`)
  const doubled = series.find(({ columns }) => new Set(columns).size < columns.length)
  if (doubled !== undefined) return refuse(`the series "${doubled.name}" of run ${id} has two columns of one name.`)
  const astray = series.find(({ rows, times }) => times !== undefined && !areTimesOf(rows, times))
  if (astray !== undefined) refuse(`the times of the series "${astray.name}" of run ${id} are not those of its ${astray.rows} rows; expected as many rows, one after the other.`)
  return seriesFrom(bytes, series)
}

/** As many rows, and nothing before what comes before it. */
function areTimesOf(rows: number, times: NonNullable<BundledRun['series'][number]['times']>): boolean {
  let [found, lastMs] = [0, 0]
  for (const [count, fromMs, toMs] of times) {
    if (fromMs < lastMs || toMs < fromMs) return false
    found += count
    lastMs = toMs
  }
  return found === rows
}

function asRefusal<T>(refuse: Refuse, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof DatasetError) return refuse(error.message)
    throw error
  }
}
