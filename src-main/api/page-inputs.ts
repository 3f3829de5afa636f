/** zod schemas of what concerns composed pages and reports. */
import { z } from 'zod'
import { jsonSchema } from '../lab/experiments/json-schema.ts'
import { populationColourSchema } from '../lab/figures/chosen-colours.ts'
import { pageDocumentSchema } from '../lab/pages/page-document.ts'
import { idSchema, idsSchema } from './inputs.ts'

const nameSchema = z.string().trim().min(1, 'expected a name of 1 to 200 characters').max(200, 'expected a name of 1 to 200 characters')

export const createPageSchema = z.strictObject({
  from: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('blank'), name: nameSchema }),
    z.strictObject({ type: z.literal('template'), id: idSchema }),
    z.strictObject({ type: z.literal('page'), id: idSchema }),
    z.strictObject({ type: z.literal('runs'), runIds: idsSchema }),
  ]),
})
export const savePageSchema = z.strictObject({ id: idSchema, name: nameSchema.optional(), document: pageDocumentSchema.optional() })
export const addRunsSchema = z.strictObject({ id: idSchema, runIds: idsSchema })
export const viewPageSchema = z.strictObject({ document: pageDocumentSchema })
export const panelsOfSchema = z.strictObject({ runIds: idsSchema })
export const exportPageSchema = z.strictObject({ id: idSchema, format: z.enum(['svg', 'pdf', 'png', 'csv', 'npz']), dpi: z.int().min(72).max(1200).default(300) })
const spotSchema = z.strictObject({ x: z.number(), y: z.number() })
export const drawingSchema = z.strictObject({
  spec: jsonSchema, format: z.enum(['svg', 'png'], 'expected svg or png'), name: z.string().max(200),
  positions: z.record(z.string(), spotSchema).optional(), colours: z.record(z.string(), populationColourSchema).optional(),
})
export const reportSchema = z.union([z.strictObject({ runIds: idsSchema }), z.strictObject({ pageId: idSchema })])
