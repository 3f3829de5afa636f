/** zod schemas of every API input; each call is checked on the main side before it reaches the lab. */
import { z } from 'zod'
import { jsonSchema } from '../lab/experiments/json-schema.ts'
import { chosenInLab, declaredSettings } from '../lab/settings/declared-settings.ts'
import { keyChangeSchema } from './key-inputs.ts'

export const idSchema = z.string().min(1).max(64)
export const idsSchema = z.array(idSchema).min(1, 'expected at least one id').max(10_000)
export const nameSchema = z.string().trim().min(1, 'expected a name of 1 to 200 characters').max(200, 'expected a name of 1 to 200 characters')
const tagSchema = z.string().trim().min(1, 'expected a tag of 1 to 40 characters').max(40, 'expected a tag of 1 to 40 characters')
const seedMessage = 'expected a whole number from 0 to 4294967295'
export const seedSchema = z.int(seedMessage).min(0, seedMessage).max(0xffffffff, seedMessage)

export const createExperimentSchema = z.strictObject({
  /** Exactly one source: a preset, an earlier run's spec, another experiment, or a spec (an imported file). */
  from: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('preset'), id: idSchema }),
    z.strictObject({ type: z.literal('run'), id: idSchema }),
    z.strictObject({ type: z.literal('experiment'), id: idSchema }),
    z.strictObject({ type: z.literal('spec'), spec: jsonSchema, name: nameSchema }),
    z.strictObject({ type: z.literal('blank'), kind: idSchema }),
  ]),
})

export const saveExperimentSchema = z.strictObject({
  id: idSchema,
  name: nameSchema.optional(),
  /** Any JSON value; an invalid draft is kept and reported, not refused. */
  draft: jsonSchema.optional(),
})

const folderMessage = 'expected the name of a folder of 1 to 60 characters'
const folderSchema = z.string().trim().min(1, folderMessage).max(60, folderMessage)
const tagsSchema = z.array(tagSchema).max(50)
const notesSchema = z.string().max(100_000)
export const organiseExperimentsSchema = z.strictObject({
  ids: idsSchema, pinned: z.boolean().optional(), folder: folderSchema.nullable().optional(), tags: tagsSchema.optional(), addTags: tagsSchema.optional(), notes: notesSchema.optional(),
})
export const renameFolderSchema = z.strictObject({ from: folderSchema, to: folderSchema })

export const startRunsSchema = z.strictObject({
  experimentId: idSchema,
  seedCount: z.int('expected a whole number of seeds from 1 to 1000').min(1, 'expected a whole number of seeds from 1 to 1000').max(1000, 'expected a whole number of seeds from 1 to 1000'),
  firstSeed: seedSchema.default(1),
})

export const forkRunSchema = z.strictObject({
  id: idSchema,
  checkpoint: z.int('expected the number of a checkpoint').min(1, 'expected the number of a checkpoint').optional(),
  changes: z.array(z.strictObject({ path: z.string().min(1).max(300), value: jsonSchema })).max(100).default([]),
  name: nameSchema.optional(),
})

export const updateRunSchema = z.strictObject({
  id: idSchema,
  name: nameSchema.optional(),
  notes: notesSchema.optional(),
  starred: z.boolean().optional(),
  tags: tagsSchema.optional(),
})

const listPositionSchema = z.strictObject({ createdAt: z.string().min(1).max(40), id: idSchema })
const pageMessage = 'expected a whole number of runs from 1 to 5000'
export const listPageSchema = z.strictObject({
  trashed: z.boolean().default(false),
  /** Null: from the newest. */
  after: listPositionSchema.nullable().default(null),
  limit: z.int(pageMessage).min(1, pageMessage).max(5000, pageMessage).default(1000),
})

export const valuesSchema = z.strictObject({
  columns: z.array(z.string().min(1).max(300)).min(1, 'expected at least one column').max(100),
  trashed: z.boolean().default(false),
  ids: z.array(idSchema).max(10_000).optional(),
})

export const searchTextSchema = z.string().max(400)
export const snippetsSchema = z.strictObject({
  text: searchTextSchema,
  hits: z.array(z.strictObject({ id: idSchema, where: z.enum(['name', 'notes', 'log']) })).max(200),
})

