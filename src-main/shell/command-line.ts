/** The options of the window's own command line. */
import { parseArgs } from 'node:util'

/** The value of --data-dir, if given. `argv` without the program; options of Chromium and others are not looked at. */
export function dataDirArgument(argv: readonly string[]): string | undefined {
  const { values } = parseArgs({ args: [...argv], options: { 'data-dir': { type: 'string' } }, strict: false, allowPositionals: true })
  const value = values['data-dir']
  return typeof value === 'string' && value !== '' ? value : undefined
}
