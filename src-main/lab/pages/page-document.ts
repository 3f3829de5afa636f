/** What a page may hold, and what a place of it is at first. */
import { z } from 'zod'
import type { PageDocument, PagePanel } from './page-types.ts'
import { newId } from '../ids.ts'

const idSchema = z.string().min(1).max(64)
const between = (min: number, max: number, what: string): z.ZodNumber => {
  const message = `expected ${what} from ${min} to ${max}`
  return z.number(message).min(min, message).max(max, message)
}
const label = z.string().max(200, 'expected at most 200 characters').nullable()

/** Of one panel. */
const mostRuns = 1000
const mostText = 10_000

const dimension = z.string().max(300, 'expected at most 300 characters')
const scatterSchema = z.strictObject({ x: dimension, y: dimension, logX: z.boolean(), logY: z.boolean() })

const end = z.number('expected a number').nullable()
const below = (low: number | null, high: number | null): boolean => low === null || high === null || low < high
const limitsSchema = z.strictObject({ xMin: end, xMax: end, yMin: end, yMax: end })
  .refine(({ xMin, xMax }) => below(xMin, xMax), { path: ['xMax'], message: 'expected a number above where the axis begins' })
  .refine(({ yMin, yMax }) => below(yMin, yMax), { path: ['yMax'], message: 'expected a number above where the axis begins' })

export const pagePanelSchema: z.ZodType<PagePanel> = z.strictObject({
  id: idSchema, presetIds: z.array(idSchema).max(50), runIds: z.array(idSchema).max(mostRuns, `expected at most ${mostRuns} runs in a panel`), panel: z.string().max(100), scatter: scatterSchema.optional(),
  text: z.string().max(mostText, `expected at most ${mostText} characters`).optional(),
  span: z.int('expected a whole number of columns from 1 to 12').min(1).max(12), heightMm: between(15, 240, 'a height in mm'),
  letter: z.string().max(8, 'expected at most 8 letters').nullable(), title: label, xLabel: label, yLabel: label, legend: z.boolean(), limits: limitsSchema.optional(),
})

export const pageDocumentSchema: z.ZodType<PageDocument> = z.strictObject({
  version: z.literal(1), widthMm: between(40, 400, 'a width in mm'), fontPt: between(4, 24, 'a size in pt'), sdFactor: between(0, 10, 'a number of standard deviations'),
  letters: z.enum(['lower', 'upper', 'none']), table: z.boolean(), panels: z.array(pagePanelSchema).max(40, 'expected at most 40 panels'),
})

export const blankPage = (widthMm = 183): PageDocument => ({ version: 1, widthMm, fontPt: 7, sdFactor: 1, letters: 'lower', table: false, panels: [] })

/** A place with what is given, and the rest as it is usual. */
export const newPanel = (given: Partial<PagePanel>): PagePanel => ({
  id: newId(), presetIds: [], runIds: [], panel: '', span: 6, heightMm: 50, letter: null, title: null, xLabel: null, yLabel: null, legend: true, ...given,
})