const placeSchema = z.string().min(1).max(40)
export const listViewsSchema = z.strictObject({ place: placeSchema })
export const saveViewSchema = z.strictObject({ id: idSchema.optional(), place: placeSchema, name: nameSchema, isDefault: z.boolean().default(false), state: jsonSchema.optional() })

export const listRunsSchema = z.strictObject({ trashed: z.boolean().default(false) })

export const figureThemeSchema = z.enum(['light', 'dark', 'print'])

/** Of the draft that the lab has. */
export const previewSchema = z.strictObject({ id: idSchema, seed: seedSchema.default(1), theme: figureThemeSchema.default('light') })
const triedOut = { spec: jsonSchema, seed: seedSchema.default(1), view: z.enum(['clamp', 'curves', 'synapse'], 'expected clamp, curves or synapse').default('clamp') }
export const tryOutSchema = z.strictObject({ ...triedOut, theme: figureThemeSchema.default('light') })
export const exportTryOutSchema = z.strictObject({ ...triedOut, format: z.enum(['svg', 'pdf', 'png', 'csv'], 'expected svg, pdf, png or csv'), name: nameSchema })

export const computeStationSchema = z.strictObject({
  station: idSchema,
  /** By key of the slider. */
  values: z.record(z.string().max(40), z.number('expected a number')).default({}),
  theme: figureThemeSchema.default('light'),
})

export const figureSchema = z.strictObject({
  /** One run, a seed group, or any selection to compare; runs of equal spec pool into one curve. */
  runIds: idsSchema,
  theme: figureThemeSchema.default('light'),
  clip: z.boolean().default(false),
})

export const watchSchema = z.strictObject({
  runId: idSchema,
  theme: figureThemeSchema.default('light'),
  /** Pool the run with its seed siblings. */
  withSiblings: z.boolean().default(true),
  clip: z.boolean().default(false),
})

const sizeMm = z.number().min(20, 'expected a size from 20 to 400 mm').max(400, 'expected a size from 20 to 400 mm')
export const exportSizes = {
  format: z.enum(['svg', 'pdf', 'png']),
  widthMm: sizeMm.optional(),
  heightMm: sizeMm.optional(),
  fontPt: z.number().min(4, 'expected a font size from 4 to 24 pt').max(24, 'expected a font size from 4 to 24 pt').default(7),
  /** Pixels per inch of a PNG. */
  dpi: z.int().min(72, 'expected 72 to 1200 dpi').max(1200, 'expected 72 to 1200 dpi').default(300),
}

const offset = z.number().min(-200, 'expected -200 to 200 em').max(200, 'expected -200 to 200 em')
/** Points of curves with words beside them. */
export const pinsSchema = z.array(z.strictObject({
  panel: z.string().max(500), curve: z.string().max(500), x: z.number(), y: z.number(), dx: offset, dy: offset, text: z.string().max(500),
})).max(100, 'expected at most 100 pins').default([])

export const exportFigureSchema = z.strictObject({ runIds: idsSchema, clip: z.boolean().default(false), ...exportSizes, pins: pinsSchema })

export const exportDataSchema = z.strictObject({ runIds: idsSchema, format: z.enum(['csv', 'json', 'npz']) })

const wholeMessage = 'expected a whole number from 0'
const whole = z.int(wholeMessage).min(0, wholeMessage)
export const insideSchema = z.strictObject({
  runId: idSchema,
  /** Only images of this class. */
  label: whole.nullable().default(null),
  wrongOnly: z.boolean().default(false),
  by: z.discriminatedUnion('type', [
    // Around at both ends: -1 is the last.
    z.strictObject({ type: z.literal('place'), place: z.int('expected a whole number') }), z.strictObject({ type: z.literal('index'), index: whole }),
  ]),
})

