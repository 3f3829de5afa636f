/** Makes a data folder of a backup: all of it, checked, or nothing. */
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { z } from 'zod'
import { StoreError } from '../../store/errors.ts'
import type { StoreErrorCode } from '../../store/errors.ts'
import { makeFolder } from '../../store/make-folder.ts'
import { inspectDatabase, knownSchema } from '../../store/snapshot.ts'
import { LabError } from '../errors.ts'
import type { BackupContents, RestoredBackup } from './backup-types.ts'
import { backupVersion, badPlace, databaseName, isCheckpointName, manifestBytes, manifestName, manifestSchema, versionSchema } from './backup-format.ts'
import type { BackupManifest } from './backup-format.ts'
import { copyFile, discard, freeBytesOf, sizeText } from './copy-file.ts'
import type { FreeBytes } from './copy-file.ts'
import type { BackupSteps } from './write-backup.ts'

export interface RestoreBackup {
  /** The folder that is the backup. */
  readonly backup: string
  /** A folder that is not there yet, or empty. */
  readonly dataDir: string
  /** What errors call `dataDir`; "--data-dir" by default. */
  readonly field?: string
  /** Of the system by default. */
  readonly freeBytes?: FreeBytes
}

/** What is in the backup, without a change to anything. Throws a LabError for what could not be restored, as far as that can be seen without reading all of it. */
export function inspectBackup(backup: string): BackupContents {
  const from = resolve(backup)
  const refuse = refusal(from)
  const manifest = readManifest(from, refuse)
  checkFiles(from, manifest, refuse)
  const { createdAt, version, runs, files, datasets, missingCheckpoints } = manifest
  return { path: from, createdAt, version, runs, files: files.length, bytes: sizeOf(manifest), datasets, missingCheckpoints }
}

/**
 * Copies into a folder beside `dataDir`, which gets its name only when every checksum is right and the database opens. Throws a LabError for a
 * backup that is damaged, hostile or of a newer version, and for a folder that is not empty; rejects with the signal's reason where that aborts.
 */
export async function restoreBackup({ backup, dataDir, field = '--data-dir', freeBytes = freeBytesOf }: RestoreBackup, { signal, tell }: BackupSteps): Promise<RestoredBackup> {
  const [from, to] = [resolve(backup), resolve(dataDir)]
  const refuse = refusal(from)
  const manifest = readManifest(from, refuse)
  checkFiles(from, manifest, refuse)
  assertEmpty(to, field)
  const total = sizeOf(manifest)
  const temporary = `${to}.${process.pid}.part`
  try {
    makeFolder(dirname(to))
    const free = await freeBytes(dirname(to))
    if (free < total) refuse(`it needs ${sizeText(total)}, and the disk of "${dirname(to)}" has ${sizeText(free)} free.`)
    mkdirSync(temporary)
    let done = 0
    for (const { path, bytes, sha256, changedMs } of manifest.files) {
      const target = join(temporary, ...path.split('/'))
      makeFolder(dirname(target))
      const copied = await copyFile(join(from, ...path.split('/')), target, { signal, tell: (part) => tell({ activity: 'Copying and checking', done: done += part, total }) }, changedMs)
      if (copied.bytes !== bytes || copied.sha256 !== sha256) refuse(`"${path}" is damaged: its SHA-256 is ${copied.sha256}; expected ${sha256}.`)
    }
    checkDatabase(temporary, manifest, refuse)
    signal.throwIfAborted()
    assertEmpty(to, field)
    if (existsSync(to)) rmdirSync(to)
    renameSync(temporary, to)
  } catch (error) {
    discard(temporary)
    if (signal.aborted || error instanceof LabError || !(error instanceof Error && 'code' in error)) throw error
    throw new LabError('BAD_REQUEST', `The backup "${from}" could not be restored to "${to}" (${error.message}); nothing of it stays. Make room, or give yourself the right to write there, or choose another folder.`)
  }
  const { runs, files, datasets, createdAt, version } = manifest
  return { dataDir: to, runs, files: files.length, bytes: total, datasets, createdAt, version }
}

type Refuse = (why: string) => never

const refusal = (from: string): Refuse => (why) => {
  throw new LabError('BAD_REQUEST', `The backup "${from}" cannot be restored: ${why} Nothing was changed.`)
}

const sizeOf = ({ files }: BackupManifest): number => files.reduce((sum, { bytes }) => sum + bytes, 0)

