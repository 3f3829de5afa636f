/** Entry point of the command line. */
import { join } from 'node:path'
import { oldNodeLine } from './cli/node-version.ts'

const problem = oldNodeLine(process.versions.node)
if (problem === null) {
  // Imported only now: the database's binary would crash an older Node.
  const { runCli } = await import('./cli/program.ts')
  const { processTerminal } = await import('./cli/terminal.ts')
  // Built: out/main/cli.js beside run-host.js. From the sources: src-main/cli.ts beside run-host.ts.
  const runHostFile = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'run-host.ts' : 'run-host.js')
  process.exitCode = await runCli(process.argv.slice(2), { terminal: processTerminal(process), runHostFile, rendererDir: join(import.meta.dirname, '..', 'renderer') })
} else {
  process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}
