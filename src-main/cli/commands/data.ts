/** `burstlab data`: the data sets that experiments can learn from; list, show, import, remove. */
import { resolve } from 'node:path'
import { createDatasetsDesk } from '../../lab/datasets/datasets-desk.ts'
import { datasetsFolder } from '../../lab/settings/data-folder.ts'
import { LabError } from '../../lab/errors.ts'
import type { Lab } from '../../lab/lab.ts'
import type { DatasetDetail, DatasetSummary, DatasetTask } from '../../lab/types.ts'
import { dataFolderOf, printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { numberText, textTable } from '../table.ts'

export interface ImportOptions {
  readonly name: string
  /** The files stay where they are. */
  readonly link?: boolean
  /** Of images, in pixels. */
  readonly size?: number
}

export async function listData(parts: CliParts, globals: GlobalOptions): Promise<ExitCode> {
  const sets = await looking(parts, globals).list()
  if (globals.json === true) printJson(parts, sets)
  else parts.terminal.out(textTable([['NAME', 'KIND', 'CLASSES', 'SHAPE', 'TRAIN', 'TEST', 'BYTES', 'PLACE', 'PROBLEM'], ...sets.map(cells)]))
  return exitCodes.ok
}

export async function showData(parts: CliParts, globals: GlobalOptions, name: string): Promise<ExitCode> {
  const set = await looking(parts, globals).get(name)
  if (globals.json === true) printJson(parts, set)
  else parts.terminal.out(`${textTable(facts(set))}\n${textTable(balance(set))}`)
  return exitCodes.ok
}

export async function importData(parts: CliParts, globals: GlobalOptions, path: string, { name, link = false, size }: ImportOptions): Promise<ExitCode> {
  return withLab(parts, globals, { resumeQueue: false }, async (lab) => {
    const { task, interrupted } = await waitFor(lab, await lab.datasets.import({ path: resolve(path), name, place: link ? 'linked' : 'copied', size }), parts)
    if (task.state === 'failed') throw new LabError('BAD_REQUEST', task.problem ?? 'The data set cannot be imported.')
    if (task.state === 'cancelled') return interrupted ? exitCodes.interrupted : exitCodes.runFailed
    const set = await lab.datasets.get(name)
    if (globals.json === true) printJson(parts, set)
    else parts.terminal.out(textTable(facts(set)))
    return exitCodes.ok
  })
}

export async function removeData(parts: CliParts, globals: GlobalOptions, name: string): Promise<ExitCode> {
  return withLab(parts, globals, { resumeQueue: false }, async (lab) => {
    await lab.datasets.remove(name)
    if (globals.json === true) printJson(parts, { removed: name })
    else parts.terminal.out(`Removed ${name}.\n`)
    return exitCodes.ok
  })
}

/** Needs no database and no lock: works beside an open workbench, and where there is no data folder yet. */
function looking(parts: CliParts, globals: GlobalOptions): Pick<Lab['datasets'], 'list' | 'get'> {
  return createDatasetsDesk({ folder: datasetsFolder(dataFolderOf(parts, globals).path), events: { publish: () => undefined }, readOnly: true, now: () => new Date() })
}

/** Until it has ended; the first Ctrl+C cancels it, and nothing of it stays. */
async function waitFor(lab: Lab, started: DatasetTask, { terminal }: CliParts): Promise<{ task: DatasetTask; interrupted: boolean }> {
  let task = started
  let interrupted = false
  const ended = new AbortController()
  const stopListening = terminal.onInterrupt(() => {
    interrupted = true
    lab.datasets.cancel(started.id)
  })
  const take = (tasks: readonly DatasetTask[]): void => {
    task = tasks.find(({ id }) => id === started.id) ?? task
    if (terminal.interactive) terminal.err(`\r\u001b[K${taskText(task)}`)
    if (task.state !== 'waiting' && task.state !== 'working') ended.abort()
  }
  try {
    const events = lab.events.subscribe(ended.signal)
    // It listens from its first step on; whatever happened before that is in the list.
    const first = events.next()
    take(lab.datasets.tasks())
    for (let news = await first; news.done !== true; news = await events.next()) if (news.value.type === 'dataset-tasks') take(news.value.tasks)
  } finally {
    if (terminal.interactive) terminal.err('\r\u001b[K')
    stopListening()
  }
  return { task, interrupted }
}

const taskText = ({ activity, done, total, unit, perSecond }: DatasetTask): string =>
  [activity, ...(total === 0 ? [] : [`${Math.floor((100 * done) / total)} %`, `${done} of ${total} ${unit}`]), ...(perSecond === null ? [] : [`${Math.round(perSecond)} ${unit}/s`])].join('  ')

const shapeText = (shape: DatasetSummary['shape']): string => (shape === null ? '–' : `${shape.height} × ${shape.width} × ${shape.channels}`)

const cells = (set: DatasetSummary): string[] => [
  set.name, set.kind ?? '–', String(set.classes ?? '–'), shapeText(set.shape), String(set.counts?.train ?? '–'), String(set.counts?.test ?? '–'), String(set.bytes ?? '–'),
  set.place ?? '–', set.problem ?? '',
]

const numbers = (values: readonly number[]): string => values.map(numberText).join(', ')

const facts = (set: DatasetDetail): string[][] => [
  ['name', set.name], ['kind', set.kind ?? '–'], ['place', set.place ?? '–'], ['origin', set.origin ?? '–'], ['shape', shapeText(set.shape)], ['bytes', String(set.bytes ?? '–')],
  ['training images', String(set.train.count)], ['test images', String(set.test.count)], ['mean', numbers(set.train.mean)], ['standard deviation', numbers(set.train.sd)],
  ['checksum', set.checksum ?? '–'], ...(set.problem === null ? [] : [['problem', set.problem]]),
]

const balance = (set: DatasetDetail): string[][] => [
  ['CLASS', 'NAME', 'TRAIN', 'TEST'],
  ...set.classNames.map((name, i) => [String(i), name, String(set.train.perClass[i] ?? 0), String(set.test.perClass[i] ?? 0)]),
]
