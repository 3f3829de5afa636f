/** zod schemas of what is asked about sweeps and the queue. */
import { z } from 'zod'
import { jsonSchema } from '../lab/experiments/json-schema.ts'
import { exportSizes, figureThemeSchema, idSchema, idsSchema, nameSchema, seedSchema } from './inputs.ts'

const countMessage = 'expected a whole number of values from 2 to 1000'
const numberMessage = 'expected a number'
const range = { from: z.number(numberMessage), to: z.number(numberMessage), count: z.int(countMessage).min(2, countMessage).max(1000, countMessage) }

const axisSchema = z.strictObject({
  path: z.string().min(1).max(200),
  range: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('list'), values: z.array(jsonSchema).max(1000, 'expected at most 1000 values').readonly() }),
    z.strictObject({ type: z.literal('linear'), ...range }),
    z.strictObject({ type: z.literal('log'), ...range }),
    z.strictObject({ type: z.literal('random'), ...range, seed: seedSchema }),
    z.strictObject({ type: z.literal('randomLog'), ...range, seed: seedSchema }),
  ]),
})

const seedCountMessage = 'expected a whole number of seeds from 1 to 1000'

const atLeastOne = (of: string) => {
  const message = `expected a whole number of ${of} of at least 1`
  return z.int(message).min(1, message)
}

const medianStopSchema = z.strictObject({ metric: z.string().min(1, 'expected the name of a measure').max(100), afterEpochs: atLeastOne('epochs'), peers: atLeastOne('peers') })

export const planSweepSchema = z.strictObject({
  experimentId: idSchema,
  axes: z.array(axisSchema).min(1, 'expected 1 to 3 axes').max(3, 'expected 1 to 3 axes'),
  seedCount: z.int(seedCountMessage).min(1, seedCountMessage).max(1000, seedCountMessage).default(1),
  firstSeed: seedSchema.default(1),
  medianStop: medianStopSchema.optional(),
})

export const startSweepSchema = planSweepSchema.extend({ name: nameSchema.optional() })

export const renameSweepSchema = z.strictObject({ id: idSchema, name: nameSchema })

const figureFields = {
  id: idSchema,
  metric: z.string().max(200),
  draw: z.enum(['curve', 'heat']),
  x: z.int().min(0).max(2).default(0),
  slice: z.int().min(0).max(999).default(0),
}

export const sweepFigureSchema = z.strictObject({ ...figureFields, theme: figureThemeSchema.default('light') })

export const exportSweepFigureSchema = z.strictObject({ ...figureFields, ...exportSizes })

export const exportSweepTableSchema = z.strictObject({ id: idSchema, format: z.enum(['csv', 'json', 'npz'], 'expected csv, json or npz').default('csv') })

export const keepSweepDraftSchema = z.strictObject({ experimentId: idSchema, draft: jsonSchema })

export const ofExperimentSchema = z.strictObject({ experimentId: idSchema })

export const placeInQueueSchema = z.strictObject({ ids: idsSchema, before: idSchema.nullable() })

export const prioritiseSchema = z.strictObject({
  ids: idsSchema,
  priority: z.literal([-1, 0, 1], 'expected 1 (high), 0 (normal) or -1 (low)'),
})
