/** Data sets: the generated one and those in the data folder; seen, imported, fetched, removed. */
import { access, rm } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { downloadFile } from '../../datasets/download.ts'
import { DatasetError, wordsOf } from '../../datasets/errors.ts'
import { generateDigits } from '../../datasets/generated-digits.ts'
import { closeDataset, importDataset, listManaged, openManaged, removeManaged, type ManagedDataset } from '../../datasets/import.ts'
import { inspectDataset } from '../../datasets/inspect.ts'
import type { DatasetManifest } from '../../datasets/manifest.ts'
import { recogniseDataset } from '../../datasets/open-dataset.ts'
import type { Dataset } from '../../datasets/types.ts'
import { makePreview } from './dataset-preview.ts'
import { makeReport, readReport, writeReport, type StoredReport } from './dataset-report.ts'
import { createDatasetTasks, isUnderWay, type TaskWork } from './dataset-tasks.ts'
import { LabError } from '../errors.ts'
import type { EventBus } from '../event-bus.ts'
import { generatedDetail, generatedName } from './generated-dataset.ts'
import type { Lab } from '../lab.ts'
import type { DatasetPreview, DatasetSummary } from '../types.ts'

export interface DatasetsDeskParts {
  /** Where imported data sets lie. */
  readonly folder: string
  readonly events: Pick<EventBus, 'publish'>
  /** Looks, and writes nothing. */
  readonly readOnly: boolean
  readonly now: () => Date
}

type DatasetCalls = Lab['datasets']

export interface DatasetsDesk extends DatasetCalls {
  /** Cancels what is under way; resolves when all is cleared up. */
  close(): Promise<void>
}

/** Partial files of downloads; begins with a dot, which lists pass over. */
const downloadsFolder = '.downloads'
/** A preview is some tens of kilobytes. */
const previewsKept = 24
/** Images stay in their file: the lab has no use for a gigabyte of them in memory. */
const fromFile = { memoryBytes: 0 }

