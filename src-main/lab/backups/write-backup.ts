/** Writes a backup of a data folder while its lab goes on: whole under its name, or nothing. */
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, isAbsolute, join, sep } from 'node:path'
import { openSnapshot } from '../../store/snapshot.ts'
import type { Snapshot } from '../../store/snapshot.ts'
import { makeFolder } from '../../store/make-folder.ts'
import { checkpointsFolder } from '../checkpoints/checkpoint-folder.ts'
import { datasetsFolder } from '../settings/data-folder.ts'
import { LabError } from '../errors.ts'
import { asLabError } from '../store-errors.ts'
import type { BackUp, WrittenBackup } from './backup-types.ts'
import { backupFormat, backupVersion, badPlace, databaseName, isCheckpointName, manifestName, usualName } from './backup-format.ts'
import type { BackedUpFile, BackupManifest } from './backup-format.ts'
import { copyFile, discard, freeBytesOf, liesWithin, sizeText } from './copy-file.ts'
import type { FreeBytes } from './copy-file.ts'

export interface BackupOrigin {
  readonly dataDir: string
  readonly version: string
  readonly gitCommit: string | null
  readonly now: Date
  /** Of the system by default. */
  readonly freeBytes?: FreeBytes
}

export interface BackupSteps {
  /** Nothing of the backup stays where it aborts. */
  readonly signal: AbortSignal
  readonly tell: (progress: { readonly activity: string; readonly done: number; readonly total: number }) => void
}

/** What is copied beside the database: its place in the backup. */
interface Part {
  readonly path: string
  readonly from: string
  readonly bytes: number
}

/** Throws a LabError that names the place where it cannot be written, or what has no room; rejects with the signal's reason where that aborts. */
export async function writeBackup(origin: BackupOrigin, { path: out, datasets }: BackUp, steps: BackupSteps): Promise<WrittenBackup> {
  const place = backupPlace(out, origin)
  const temporary = `${place}.${process.pid}.part`
  const snapshot = attempt(() => openSnapshot(origin.dataDir))
  try {
    const parts = [...checkpointParts(origin.dataDir, snapshot), ...(datasets ? datasetParts(origin.dataDir) : [])]
    const files = sum(parts) + snapshot.bytes
    await assertRoom(dirname(place), files, origin.freeBytes ?? freeBytesOf)
    mkdirSync(temporary)
    const written = await fill(temporary, { origin, snapshot, parts, datasets, steps })
    steps.signal.throwIfAborted()
    // Another may have taken the name meanwhile, and an empty folder would be replaced.
    if (existsSync(place)) throw taken(place)
    renameSync(temporary, place)
    return { path: place, ...written }
  } catch (error) {
    discard(temporary)
    if (steps.signal.aborted) throw error
    throw asWords(place, error)
  } finally {
    snapshot.close()
  }
}

interface Contents {
  readonly origin: BackupOrigin
  readonly snapshot: Snapshot
  readonly parts: readonly Part[]
  readonly datasets: boolean
  readonly steps: BackupSteps
}

async function fill(folder: string, { origin, snapshot, parts, datasets, steps: { signal, tell } }: Contents): Promise<Omit<WrittenBackup, 'path'>> {
  const files: BackedUpFile[] = []
  let missingCheckpoints = snapshot.checkpoints.length - parts.filter(isCheckpoint).length
  let done = 0
  // The database is copied, then read again for its checksum.
  const total = sum(parts) + 2 * snapshot.bytes
  const step = (activity: string) => ({ signal, tell: (bytes: number) => tell({ activity, done: done += bytes, total }) })

  async function copyPart({ path, from, bytes }: Part): Promise<void> {
    makeFolder(dirname(join(folder, path)))
    try {
      files.push({ path, ...await copyFile(from, join(folder, path), step(isCheckpoint({ path }) ? 'Copying checkpoints' : 'Copying data sets')) })
    } catch (error) {
      // A run under way replaces its checkpoints; the database of this moment finds the one before, or none.
      if (!isCheckpoint({ path }) || !isAbsent(error)) throw error
      missingCheckpoints++
      done += bytes
    }
  }

  // First what may be gone soonest.
  for (const part of parts.filter(isCheckpoint)) await copyPart(part)
  const before = done
  const copied = join(folder, databaseName)
  await snapshot.copyTo(copied, (bytes) => {
    signal.throwIfAborted()
    tell({ activity: 'Copying the database', done: before + bytes, total })
  })
  done = before + snapshot.bytes
  files.push({ path: databaseName, ...await copyFile(copied, undefined, step('Checking the copy')) })
  for (const part of parts.filter((one) => !isCheckpoint(one))) await copyPart(part)
  const manifest: BackupManifest = {
    format: backupFormat, formatVersion: backupVersion, application: 'Burstlab', version: origin.version, gitCommit: origin.gitCommit, createdAt: origin.now.toISOString(),
    schemaVersion: snapshot.schemaVersion, runs: snapshot.runs, datasets, missingCheckpoints, files,
  }
  await writeDurably(join(folder, manifestName), `${JSON.stringify(manifest, null, 1)}\n`)
  return { bytes: sum(files), files: files.length, runs: snapshot.runs, datasets, missingCheckpoints }
}