function readManifest(backup: string, refuse: Refuse): BackupManifest {
  const found = statSync(backup, { throwIfNoEntry: false })
  if (found === undefined) return refuse('it is not there; expected the folder that "burstlab backup" wrote.')
  const file = join(backup, manifestName)
  const size = found.isDirectory() ? lstatSync(file, { throwIfNoEntry: false }) : undefined
  if (size?.isFile() !== true) return refuse(`it has no ${manifestName}; expected the folder that "burstlab backup" wrote.`)
  if (size.size > manifestBytes) return refuse(`${manifestName} has ${size.size} bytes; expected at most ${manifestBytes}.`)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return refuse(`${manifestName} cannot be read (${error instanceof Error ? error.message : String(error)}); expected JSON.`)
  }
  const { formatVersion, version } = parsed(value, versionSchema, refuse)
  if (formatVersion > backupVersion) return refuse(`it is of format ${formatVersion}, written by Burstlab ${version ?? 'of a newer version'}; this version reads formats up to ${backupVersion}. Update Burstlab.`)
  const manifest = parsed(value, manifestSchema, refuse)
  if (manifest.schemaVersion > knownSchema) return refuse(`its database is of schema ${manifest.schemaVersion}, written by Burstlab ${manifest.version}; this version knows schemas up to ${knownSchema}. Update Burstlab.`)
  return manifest
}

function parsed<T>(value: unknown, schema: z.ZodType<T>, refuse: Refuse): T {
  const result = schema.safeParse(value)
  return result.success ? result.data : refuse(`${manifestName} is not as expected: ${result.error.issues.slice(0, 3).map(({ path, message }) => `${path.map(String).join('.') || 'the file'}: ${message}`).join('; ').slice(0, 900)}.`)
}

/** All that can be seen before a byte is copied. */
function checkFiles(backup: string, { files }: BackupManifest, refuse: Refuse): void {
  const root = realpathSync(backup)
  const seen = new Set<string>()
  for (const { path, bytes } of files) {
    const reason = badPlace(path)
    if (reason !== null) refuse(`${JSON.stringify(path.slice(0, 200))} ${reason}.`)
    // A disk that knows no capitals would take the two for one.
    const key = path.normalize('NFC').toLowerCase()
    if (seen.has(key)) refuse(`${manifestName} names "${path}" twice.`)
    seen.add(key)
    const place = join(root, ...path.split('/'))
    const found = lstatSync(place, { throwIfNoEntry: false })
    if (found === undefined) return refuse(`"${path}" is missing; expected ${bytes} bytes.`)
    if (!found.isFile() || realpathSync(place) !== place) refuse(`"${path}" is a link or no plain file; expected plain files.`)
    if (found.size !== bytes) refuse(`"${path}" has ${found.size} bytes; expected ${bytes}.`)
  }
  if (!seen.has(databaseName)) refuse(`${manifestName} names no "${databaseName}"; expected a database.`)
}

function assertEmpty(folder: string, field: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found === undefined) return
  const names = found.isDirectory() ? readdirSync(folder) : undefined
  if (names === undefined) throw new LabError('BAD_REQUEST', `${field} is "${folder}", which is a file; expected a folder that is empty or not there yet.`)
  const [first] = names
  if (first !== undefined) throw new LabError('BAD_REQUEST', `${field} is "${folder}", which is not empty (it has "${first}"); expected a folder that is empty or not there yet. Nothing was changed.`)
}

const databaseFaults: Partial<Record<StoreErrorCode, string>> = {
  FOREIGN_DATABASE: 'is no database of Burstlab',
  NEWER_SCHEMA: `is of a newer schema than ${knownSchema}, which is the newest that this version knows`,
  DAMAGED: 'is a damaged database',
}

/** Checksums show that it is what was written, not what was in it. */
function checkDatabase(folder: string, { schemaVersion, runs }: BackupManifest, refuse: Refuse): void {
  try {
    const found = inspectDatabase(folder)
    if (found.schemaVersion !== schemaVersion || found.runs !== runs) refuse(`"${databaseName}" has ${found.runs} runs and schema ${found.schemaVersion}; expected ${runs} and ${schemaVersion}, as ${manifestName} says.`)
    const stray = found.checkpoints.find((name) => !isCheckpointName(name))
    if (stray !== undefined) refuse(`"${databaseName}" names the checkpoint ${JSON.stringify(stray.slice(0, 200))}; expected a plain name of a file (.safetensors).`)
  } catch (error) {
    if (error instanceof StoreError) refuse(`"${databaseName}" ${databaseFaults[error.code] ?? `cannot be opened (${error.message})`}; expected a whole database.`)
    throw error
  }
}
