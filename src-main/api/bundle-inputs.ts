/** zod schemas of what concerns files on their way and bundles. */
import { z } from 'zod'
import { idSchema } from './inputs.ts'

/** Base64 of 3 MiB, the size of a part. */
const partLetters = 4 * 1024 ** 2
const someIds = z.array(idSchema).max(10_000)

export const beginTransferSchema = z.strictObject({ name: z.string().min(1).max(255) })
export const appendTransferSchema = z.strictObject({ id: idSchema, base64: z.base64().max(partLetters) })
export const readTransferSchema = z.strictObject({ id: idSchema, from: z.int().min(0) })
export const bundleSelectionSchema = z.strictObject({ runIds: someIds.default([]), experimentIds: someIds.default([]), checkpoints: z.boolean().default(false) })
export const importBundleSchema = z.strictObject({ id: idSchema, runIds: someIds.optional() })
