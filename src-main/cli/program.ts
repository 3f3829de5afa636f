/** The commands with their options, and what a failure looks like. */
import { availableParallelism } from 'node:os'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { LabError } from '../lab/errors.ts'
import { findApplication } from '../lab/origin.ts'
import { backup, restore } from './commands/backup.ts'
import type { BackupOptions } from './commands/backup.ts'
import { checkBundle, exportBundle, importBundle } from './commands/bundle.ts'
import { config } from './commands/config.ts'
import { importData, listData, removeData, showData } from './commands/data.ts'
import type { ImportOptions } from './commands/data.ts'
import { doctor } from './commands/doctor.ts'
import type { DoctorOptions } from './commands/doctor.ts'
import { exportRuns } from './commands/export.ts'
import type { ExportOptions } from './commands/export.ts'
import { fork } from './commands/fork.ts'
import type { ForkOptions } from './commands/fork.ts'
import { list } from './commands/list.ts'
import { setQueuePaused, showQueue } from './commands/queue.ts'
import { reproduce } from './commands/reproduce.ts'
import type { ReproduceOptions } from './commands/reproduce.ts'
import { report } from './commands/report.ts'
import { resume } from './commands/resume.ts'
import { run } from './commands/run.ts'
import type { RunOptions } from './commands/run.ts'
import { runs } from './commands/runs.ts'
import type { RunsOptions } from './commands/runs.ts'
import { serve } from './commands/serve.ts'
import type { ServeOptions } from './commands/serve.ts'
import { show } from './commands/show.ts'
import { sweep } from './commands/sweep.ts'
import type { SweepOptions } from './commands/sweep.ts'
import type { CliParts, GlobalOptions } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'

/** Resolves to the exit code; never rejects. `argv` without the program. */
export async function runCli(argv: readonly string[], parts: CliParts): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok
  const program = createProgram({ ...parts, argv }, (result) => { code = result })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return told(error, parts)
  }
}

