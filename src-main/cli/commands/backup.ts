/** `burstlab backup` and `burstlab restore`: a whole data folder, elsewhere and back. */
import { resolve } from 'node:path'
import { sizeText } from '../../lab/backups/copy-file.ts'
import { restoreBackup } from '../../lab/backups/restore-backup.ts'
import { LabError } from '../../lab/errors.ts'
import type { RestoredBackup, WrittenBackup } from '../../lab/types.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'

export interface BackupOptions {
  /** The present folder where it is not given. */
  readonly out?: string
  readonly datasets?: boolean
}

/** Beside an open workbench too. */
export function backup(parts: CliParts, globals: GlobalOptions, { out = '.', datasets = false }: BackupOptions): Promise<ExitCode> {
  return withLab(parts, globals, { access: 'read' }, (lab) => interruptible(parts.terminal, async (signal, tell) => {
    for await (const news of lab.backups.write({ path: resolve(out), datasets }, signal)) {
      if (news.state === 'working') tell(news)
      else return said(parts, globals, news.backup, writtenText(news.backup))
    }
    return exitCodes.interrupted
  }))
}

/** Into the folder of --data-dir, which has to be new: what another setting says is a folder that is in use. */
export function restore(parts: CliParts, globals: GlobalOptions, path: string): Promise<ExitCode> {
  const { dataDir } = globals
  if (dataDir === undefined) throw new LabError('BAD_REQUEST', '--data-dir is missing; expected a folder that is empty or not there yet, for the lab that is restored.')
  return interruptible(parts.terminal, async (signal, tell) => {
    const restored = await restoreBackup({ backup: path, dataDir }, { signal, tell })
    return said(parts, globals, restored, restoredText(restored))
  })
}

function said(parts: CliParts, globals: GlobalOptions, value: unknown, text: string): ExitCode {
  if (globals.json === true) printJson(parts, value)
  else parts.terminal.out(text)
  return exitCodes.ok
}

type Tell = (progress: { readonly activity: string; readonly done: number; readonly total: number }) => void

/** The first Ctrl+C ends it, and nothing of it stays. */
async function interruptible(terminal: Terminal, work: (signal: AbortSignal, tell: Tell) => Promise<ExitCode>): Promise<ExitCode> {
  const ending = new AbortController()
  const stopListening = terminal.onInterrupt(() => ending.abort())
  const tell: Tell = ({ activity, done, total }) => {
    if (terminal.interactive) terminal.err(`\r\u001b[K${activity}  ${Math.floor((100 * done) / Math.max(1, total))} %  of ${sizeText(total)}`)
  }
  try {
    return await work(ending.signal, tell)
  } catch (error) {
    if (ending.signal.aborted) return exitCodes.interrupted
    throw error
  } finally {
    if (terminal.interactive) terminal.err('\r\u001b[K')
    stopListening()
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

function writtenText({ path, runs, files, bytes, datasets, missingCheckpoints }: WrittenBackup): string {
  return [
    path,
    `${counted(runs, 'run')}, ${counted(files, 'file')}, ${sizeText(bytes)}; ${datasets ? 'with' : 'without'} imported data sets.`,
    ...(missingCheckpoints === 0 ? [] : [`${counted(missingCheckpoints, 'checkpoint')} ${missingCheckpoints === 1 ? 'is' : 'are'} not in it: gone before ${missingCheckpoints === 1 ? 'it' : 'they'} could be copied.`]),
    '',
  ].join('\n')
}

function restoredText({ dataDir, runs, files, bytes, version, createdAt }: RestoredBackup): string {
  return `${dataDir}\n${counted(runs, 'run')}, ${counted(files, 'file')}, ${sizeText(bytes)}, as of ${createdAt} (Burstlab ${version}). All checksums are right. Name the folder with --data-dir, or choose it in Settings.\n`
}
