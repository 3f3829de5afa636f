/** zod schemas of what concerns backups. */
import { z } from 'zod'

const folder = z.string().trim().min(1, 'expected the full path of a folder').max(4096)

export const backUpSchema = z.strictObject({
  path: folder,
  datasets: z.boolean().default(false),
})

export const backupPathSchema = z.strictObject({ path: folder })

export const restoreSchema = z.strictObject({ backup: folder, dataDir: folder })