function told(error: unknown, { terminal }: CliParts): ExitCode {
  // It has printed its own message; asking for help or the version is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput
  if (error instanceof LabError) {
    terminal.err([error.message, ...error.issues.map((issue) => `  ${issue.message}`)].join('\n') + '\n')
    return error.code === 'CONFLICT' || error.code === 'PRECONDITION_FAILED' ? exitCodes.inUse : exitCodes.badInput
  }
  terminal.err(`Burstlab failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return exitCodes.unexpected
}

function createProgram(parts: CliParts, end: (code: ExitCode) => void): Command {
  const { terminal } = parts
  const program = new Command('burstlab')
    .description('A lab workbench for burst-dependent learning.')
    .version(findApplication(import.meta.dirname).version)
    .option('--data-dir <folder>', 'where experiments and runs are kept')
    .option('--json', 'print JSON for scripts')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
  const globals = (command: Command): GlobalOptions => command.optsWithGlobals()
  // Options that all commands know may stand before or after the command's name.
  const command = (name: string, description: string, above: Command = program): Command =>
    above.command(name).description(description).exitOverride().option('--data-dir <folder>', 'where experiments and runs are kept').option('--json', 'print JSON for scripts')

  command('list', 'list the presets of the paper')
    .action((_options, self: Command) => end(list(parts, globals(self))))
  command('show', 'show every parameter of a preset, a spec file or a run').argument('<what>', 'a preset, a JSON file, or the id of a run')
    .action(async (what: string, _options, self: Command) => end(await show(parts, globals(self), what)))
  command('run', 'compute a preset or a spec file and compare it with the paper').argument('<what>', 'a preset, or a JSON file with a spec')
    .option('--set <path=value>', 'change a parameter; may be given several times', several, [])
    .option('--seeds <n>', 'how many seeds, one run each', wholeNumber(1, 1000), 1)
    .option('--first-seed <n>', 'the first of them', wholeNumber(0, 0xffffffff), 1)
    .option('--name <name>', 'what to call the experiment')
    .addOption(workersOption()).addOption(threadsOption())
    .option('--out <folder>', 'also write figure, data, spec and verdict there')
    .action(async (what: string, options: RunOptions, self: Command) => end(await run(parts, globals(self), what, options)))
  command('sweep', 'compute a preset or a spec file over a grid of parameters').argument('<what>', 'a preset, or a JSON file with a spec')
    .requiredOption('--axis <path=values>', 'a parameter and its values: 1,2,3 or lin:from:to:count or log:from:to:count; up to three times', several)
    .option('--set <path=value>', 'change a parameter; may be given several times', several, [])
    .option('--seeds <n>', 'how many seeds at each point', wholeNumber(1, 1000), 1)
    .option('--first-seed <n>', 'the first of them', wholeNumber(0, 0xffffffff), 1)
    .option('--metric <name>', 'only this column of the table; may be given several times', several, [])
    .option('--stop-early <rule>', 'METRIC:AFTER or METRIC:AFTER:PEERS, e.g. testErrorPct:5:3: end a run, after so many epochs, where its best is worse than the median of so many others at least')
    .option('--plan', 'only print what would be computed, and what it would cost')
    .option('--name <name>', 'what to call the sweep')
    .addOption(workersOption()).addOption(threadsOption())
    .option('--out <folder>', 'also write table and figure there')
    .action(async (what: string, options: SweepOptions, self: Command) => end(await sweep(parts, globals(self), what, options)))
  command('reproduce', 'compute what is missing of the paper, and compare it claim by claim')
    .option('--quick', 'only what takes minutes and needs no data of yours')
    .option('--status', 'compute nothing: print what there is')
    .addOption(workersOption()).addOption(threadsOption())
    .action(async (options: ReproduceOptions, self: Command) => end(await reproduce(parts, globals(self), options)))
  command('resume', 'go on with a run that ended before its time, from its newest checkpoint').argument('<run>', 'its id')
    .action(async (id: string, _options, self: Command) => end(await resume(parts, globals(self), id)))
  command('fork', 'compute a new run that begins with the state of a checkpoint').argument('<run>', 'the id of the run that left it')
    .option('--set <path=value>', 'change a parameter that the state does not depend on; may be given several times', several, [])
    .option('--checkpoint <n>', 'its number; the newest one where it is not given', wholeNumber(1, 1_000_000))
    .option('--name <name>', 'what to call the run')
    .action(async (id: string, options: ForkOptions, self: Command) => end(await fork(parts, globals(self), id, options)))
  command('runs', 'list the history, newest first')
    .addOption(new Option('--status <status>', 'only runs in this state').choices(['queued', 'running', 'done', 'failed', 'interrupted', 'cancelled']))
    .option('--preset <id>', 'only runs of this preset')
    .option('--tag <tag>', 'only runs with this tag')
    .option('--sweep <id>', 'only runs of this sweep')
    .option('--trashed', 'what is in the trash')
    .option('--limit <n>', 'at most so many', wholeNumber(1, 1_000_000), 50)
    .action(async (options: RunsOptions, self: Command) => end(await runs(parts, globals(self), options)))
  command('export', 'write the figure or the data of runs, or the spikes or the checkpoint of one, to a file').argument('<runs...>', 'ids of runs')
    .addOption(new Option('--format <format>', 'of the file; svg, or csv of spikes, where it is not given').choices(['svg', 'pdf', 'png', 'csv', 'json', 'npz']))
    .option('--spikes', 'every recorded spike of a run of a spiking network: csv, json or npz')
    .option('--checkpoint', 'the newest checkpoint of a run, with its weights: safetensors')
    .option('--population <name>', 'only spikes of this population; may be given several times', several, [])
    .option('--out <path>', 'the file, or a folder for it')
    .option('--width-mm <mm>', 'width of the figure', numberFrom(20, 400))
    .option('--height-mm <mm>', 'height of the figure', numberFrom(20, 400))
    .option('--font-pt <pt>', 'size of the letters', numberFrom(4, 24), 7)
    .option('--dpi <n>', 'pixels per inch of a PNG', wholeNumber(72, 1200), 300)
    .action(async (ids: string[], options: ExportOptions, self: Command) => end(await exportRuns(parts, globals(self), ids, options)))
  const queue = program.command('queue').description('the runs that compute and wait').exitOverride()
  command('list', 'list them in their order', queue)
    .action(async (_options, self: Command) => end(await showQueue(parts, globals(self))))
  command('pause', 'let nothing new start until the queue is resumed', queue)
    .action(async (_options, self: Command) => end(await setQueuePaused(parts, globals(self), true)))
  command('resume', 'let what waits start again', queue)
    .action(async (_options, self: Command) => end(await setQueuePaused(parts, globals(self), false)))
  command('report', 'write a report of runs as one HTML file').argument('<runs...>', 'ids of runs')
    .option('-o, --out <path>', 'the file, or a folder for it')
    .action(async (ids: string[], options: { out?: string }, self: Command) => end(await report(parts, globals(self), ids, options)))
  const data = program.command('data').description('the data sets that experiments learn from').exitOverride()
  command('list', 'list the data sets', data)
    .action(async (_options, self: Command) => end(await listData(parts, globals(self))))
  command('show', 'show what is in a data set', data).argument('<name>', 'of the data set')
    .action(async (name: string, _options, self: Command) => end(await showData(parts, globals(self), name)))
  command('import', 'import a data set', data).argument('<path>', 'a folder with MNIST (IDX), CIFAR or images, or an .npz file')
    .requiredOption('--name <name>', 'what to call it')
    .option('--link', 'leave the files where they are')
    .option('--size <pixels>', 'crop and resize images to this size', wholeNumber(1, 4096))
    .action(async (path: string, options: ImportOptions, self: Command) => end(await importData(parts, globals(self), path, options)))
  command('remove', 'remove a data set from the data folder', data).argument('<name>', 'of the data set')
    .action(async (name: string, _options, self: Command) => end(await removeData(parts, globals(self), name)))
  const bundle = program.command('bundle').description('runs as one file for another lab').exitOverride()
  command('export', 'write runs, groups of runs or experiments with their runs into a bundle', bundle).argument('<ids...>', 'of runs, groups or experiments')
    .option('--out <path>', 'the file, or a folder for it')
    .option('--checkpoints', 'with the newest checkpoint of each run that has one: weights, and going on from them elsewhere')
    .action(async (ids: string[], options: { out?: string; checkpoints?: boolean }, self: Command) => end(await exportBundle(parts, globals(self), ids, options)))
  command('check', 'say what is in a bundle, whether it is whole, and what this lab has of it', bundle).argument('<file>', 'a bundle (.burstlab)')
    .action(async (path: string, _options, self: Command) => end(await checkBundle(parts, globals(self), path)))
  command('import', 'take in what a bundle holds', bundle).argument('<file>', 'a bundle (.burstlab)')
    .option('--skip-invalid', 'leave out runs that this version cannot take')
    .action(async (path: string, options: { skipInvalid?: boolean }, self: Command) => end(await importBundle(parts, globals(self), path, options)))
  command('backup', 'copy the whole data folder, beside running runs, with checksums')
    .option('--out <path>', 'a new folder, or one to make it in')
    .option('--datasets', 'imported data sets, too')
    .action(async (options: BackupOptions, self: Command) => end(await backup(parts, globals(self), options)))
  command('restore', 'make a new data folder of a backup, after checking all of it').argument('<backup>', 'the folder that a backup is')
    .action(async (path: string, _options, self: Command) => end(await restore(parts, globals(self), path)))
  command('serve', 'serve the workbench to a browser on this machine')
    .option('--port <n>', '0 takes a free one', wholeNumber(0, 65_535), 0)
    .option('--open', 'open it in a browser')
    .action(async (options: ServeOptions, self: Command) => end(await serve(parts, globals(self), options)))
  command('config', 'print each setting, its value, and who says so')
    .action(async (_options, self: Command) => end(await config(parts, globals(self))))
  command('doctor', 'check what this machine can compute with')
    .option('--report', 'print the diagnostics for a report of a problem, without anything personal')
    .action(async (options: DoctorOptions, self: Command) => end(await doctor(parts, globals(self), options)))
  return program
}

const several = (text: string, before: string[] = []): string[] => [...before, text]

const wholeNumber = (min: number, max: number) => (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max || text.trim() === '') throw new InvalidArgumentError(`expected a whole number from ${min} to ${max}.`)
  return value
}

const workersOption = (): Option => new Option('--workers <n>', 'how many runs to compute at a time, from now on').argParser(wholeNumber(1, 256))

/** Null for "auto". */
const threadsOption = (): Option => new Option('--threads <n>', 'threads of each run of a layered network, from now on; auto: its share of the cores').argParser((text: string): number | null => {
  if (text.trim() === 'auto') return null
  const [value, cores] = [Number(text), availableParallelism()]
  if (!Number.isInteger(value) || value < 1 || value > cores) throw new InvalidArgumentError(`expected a whole number from 1 to ${cores}, the cores of this machine, or auto.`)
  return value
})

const numberFrom = (min: number, max: number) => (text: string): number => {
  const value = Number(text)
  if (!(value >= min && value <= max) || text.trim() === '') throw new InvalidArgumentError(`expected a number from ${min} to ${max}.`)
  return value
}
