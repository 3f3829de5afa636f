/**
 * What is in a data set, in numbers, kept beside its manifest: to count a large one takes minutes, and its contents do not change.
 */
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { DatasetReport, SetReport } from '../../datasets/inspect.ts'

const setSchema = z.strictObject({ count: z.number(), perClass: z.array(z.number()), mean: z.array(z.number()), sd: z.array(z.number()) })

const reportSchema = z.strictObject({
  version: z.literal(1),
  /** Of the contents it was made from. */
  checksum: z.string(),
  /** Of the whole folder. */
  bytes: z.number(),
  /** The address it was downloaded from. */
  url: z.string().nullable(),
  train: setSchema,
  test: setSchema,
})

export type StoredReport = z.infer<typeof reportSchema>

const reportFile = 'report.json'

/** The report in `folder`, or undefined where there is none about the contents with this checksum. */
export async function readReport(folder: string, checksum: string): Promise<StoredReport | undefined> {
  try {
    const report = reportSchema.parse(JSON.parse(await readFile(join(folder, reportFile), 'utf8')))
    return report.checksum === checksum ? report : undefined
  } catch {
    // Absent or damaged: it can be made again.
    return undefined
  }
}

/** What a report has to say, the folder's size included. */
export async function makeReport(folder: string, report: DatasetReport, url: string | null): Promise<StoredReport> {
  return { version: 1, checksum: report.checksum, bytes: await bytesIn(folder), url, train: plain(report.train), test: plain(report.test) }
}

export async function writeReport(folder: string, report: StoredReport): Promise<void> {
  const file = join(folder, reportFile)
  await writeFile(`${file}.new`, `${JSON.stringify(report)}\n`)
  await rename(`${file}.new`, file)
}

const plain = ({ count, perClass, mean, sd }: SetReport): StoredReport['train'] => ({ count, perClass: [...perClass], mean: [...mean], sd: [...sd] })

async function bytesIn(folder: string): Promise<number> {
  let sum = 0
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) sum += await bytesIn(path)
    else sum += await stat(path).then(({ size }) => size, () => 0)
  }
  return sum
}
