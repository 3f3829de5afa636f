/**
 * The file with which an administrator sets up all labs of a workstation: it lies below what each user chooses. What is wrong in it is
 * told and left out; nothing of it keeps a lab from starting but a data folder that cannot be understood.
 */
import { existsSync, readFileSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import type { z } from 'zod'
import { isAbsent } from '../../datasets/errors.ts'
import { LabError } from '../errors.ts'
import { declaredSettings, settingNames } from './declared-settings.ts'
import type { SettingValues } from './declared-settings.ts'

export interface SystemConfigInputs {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: string
  /** Of whoever starts the lab: what a folder for each user is called. */
  readonly userName: string
}

export interface SystemConfig {
  /** Where it is, or where it would be looked for first. */
  readonly path: string
  readonly there: boolean
  /** What it says and can be understood. */
  readonly values: Partial<SettingValues>
  /** The user's data folder by it; null where it names none. */
  readonly dataDir: string | null
  /** Why nobody can tell where it wants the data folder; null where that is clear. */
  readonly folderProblem: string | null
  /** Each with file, field, value and what was expected. */
  readonly problems: readonly string[]
}

/** No file at all. */
export const noSystemConfig: SystemConfig = { path: '', there: false, values: {}, dataDir: null, folderProblem: null, problems: [] }

/** The variable that names another file. */
export const systemConfigVariable = 'BURSTLAB_SYSTEM_CONFIG'

/** Fields of the file, beside the settings, that say where data folders are. */
const folderFields = {
  dataRoot: 'the full path of a folder, in which each user has one',
  // What a user's own file has: it would be one folder for all, which only one of them could open at a time.
  dataDir: '"dataRoot" in its place: the full path of a folder, in which each user has one',
} as const

/** Reads it, wherever the platform has it. Throws a LabError only where the variable names no full path. */
export function readSystemConfig(inputs: SystemConfigInputs): SystemConfig {
  const paths = systemConfigPaths(inputs)
  const path = paths.find((place) => existsSync(place)) ?? paths[0] ?? ''
  const unusable = (why: string): SystemConfig => ({ ...noSystemConfig, path, there: true, problems: [`${why}; nothing of it holds.`], folderProblem: why })
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const named = (inputs.environment[systemConfigVariable] ?? '') !== ''
    if (!isAbsent(error)) return unusable(`The file ${path} cannot be read (${reasonOf(error)})`)
    return named ? { ...unusable(`The file ${path}, which ${systemConfigVariable} names, is not there`), there: false } : { ...noSystemConfig, path }
  }
  try {
    // Some editors begin a file with a mark.
    const said: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return isRecord(said) ? understood(said, path, inputs) : unusable(`The file ${path} is ${shown(said)}; expected an object with settings, as {"workers": 4}`)
  } catch (error) {
    return unusable(`The file ${path} is no JSON (${reasonOf(error)})`)
  }
}

/** In the order in which they are looked for. */
export function systemConfigPaths({ environment, platform }: Pick<SystemConfigInputs, 'environment' | 'platform'>): string[] {
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix
  const given = (name: string): string | undefined => (environment[name] ?? '') === '' ? undefined : environment[name]
  const named = given(systemConfigVariable)
  if (named !== undefined && !isAbsolute(named)) throw new LabError('BAD_REQUEST', `${systemConfigVariable} is "${named}"; expected the full path of a file.`)
  if (named !== undefined) return [named]
  switch (platform) {
    case 'win32': return [join(given('PROGRAMDATA') ?? 'C:\\ProgramData', 'Burstlab', 'burstlab.json')]
    case 'darwin': return ['/Library/Application Support/Burstlab/burstlab.json']
    // What is no full path is left out, as the XDG specification asks for.
    default: return (given('XDG_CONFIG_DIRS') ?? '/etc/xdg').split(':').filter(isAbsolute).map((folder) => join(folder, 'burstlab', 'burstlab.json'))
  }
}

function understood(said: Readonly<Record<string, unknown>>, path: string, inputs: SystemConfigInputs): SystemConfig {
  const schemas = new Map<string, z.ZodType>(settingNames.map((name) => [name, declaredSettings[name].schema]))
  const problem = (name: string, expectation: string): string => `The file ${path} says "${name}": ${shown(said[name])}; ${expectation}. This field is left out.`
  const values: Record<string, unknown> = {}
  const problems: string[] = []
  const folder = userFolder(said, inputs)
  for (const [name, value] of Object.entries(said)) {
    if (Object.hasOwn(folderFields, name)) {
      if (folder.problem?.field === name) problems.push(problem(name, folder.problem.expectation))
      continue
    }
    const checked = schemas.get(name)?.safeParse(value)
    if (checked === undefined) problems.push(problem(name, `there is no such setting: expected one of ${[...settingNames, 'dataRoot'].join(', ')}`))
    else if (checked.success) values[name] = checked.data
    else problems.push(problem(name, checked.error.issues[0]?.message ?? ''))
  }
  return {
    // Checked above, one by one.
    path, there: true, values: values as Partial<SettingValues>, problems, dataDir: folder.path,
    folderProblem: folder.problem === null ? null : `The file ${path} says "${folder.problem.field}": ${shown(said[folder.problem.field])}; ${folder.problem.expectation}`,
  }
}

interface UserFolder {
  readonly path: string | null
  readonly problem: { readonly field: keyof typeof folderFields; readonly expectation: string } | null
}

function userFolder(said: Readonly<Record<string, unknown>>, { platform, userName }: SystemConfigInputs): UserFolder {
  const wrong = (field: keyof typeof folderFields, expectation = `expected ${folderFields[field]}`): UserFolder => ({ path: null, problem: { field, expectation } })
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix
  if (Object.hasOwn(said, 'dataDir')) return wrong('dataDir')
  if (!Object.hasOwn(said, 'dataRoot')) return { path: null, problem: null }
  const root = said['dataRoot']
  if (typeof root !== 'string' || !isAbsolute(root)) return wrong('dataRoot')
  // A name that leads out of the folder, or to the folder itself.
  if (!/^[^/\\:*?"<>|\p{C}]+$/u.test(userName) || /^\.+$/.test(userName)) return wrong('dataRoot', `whoever starts the lab has ${userName === '' ? 'no name' : `the name "${userName}"`}, after which no folder can be called`)
  return { path: join(root, userName), problem: null }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** As it stands in the file, but no essay. */
function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)} …` : text
}
