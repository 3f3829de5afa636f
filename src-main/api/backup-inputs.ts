/** zod schemas of what concerns backups. */
import { z } from 'zod'

export const backUpSchema = z.strictObject({
  path: z.string().trim().min(1, 'expected the full path of a folder').max(4096),
  datasets: z.boolean().default(false),
})
