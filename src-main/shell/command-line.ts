/** The options of the window's own command line. */
import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/** The value of --data-dir, if given. `argv` without the program; options of Chromium and others are not looked at. */
export function dataDirArgument(argv: readonly string[]): string | undefined {
  const { values } = parseArgs({ args: [...argv], options: { 'data-dir': { type: 'string' } }, strict: false, allowPositionals: true })
  const value = values['data-dir']
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Bundles that the system asks to open: full paths of those arguments that look like one. `folder` is where they were named. */
export const fileArguments = (argv: readonly string[], folder: string): string[] =>
  argv.filter((argument) => !argument.startsWith('-') && /\.burstlab$/i.test(argument)).map((argument) => pathOf(argument, folder))

/** File managers of Linux give an address, "file:///home/ada/my%20runs.burstlab", to a program whose desktop entry says %U. */
function pathOf(argument: string, folder: string): string {
  if (!/^file:\/\//i.test(argument)) return isAbsolute(argument) ? argument : resolve(folder, argument)
  try {
    return fileURLToPath(argument)
  } catch {
    // Of another machine, say: told as it is, it will not be found.
    return argument
  }
}
