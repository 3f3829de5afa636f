/** `burstlab doctor`: the self-test. */
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { textTable } from '../table.ts'

export function doctor(parts: CliParts, globals: GlobalOptions): Promise<ExitCode> {
  return withLab(parts, globals, { resumeQueue: false }, async (lab) => {
    const checks = await lab.selfTest()
    if (globals.json === true) printJson(parts, { app: lab.info(), checks })
    else {
      parts.terminal.out(textTable(checks.map(({ title, state, detail }) => [state, title, detail])))
      for (const { title, remedy } of checks.filter((check) => check.remedy !== '')) parts.terminal.out(`\n${title}: ${remedy}`)
      parts.terminal.out('\n')
    }
    return checks.some((check) => check.state === 'failed') ? exitCodes.unexpected : exitCodes.ok
  })
}
