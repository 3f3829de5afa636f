/** What every command works with. */
import { nodeRunHosts } from '../lab/runs/node-run-host.ts'
import { commandLineText } from '../lab/command-line-text.ts'
import { resolveDataFolder } from '../lab/settings/data-folder.ts'
import type { DataFolder } from '../lab/settings/data-folder.ts'
import { userName } from '../lab/user-name.ts'
import type { Lab } from '../lab/lab.ts'
import { openLab } from '../lab/open-lab.ts'
import type { OpenLabOptions } from '../lab/open-lab.ts'
import type { Terminal } from './terminal.ts'

export interface CliParts {
  readonly terminal: Terminal
  /** run-host.js, or its source. */
  readonly runHostFile: string
  /** The built page. */
  readonly rendererDir: string
  /** What was typed, without the program. */
  readonly argv?: readonly string[]
}

/** Options that all commands share. */
export interface GlobalOptions {
  readonly dataDir?: string
  readonly json?: boolean
}

/** The folder that options, environment and settings say. Throws a LabError where nobody can tell. */
export const dataFolderOf = ({ terminal: { environment, platform, homeDir } }: Pick<CliParts, 'terminal'>, { dataDir }: GlobalOptions): DataFolder =>
  resolveDataFolder({ argument: dataDir, environment, platform, homeDir, userName: userName(environment) })

/** Opens the lab on the folder that options, environment and settings say, gives it to `work` and closes it in any case. */
export async function withLab<T>(parts: CliParts, globals: GlobalOptions, options: Pick<OpenLabOptions, 'access' | 'resumeQueue' | 'startedWith'>, work: (lab: Lab) => T | Promise<T>): Promise<T> {
  const { terminal: { homeDir }, runHostFile, argv } = parts
  const folder = dataFolderOf(parts, globals)
  const lab = await openLab({ ...(argv === undefined ? {} : { startedWith: commandLineText(argv, homeDir) }), ...options, dataDir: folder.path, dataDirSource: folder.source, system: folder.system, spawnRunHost: nodeRunHosts(runHostFile), electronVersion: null })
  try {
    return await work(lab)
  } finally {
    await lab.close()
  }
}

/** For scripts: one JSON document on standard output. */
export const printJson = ({ terminal }: CliParts, value: unknown): void => terminal.out(`${JSON.stringify(value, null, 2)}\n`)
