/**
 * What a backup holds: a folder with the database in one file, the files of checkpoints, and, where they were asked for, imported data sets.
 * A manifest, written last, lists every other file with its size and SHA-256.
 */
import { z } from 'zod'

export const backupFormat = 'burstlab-backup'
export const backupVersion = 1
export const manifestName = 'manifest.json'
export const databaseName = 'burstlab.db'

/** Of the manifest: some hundred thousand files. */
export const manifestBytes = 128 * 1024 ** 2

const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const text = z.string().max(100)

/** Asked first: the rest of a newer manifest may look otherwise. */
export const versionSchema = z.object({ format: z.literal(backupFormat), formatVersion: z.int().min(1), version: text.optional() })

export const manifestSchema = z.strictObject({
  format: z.literal(backupFormat),
  formatVersion: z.literal(backupVersion),
  application: z.literal('Burstlab'),
  version: text,
  gitCommit: text.nullable(),
  createdAt: z.iso.datetime('expected a time in ISO 8601'),
  schemaVersion: z.int().min(1),
  runs: count,
  datasets: z.boolean(),
  missingCheckpoints: count,
  files: z.array(z.strictObject({
    path: z.string().min(1).max(4096), bytes: count,
    /** Folders of images are known again by the times of their files. */
    changedMs: z.int(),
    sha256: z.string().regex(/^[\da-f]{64}$/, 'expected a SHA-256 of 64 hexadecimal digits'),
  })),
})

export type BackupManifest = z.infer<typeof manifestSchema>
export type BackedUpFile = BackupManifest['files'][number]

/** "burstlab-backup-2026-03-01T12-00-00Z". */
export const usualName = (now: Date): string => `burstlab-backup-${now.toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(':', '-')}`

/** As the lab names them; a database from elsewhere might say otherwise. */
export const isCheckpointName = (name: string): boolean => /^[A-Za-z0-9_-]{1,100}\.safetensors$/.test(name)

/** Why a file cannot lie there in a data folder; null where it can. */
export function badPlace(path: string): string | null {
  // oxlint-disable-next-line no-control-regex -- exactly the characters that no name of a file should have
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'has control characters in its name'
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return 'leads out of the backup; expected paths within it'
  if (/[\\:]/.test(path)) return 'has a backslash or a colon in its path; expected names with "/" between them'
  const [top, name, ...more] = parts
  const known = top === databaseName ? name === undefined : top === 'checkpoints' ? name !== undefined && isCheckpointName(name) && more.length === 0 : top === 'datasets' && more.length > 0
  return known ? null : `is no file of a backup; expected "${databaseName}", "checkpoints/…" or "datasets/…"`
}
