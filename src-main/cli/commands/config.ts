/** `burstlab config`: what each setting is, and which layer says so; whether this workstation's file can be understood. */
import { availableParallelism } from 'node:os'
import { hasLab } from '../../lab/settings/data-folder.ts'
import type { DataFolder } from '../../lab/settings/data-folder.ts'
import { settingsInLayers } from '../../lab/settings/settings-layers.ts'
import type { LayeredSettings, SettingOrigin } from '../../lab/types.ts'
import { dataFolderOf, printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { textTable } from '../table.ts'

const origins: Readonly<Record<SettingOrigin, string>> = {
  option: 'the command line', variable: 'the environment', user: 'chosen in Settings', system: "this workstation's file", default: 'built in',
}

/** Works beside an open workbench, and where nothing was ever kept: nobody has chosen anything then. */
export async function config(parts: CliParts, globals: GlobalOptions): Promise<ExitCode> {
  const folder = dataFolderOf(parts, globals)
  const found = hasLab(folder.path)
    ? await withLab(parts, globals, { access: 'read' }, (lab) => lab.settings.layers())
    : settingsInLayers({ user: () => undefined, system: folder.system, cores: availableParallelism() })
  if (globals.json === true) printJson(parts, { ...found, dataDir: { value: folder.path, from: folder.from, source: folder.source, system: found.dataDir } })
  else parts.terminal.out(configText(found, folder))
  for (const problem of found.problems) parts.terminal.err(`${problem}\n`)
  return found.problems.length === 0 ? exitCodes.ok : exitCodes.badInput
}

function configText({ file, settings }: LayeredSettings, folder: DataFolder): string {
  const rows = settings.map(({ name, text, from, help }) => [name, text, origins[from], help])
  const table = textTable([['SETTING', 'VALUE', 'FROM', 'WHAT IT IS'], ...rows, ['data folder', folder.path, folder.source, 'Where experiments and runs are kept']])
  return `${table}\nThis workstation's file: ${file.path}${file.there ? '' : ' (not there)'}\n`
}
