/** zod schemas of curves over each other. */
import { z } from 'zod'
import { exportSizes, figureThemeSchema, idsSchema, pinsSchema } from './inputs.ts'

const smoothingMessage = 'expected a number from 0 to 0.99'
const nameSchema = z.string().min(1).max(200)

const overlayFields = {
  runIds: idsSchema.max(1000, 'expected at most 1000 runs'),
  lines: z.array(z.strictObject({ series: nameSchema, column: nameSchema, over: nameSchema, split: nameSchema.nullable().default(null) })).min(1, 'expected 1 to 6 columns').max(6, 'expected 1 to 6 columns'),
  x: z.enum(['recorded', 'row', 'relative', 'wall']).default('recorded'),
  logX: z.boolean().default(false),
  logY: z.boolean().default(false),
  clip: z.boolean().default(false),
  smoothing: z.number(smoothingMessage).min(0, smoothingMessage).max(0.99, smoothingMessage).default(0),
  find: z.string().max(200).default(''),
  colourBy: z.string().regex(/^(run|spec|param:.{1,200})$/, 'expected run, spec, or param: with the path of a parameter').default('spec'),
  pooled: z.boolean().default(true),
}

export const viewOverlaySchema = z.strictObject({ ...overlayFields, theme: figureThemeSchema.default('light') })
export const exportOverlaySchema = z.strictObject({ ...overlayFields, ...exportSizes, pins: pinsSchema })
