/**
 * What a bundle (`.burstlab`, a zip archive) holds, and how much of it is taken. A manifest lists every other file with its size and
 * SHA-256; specs lie once each, under their hash; a run has its record, its log and its series (64-bit floats, little-endian, row by
 * row, one series after the other), of which the record says when their rows came, and, where that was chosen, its newest checkpoint.
 */
import { z } from 'zod'
import { jsonSchema } from '../experiments/json-schema.ts'

export const bundleFormat = 'burstlab-bundle'
export const bundleVersion = 1
export const manifestName = 'manifest.json'
export const bundleEnding = '.burstlab'

export const bundleLimits = {
  /** Of the archive, and of all that is in it. */
  archiveBytes: 1024 ** 3,
  contentBytes: 4 * 1024 ** 3,
  /** Of one file that is not series. */
  textBytes: 64 * 1024 ** 2,
  /** How much larger a file may be than it is in the archive: `smallestShare` of the writer, with some room. */
  ratio: 110,
  files: 65_535,
} as const

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'expected 1 to 64 letters, digits, "-" or "_"')
const hash = z.string().regex(/^[\da-f]{64}$/, 'expected a SHA-256 of 64 hexadecimal digits')
const time = z.iso.datetime('expected a time in ISO 8601')
const text = (most: number): z.ZodString => z.string().max(most)
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

/** Asked first: the rest of a newer manifest may look otherwise. */
export const versionSchema = z.object({ format: z.literal(bundleFormat), formatVersion: z.int().min(1), version: text(100).optional() })

export const manifestSchema = z.strictObject({
  format: z.literal(bundleFormat),
  formatVersion: z.literal(bundleVersion),
  application: z.literal('Burstlab'),
  version: text(100),
  gitCommit: text(100).nullable(),
  createdAt: time,
  files: z.array(z.strictObject({ path: text(200), bytes: count, sha256: hash })).max(bundleLimits.files),
})

export const experimentSchema = z.strictObject({
  id, name: text(200), kind: text(64), presetId: text(64).nullable(), draft: jsonSchema, baseline: jsonSchema, differenceCount: count, valid: z.boolean(), createdAt: time, updatedAt: time,
  // Absent where there are none, and before there were any.
  folder: text(60).min(1).optional(), tags: z.array(text(40)).max(50).optional(), notes: text(100_000).optional(),
})

/** Absent from runs of versions that recorded none of it. */
const facts = z.strictObject({
  startedWith: text(5_000).optional(), processor: text(500).optional(), cores: count.optional(), threads: count.optional(), packages: z.record(text(200), text(100)).optional(),
  fork: z.strictObject({ runId: id, name: text(200), seed: z.int().min(0).max(0xffffffff), checkpoint: count, label: text(500) }).optional(),
})

const origin = z.strictObject({
  appVersion: text(100), engineVersion: text(100), gitCommit: text(100).nullable(), device: text(500), host: text(500), platform: text(500), nodeVersion: text(100), facts: facts.optional(),
})

const ms = z.number().min(0).max(Number.MAX_SAFE_INTEGER)

/** Rows that came together: how many, and from when to when, in ms of running. Absent where nobody knows. */
const timesSchema = z.array(z.tuple([count.min(1), ms, ms])).max(10_000_000)

/** A number that JSON has no word for is null. */
const metric = z.strictObject({ name: text(200), value: z.number().nullable() })

export const runSchema = z.strictObject({
  id, name: text(200), kind: text(64), presetId: text(64).nullable(), experimentId: id.nullable(), groupId: id, seed: z.int().min(0).max(0xffffffff),
  status: z.enum(['done', 'failed', 'interrupted', 'cancelled'], 'expected a run that has ended'),
  progress: z.number().min(0).max(1), reason: text(10_000).nullable(), specHash: hash, baselineHash: hash.nullable(), differenceCount: count,
  verdict: z.enum(['pass', 'fail', 'pending', 'differs', 'none']).nullable(),
  createdAt: time, startedAt: time.nullable(), finishedAt: time, durationMs: z.number().min(0).nullable(), starred: z.boolean(),
  tags: z.array(text(40)).max(50), notes: text(100_000), rerunOf: id.nullable(), origin, checksum: hash.nullable(),
  metrics: z.array(metric).max(10_000),
  series: z.array(z.strictObject({ name: text(200).min(1), columns: z.array(text(200)).min(1).max(10_000), rows: count, times: timesSchema.optional() })).max(10_000),
  /** Present where the newest checkpoint is in the bundle; all else about it, its own file says. */
  checkpoint: z.strictObject({ number: count.min(1), madeAt: time }).optional(),
})

export const logSchema = z.array(z.strictObject({ at: text(40), level: z.enum(['info', 'warning', 'error']), text: text(1_000_000) })).max(1_000_000)

export type BundleManifest = z.infer<typeof manifestSchema>
export type BundledExperiment = z.infer<typeof experimentSchema>
export type BundledRun = z.infer<typeof runSchema>

export const specPath = (specHash: string): string => `specs/${specHash}.json`
export const experimentPath = (experimentId: string): string => `experiments/${experimentId}.json`
export const runPath = (runId: string, file: 'run.json' | 'log.json' | 'series.f64' | 'checkpoint.safetensors'): string => `runs/${runId}/${file}`

/** The only places there are. */
export const placePattern = /^(?:specs\/[\da-f]{64}\.json|experiments\/[A-Za-z0-9_-]{1,64}\.json|runs\/[A-Za-z0-9_-]{1,64}\/(?:run\.json|log\.json|series\.f64|checkpoint\.safetensors))$/