/** Throws a LabError where nothing can be written, or a backup would be lost with what it is a copy of. */
function backupPlace(out: string, { dataDir, now }: BackupOrigin): string {
  if (!isAbsolute(out)) throw new LabError('BAD_REQUEST', `The place of the backup is "${out}"; expected the full path of a folder.`)
  const place = existsSync(out) && statSync(out).isDirectory() ? join(out, usualName(now)) : out
  if (existsSync(place)) throw taken(place)
  const parent = dirname(place)
  if (!existsSync(parent) || !statSync(parent).isDirectory()) throw new LabError('BAD_REQUEST', `The backup "${place}" would lie in "${parent}"; expected a folder that is there.`)
  if (liesWithin(parent, dataDir)) {
    throw new LabError('BAD_REQUEST', `The backup "${place}" would lie in the data folder itself and be lost with it; expected a place outside of "${dataDir}".`)
  }
  return place
}

const taken = (place: string): LabError => new LabError('BAD_REQUEST', `"${place}" is there already; expected a new name, or a folder to make the backup in.`)

const checkpointPrefix = 'checkpoints/'
const isCheckpoint = ({ path }: Pick<Part, 'path'>): boolean => path.startsWith(checkpointPrefix)

function checkpointParts(dataDir: string, { checkpoints }: Snapshot): Part[] {
  return checkpoints.filter(isCheckpointName).flatMap((name) => {
    const from = join(checkpointsFolder(dataDir), name)
    const found = statSync(from, { throwIfNoEntry: false })
    return found?.isFile() === true ? [{ path: `${checkpointPrefix}${name}`, from, bytes: found.size }] : []
  })
}

/** Of imported sets; what is on its way in or out has a dot before its name. */
function datasetParts(dataDir: string): Part[] {
  const folder = datasetsFolder(dataDir)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  return names.flatMap(({ name }) => readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).flatMap((inner): Part[] => {
    const from = join(folder, name, inner)
    const found = lstatSync(from)
    if (!found.isFile()) return []
    const path = ['datasets', name, ...inner.split(sep)].join('/')
    const reason = badPlace(path)
    if (reason !== null) throw new LabError('BAD_REQUEST', `The file "${path}" of a data set ${reason}. Rename it, or make the backup without data sets.`)
    return [{ path, from, bytes: found.size }]
  }))
}

async function assertRoom(folder: string, bytes: number, freeBytes: FreeBytes): Promise<void> {
  const free = await freeBytes(folder)
  if (free < bytes) throw new LabError('BAD_REQUEST', `The backup needs ${sizeText(bytes)}, and the disk of "${folder}" has ${sizeText(free)} free. Make room, or choose another disk.`)
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const sum = (parts: readonly { readonly bytes: number }[]): number => parts.reduce((total, { bytes }) => total + bytes, 0)

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asLabError(error)
  }
}

/** What the file system or SQLite say about the place. */
function asWords(place: string, error: unknown): unknown {
  const known = asLabError(error)
  if (known instanceof LabError || !(known instanceof Error && 'code' in known)) return known
  return new LabError('BAD_REQUEST', `The backup "${place}" could not be written (${known.message}); nothing of it stays. Make room, or give yourself the right to write there, or choose another place.`)
}