export function createDatasetsDesk({ folder, events, readOnly, now }: DatasetsDeskParts): DatasetsDesk {
  const tasks = createDatasetTasks({ now, onChange: (all) => events.publish({ type: 'dataset-tasks', tasks: all }) })
  const previews = new Map<string, DatasetPreview>()
  const counting = new Map<string, Promise<StoredReport>>()
  const folderOf = (name: string): string => join(folder, name)

  async function find(name: string): Promise<DatasetManifest> {
    const found = (await managed()).find((one) => one.name === name)
    if (found === undefined) throw new LabError('NOT_FOUND', `There is no data set "${name}".`)
    if (found.manifest === undefined) throw new LabError('PRECONDITION_FAILED', found.problem ?? `The data set ${name} is damaged.`)
    return found.manifest
  }

  const managed = (): Promise<ManagedDataset[]> => listManaged(folder).catch((error: unknown) => { throw unusable(error) })

  /** Opens, looks, and closes again. */
  async function withDataset<T>(name: string, look: (dataset: Dataset) => T | Promise<T>): Promise<T> {
    try {
      const dataset = await openManaged(folder, name, fromFile)
      try {
        return await look(dataset)
      } finally {
        closeDataset(dataset)
      }
    } catch (error) {
      throw unusable(error)
    }
  }

  async function reportOf({ name, checksum }: DatasetManifest): Promise<StoredReport> {
    const known = await readReport(folderOf(name), checksum)
    if (known !== undefined) return known
    const counted = counting.get(`${name} ${checksum}`) ?? withDataset(name, async (dataset) => {
      const report = await makeReport(folderOf(name), await inspectDataset(dataset), null)
      if (report.checksum !== checksum) {
        throw new LabError('PRECONDITION_FAILED', `The contents of the data set ${name} have the checksum ${report.checksum}; expected ${checksum}, as when it was imported. Remove it and import it again.`)
      }
      // A folder that cannot be written to costs the next one the same wait, no more.
      if (!readOnly) await writeReport(folderOf(name), report).catch(() => undefined)
      return report
    }).finally(() => counting.delete(`${name} ${checksum}`))
    counting.set(`${name} ${checksum}`, counted)
    return counted
  }

  async function summary({ name, manifest, problem }: ManagedDataset): Promise<DatasetSummary> {
    if (manifest === undefined) {
      return { name, kind: null, classes: null, shape: null, counts: null, checksum: null, bytes: null, place: null, origin: null, problem: problem ?? 'It is damaged.' }
    }
    const { kind, classes, shape, counts, checksum, place, origin } = manifest
    const known = await readReport(folderOf(name), checksum)
    const gone = place === 'linked' && !(await isThere(origin))
    return {
      name, kind, classes: classes.length, shape, counts, checksum, bytes: known?.bytes ?? null, place, origin: known?.url ?? origin,
      problem: gone ? `${origin}, where it was linked from, is not there any more. Put the files back, or remove the data set and import it again.` : null,
    }
  }

  /** What can be said without reading a file. */
  async function refuse(name: string): Promise<void> {
    if (readOnly) throw new LabError('PRECONDITION_FAILED', 'The data folder was opened for reading only.')
    const taken = [generatedName, ...(await managed()).map((one) => one.name)].find((other) => other.toLowerCase() === name.toLowerCase())
    if (taken !== undefined) throw badField('name', `There is a data set ${taken} already${taken === generatedName ? ', made by code' : ''}. Choose another name${taken === generatedName ? '' : ', or remove it first'}.`)
    const waiting = tasks.list().find((task) => isUnderWay(task) && task.name.toLowerCase() === name.toLowerCase())
    if (waiting !== undefined) throw badField('name', `A data set ${waiting.name} is being imported already. Choose another name, or cancel that import.`)
  }

  function bringIn(source: string, { name, place, size }: Pick<Parameters<Lab['datasets']['import']>[0], 'name' | 'place' | 'size'>, url: string | null): TaskWork {
    return async (signal, tell) => {
      tell({ activity: place === 'copied' ? 'Copying and reading the files' : 'Reading the files', done: 0, total: 0, unit: 'images' })
      const { report } = await importDataset(source, folder, {
        name, place, signal, ...fromFile, ...(size === undefined ? {} : { size }),
        onProgress: (done, total) => tell(done < total
          ? { activity: 'Decoding images', done, total, unit: 'images' }
          : { activity: 'Checking what was read', done: 0, total: 0, unit: 'images' }),
      }).catch((error: unknown) => { throw atSource(error, folder, source) })
      // It is there: a report that cannot be kept is made when it is asked for.
      await makeReport(folderOf(name), report, url).then((made) => writeReport(folderOf(name), made)).catch(() => undefined)
      events.publish({ type: 'datasets-changed' })
    }
  }

  return {
    list: async () => [summaryOf(generatedDetail), ...await Promise.all((await managed()).map(summary))],
    async get(name) {
      if (name === generatedName) return generatedDetail
      const manifest = await find(name)
      const { train, test, bytes } = await reportOf(manifest)
      return { ...await summary({ name, manifest }), bytes, classNames: manifest.classes, train, test }
    },
    async preview(request) {
      const { name, part, perClass, firstClass } = request
      // The first images of the generated set are the same however many are made.
      if (name === generatedName) return makePreview(generateDigits({ trainCount: 10 * perClass, testCount: 10 * perClass }), request)
      const { checksum } = await find(name)
      const key = [name, checksum, part, perClass, firstClass].join(' ')
      const preview = previews.get(key) ?? await withDataset(name, (dataset) => makePreview(dataset, request))
      previews.delete(key)
      previews.set(key, preview)
      for (const old of [...previews.keys()].slice(0, -previewsKept)) previews.delete(old)
      return preview
    },
    async import({ path, name, place, size }) {
      if (!isAbsolute(path)) throw badField('path', `Path is "${path}"; expected the full path of a folder or of an .npz file.`)
      await refuse(name)
      await recogniseDataset(path).catch((error: unknown) => { throw badField('path', wordsOf(error)) })
      return tasks.start({ type: 'import', name }, bringIn(path, { name, place, size }, null))
    },
    async download({ url, bytes, sha256, name }) {
      if (!/^https?:\/\/[^?#]+\.npz([?#]|$)/i.test(url)) throw badField('url', `Address is "${url}"; expected one of an .npz file that begins with http:// or https://.`)
      await refuse(name)
      const file = join(folder, downloadsFolder, `${name}.npz`)
      return tasks.start({ type: 'download', name }, async (signal, tell) => {
        await downloadFile({ url, file, bytes, sha256, signal, onProgress: (done, total) => tell({ activity: 'Downloading', done, total, unit: 'bytes' }) })
        await bringIn(file, { name, place: 'copied' }, url)(signal, tell)
        await rm(file, { force: true })
      })
    },
    async remove(name) {
      if (readOnly) throw new LabError('PRECONDITION_FAILED', 'The data folder was opened for reading only.')
      if (name === generatedName) throw new LabError('BAD_REQUEST', `The data set ${generatedName} is made by code: there is nothing to remove.`)
      if (!(await managed()).some((one) => one.name === name)) throw new LabError('NOT_FOUND', `There is no data set "${name}".`)
      await removeManaged(folder, name).catch((error: unknown) => { throw unusable(error) })
      events.publish({ type: 'datasets-changed' })
    },
    tasks: tasks.list,
    cancel: tasks.cancel,
    dismiss: tasks.dismiss,
    close: tasks.close,
  }
}

function summaryOf({ name, kind, classes, shape, counts, checksum, bytes, place, origin, problem }: DatasetSummary): DatasetSummary {
  return { name, kind, classes, shape, counts, checksum, bytes, place, origin, problem }
}

const badField = (path: string, message: string): LabError => new LabError('BAD_REQUEST', 'The data set cannot be imported.', [{ path, message }])

/** A data set that cannot be read, in the lab's own errors. */
const unusable = (error: unknown): unknown => (error instanceof DatasetError ? new LabError('PRECONDITION_FAILED', error.message) : error)

/** A file that was copied is named by where it came from: that one is to be mended. */
function atSource(error: unknown, folder: string, source: string): unknown {
  if (!(error instanceof DatasetError)) return error
  const copied = join(folder, '.import-')
  const origin = source.toLowerCase().endsWith('.npz') ? dirname(source) : source.replace(/[\\/]+$/, '')
  const message = error.message.split(copied).map((part, i) => (i === 0 ? part : part.replace(/^[\w-]+[\\/]files/, () => origin))).join('')
  return new DatasetError(error.code, message, error)
}

const isThere = (path: string): Promise<boolean> => access(path).then(() => true, () => false)
