/** The page that lies beside a data set in the managed folder and says what it is. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DatasetError, isAbsent, wordsOf } from './errors.ts'

const count = z.number().int().min(1)

const manifestSchema = z.strictObject({
  version: z.literal(1),
  name: z.string(),
  kind: z.enum(['idx', 'cifar-10', 'cifar-100', 'image-folder', 'npz']),
  /** SHA-256 of the decoded contents, as `inspectDataset` gives it. */
  checksum: z.string().regex(/^[\da-f]{64}$/),
  classes: z.array(z.string()),
  shape: z.strictObject({ channels: count, height: count, width: count }),
  counts: z.strictObject({ train: count, test: count }),
  /** Where it was imported from. */
  origin: z.string(),
  /** `copied`: in the folder `files` beside the manifest. `linked`: still at its origin. */
  place: z.enum(['copied', 'linked']),
  /** How it is to be opened. */
  open: z.strictObject({
    size: count.optional(),
    channels: z.union([z.literal(1), z.literal(3)]).optional(),
    layout: z.enum(['channels-first', 'channels-last']).optional(),
    classes: z.array(z.string()).optional(),
  }),
})

export type DatasetManifest = z.infer<typeof manifestSchema>

export const manifestFile = 'manifest.json'

/** The manifest in `folder`, or undefined where there is none. Throws a DatasetError where it is damaged. */
export async function readManifest(folder: string): Promise<DatasetManifest | undefined> {
  const file = join(folder, manifestFile)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw new DatasetError('DAMAGED', `${file} could not be read: ${wordsOf(error)}.`, error)
  }
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch (error) {
    const what = error instanceof z.ZodError ? z.prettifyError(error) : wordsOf(error)
    throw new DatasetError('DAMAGED', `${file} is damaged: ${what}. Remove the data set and import it again.`, error)
  }
}

/** The text of a manifest file. */
export const manifestText = (manifest: DatasetManifest): string => `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`
