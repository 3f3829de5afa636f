/** Where experiments, runs and results are kept, and which setting says so. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, posix, win32 } from 'node:path'
import { databaseFile } from '../../store/data-files.ts'
import { makeFolder } from '../../store/make-folder.ts'
import { LabError } from '../errors.ts'
import type { SettingOrigin } from './settings-types.ts'
import { readSystemConfig } from './system-config.ts'
import type { SystemConfig, SystemConfigInputs } from './system-config.ts'

export interface DataFolderInputs extends SystemConfigInputs {
  /** The --data-dir option. */
  readonly argument: string | undefined
  readonly homeDir: string
}

export interface DataFolder {
  /** Absolute. */
  readonly path: string
  readonly from: SettingOrigin
  /** In words, to complete "Chosen by …". */
  readonly source: string
  /** What an administrator has set on this workstation. */
  readonly system: SystemConfig
}

/**
 * The option, else BURSTLAB_DATA_DIR, else what was set in Settings, else the workstation's file, else the platform's place for such data. Throws a
 * LabError for a path that is not absolute, and where nobody can tell which folder is meant: guessing one would hide somebody's runs.
 */
export function resolveDataFolder(inputs: DataFolderInputs): DataFolder {
  const { argument, environment, platform } = inputs
  const { resolve, join } = pathsOf(platform)
  const system = readSystemConfig(inputs)
  // A shell's user means "from here"; a variable or a saved setting has no "here".
  if (argument !== undefined) return { path: resolve(argument), from: 'option', source: 'the --data-dir option', system }
  const variable = environment['BURSTLAB_DATA_DIR'] ?? ''
  if (variable !== '') return { path: absolute(variable, platform, 'BURSTLAB_DATA_DIR'), from: 'variable', source: 'the BURSTLAB_DATA_DIR variable', system }
  const file = configFile(inputs)
  const saved = readSavedFolder(file)
  if (saved !== undefined) return { path: absolute(saved, platform, file), from: 'user', source: 'Settings', system }
  if (system.folderProblem !== null) throw new LabError('PRECONDITION_FAILED', `${system.folderProblem}. Without it nobody can tell where the data folder is: have it mended, or name a folder with --data-dir.`)
  if (system.dataDir !== null) return { path: system.dataDir, from: 'system', source: `this workstation's file ${system.path}`, system }
  return { path: join(applicationFolder(inputs, 'data'), 'lab'), from: 'default', source: 'the default of this platform', system }
}

/** Forgets what was chosen in Settings: what lies below it counts from the next start. */
export function forgetDataFolder(file: string): void {
  rmSync(file, { force: true })
}

/** Whether anything was ever kept in a data folder. */
export const hasLab = (dataDir: string): boolean => existsSync(databaseFile(dataDir))

/** The file that remembers the folder chosen in Settings: outside any data folder, or it could not point to another one. */
export function configFile(inputs: Pick<DataFolderInputs, 'environment' | 'platform' | 'homeDir'>): string {
  return pathsOf(inputs.platform).join(applicationFolder(inputs, 'config'), 'burstlab.json')
}

/**
 * Remembers `path` in `file` for the next start, after making sure that the folder can be made and written to. Throws a
 * LabError where it can't.
 */
export function saveDataFolder(file: string, path: string, platform: string = process.platform): string {
  const folder = absolute(path, platform, 'Data folder')
  const { dirname, join } = pathsOf(platform)
  try {
    makeFolder(folder)
    const probe = join(folder, '.burstlab-write-test')
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new LabError('BAD_REQUEST', `Data folder is "${folder}", which cannot be used (${reasonOf(error)}); expected a folder that can be made and written to.`)
  }
  makeFolder(dirname(file))
  // Written beside it first: a crash half-way must not leave a file that cannot be read.
  writeFileSync(`${file}.new`, `${JSON.stringify({ dataDir: folder }, null, 2)}\n`)
  renameSync(`${file}.new`, file)
  return folder
}

/** Where imported data sets lie. */
export const datasetsFolder = (dataDir: string): string => join(dataDir, 'datasets')

/** Where the lab's own log is written. */
export const logsFolder = (dataDir: string): string => join(dataDir, 'logs')

/** Electron's own files. */
export const windowFolder = (dataDir: string): string => join(dataDir, 'window')

export const crashReportsFolder = (dataDir: string): string => join(windowFolder(dataDir), 'crash-reports')

function readSavedFolder(file: string): string | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  try {
    const saved: unknown = JSON.parse(text)
    if (typeof saved === 'object' && saved !== null && 'dataDir' in saved && typeof saved.dataDir === 'string' && saved.dataDir !== '') return saved.dataDir
  } catch {
    // Falls through to the message: guessing a folder here would hide somebody's runs.
  }
  throw new LabError('PRECONDITION_FAILED', `The file ${file} does not name a data folder; expected {"dataDir": "/full/path"}. Mend it, or delete it to use the default folder.`)
}

function absolute(path: string, platform: string, field: string): string {
  const { isAbsolute, normalize } = pathsOf(platform)
  if (!isAbsolute(path)) throw new LabError('BAD_REQUEST', `${field} is "${path}"; expected the full path of a folder.`)
  return normalize(path)
}

/** The platform's folder for an application's data or configuration (XDG on Linux). */
function applicationFolder({ environment, platform, homeDir }: Pick<DataFolderInputs, 'environment' | 'platform' | 'homeDir'>, what: 'data' | 'config'): string {
  const { join } = pathsOf(platform)
  const given = (name: string): string | undefined => (environment[name] ?? '') === '' ? undefined : environment[name]
  switch (platform) {
    case 'win32': return join(given('APPDATA') ?? join(homeDir, 'AppData', 'Roaming'), 'Burstlab')
    case 'darwin': return join(homeDir, 'Library', 'Application Support', 'Burstlab')
    default: return what === 'data'
      ? join(given('XDG_DATA_HOME') ?? join(homeDir, '.local', 'share'), 'burstlab')
      : join(given('XDG_CONFIG_HOME') ?? join(homeDir, '.config'), 'burstlab')
  }
}

const pathsOf = (platform: string): typeof posix => (platform === 'win32' ? win32 : posix)
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