const populationSchema = z.string().min(1).max(200)
const secondsSchema = z.number('expected a time in seconds')
const mostSpikesMessage = 'expected a whole number of spikes from 1 to 1000000'
const mostPointsMessage = 'expected a whole number of points from 8 to 20000'
export const spikesSchema = z.strictObject({
  runId: idSchema,
  population: populationSchema,
  from: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('row'), row: whole }), z.strictObject({ type: z.literal('time'), fromS: secondsSchema, toS: secondsSchema }),
  ]),
  most: z.int(mostSpikesMessage).min(1, mostSpikesMessage).max(1_000_000, mostSpikesMessage).default(200_000),
})
export const voltagesSchema = z.strictObject({
  runId: idSchema, population: populationSchema, neuron: whole, fromS: secondsSchema, toS: secondsSchema,
  most: z.int(mostPointsMessage).min(8, mostPointsMessage).max(20_000, mostPointsMessage).default(2000),
})
export const spikeFileSchema = z.strictObject({
  runId: idSchema, populations: z.array(populationSchema).max(1000).default([]), format: z.enum(['csv', 'json', 'npz'], 'expected csv, json or npz'),
})
const binMessage = 'expected a bin width from 0.1 to 10000 ms'
export const activitySchema = z.strictObject({
  runId: idSchema, population: populationSchema, fromS: secondsSchema, toS: secondsSchema,
  scale: z.enum(['log', 'linear'], 'expected log or linear').default('log'),
  binMs: z.number(binMessage).min(0.1, binMessage).max(10_000, binMessage).default(20), averages: z.boolean().default(false), theme: figureThemeSchema.default('light'),
})

export const deviceSchema = z.strictObject({ name: z.enum(['cpu', 'webgpu', 'cuda', 'wasm'], 'expected cpu, webgpu, cuda or wasm') })

const logLimitMessage = 'expected 1 to 500 lines'

export const logSchema = z.strictObject({
  after: z.int('expected the number of a line, or 0').min(0, 'expected the number of a line, or 0').default(0),
  limit: z.int(logLimitMessage).min(1, logLimitMessage).max(500, logLimitMessage).default(500),
})

const { theme, colourScheme, textSizePct, workers, threads, trashDays, copiesKept, reopen } = declaredSettings

/** What a user chooses in the lab: see `chosenInLab`. */
export const settingsSchema = z.strictObject({
  theme: theme.schema.optional(), colourScheme: colourScheme.schema.optional(), textSizePct: textSizePct.schema.optional(), workers: workers.schema.optional(), threads: threads.schema.optional(), trashDays: trashDays.schema.optional(), copiesKept: copiesKept.schema.optional(),
  reopen: reopen.schema.optional(),
  keys: keyChangeSchema.optional(),
  ownDefault: z.strictObject({ kind: z.string().min(1).max(40), path: z.string().min(1).max(200), value: jsonSchema }).optional(),
})

export const resetSettingsSchema = z.strictObject({ names: z.array(z.enum(chosenInLab, `expected names of settings: ${chosenInLab.join(', ')}`)).min(1, 'expected at least one name') })

export const layoutSchema = z.strictObject({ place: z.string().min(1).max(40), layout: jsonSchema })

export const datasetIdSchema = z.strictObject({ name: z.string().min(1).max(64) })
const datasetNameMessage = 'expected 1 to 64 letters, digits, "-", "_" or ".", a letter or digit first and no "." last'
const datasetNameSchema = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?$/, datasetNameMessage)
const perClassMessage = 'expected a whole number of images from 1 to 8'
const imageSizeMessage = 'expected a whole number from 1 to 4096 pixels'
const bytesMessage = 'expected a whole number of bytes from 1'

export const previewDatasetSchema = z.strictObject({
  name: z.string().min(1).max(64),
  part: z.enum(['train', 'test']).default('train'),
  /** Images of each class. */
  perClass: z.int(perClassMessage).min(1, perClassMessage).max(8, perClassMessage).default(8),
  /** At most ten classes from this one on. */
  firstClass: z.int().min(0).max(65_535).default(0),
})

export const importDatasetSchema = z.strictObject({
  path: z.string().trim().min(1, 'expected the full path of a folder or of an .npz file').max(4096),
  name: datasetNameSchema,
  place: z.enum(['copied', 'linked']).default('copied'),
  /** For folders of images of several sizes. */
  size: z.int(imageSizeMessage).min(1, imageSizeMessage).max(4096, imageSizeMessage).optional(),
})

export const downloadDatasetSchema = z.strictObject({
  url: z.string().trim().min(1).max(4096),
  bytes: z.int(bytesMessage).min(1, bytesMessage),
  sha256: z.string().regex(/^[\da-f]{64}$/i, 'expected 64 hexadecimal digits'),
  name: datasetNameSchema,
})

export const reproductionSchema = z.strictObject({ scope: z.enum(['quick', 'all']) })
