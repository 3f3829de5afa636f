/** `burstlab bundle`: runs and experiments as one file for another lab; export, import, check. */
import { hasLab } from '../../lab/settings/data-folder.ts'
import type { Lab } from '../../lab/lab.ts'
import type { BundleReview, Presence } from '../../lab/types.ts'
import { dataFolderOf, printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { writeWhole } from '../output-files.ts'
import { textTable } from '../table.ts'

export function exportBundle(parts: CliParts, globals: GlobalOptions, ids: readonly string[], { out, checkpoints = false }: { readonly out?: string; readonly checkpoints?: boolean }): Promise<ExitCode> {
  return withLab(parts, globals, { access: 'read' }, (lab) => {
    const selection = { ...lab.bundles.select(ids), checkpoints }
    const file = writeWhole(out, 'bundle', (put) => lab.bundles.write(selection, put))
    if (globals.json === true) printJson(parts, { file })
    else parts.terminal.out(`${file}\n`)
    return exitCodes.ok
  })
}

/** Beside an open workbench too: changes nothing, and says what this lab has already. */
export function checkBundle(parts: CliParts, globals: GlobalOptions, path: string): Promise<ExitCode> {
  const access = hasLab(dataFolderOf(parts, globals).path) ? 'read' : 'write'
  return withLab(parts, globals, { access, resumeQueue: false }, (lab) => {
    const review = lab.bundles.check(path)
    if (globals.json === true) printJson(parts, review)
    else parts.terminal.out(reviewText(review))
    return [...review.runs, ...review.experiments].some(({ problem }) => problem !== null) ? exitCodes.badInput : exitCodes.ok
  })
}

export function importBundle(parts: CliParts, globals: GlobalOptions, path: string, { skipInvalid = false }: { readonly skipInvalid?: boolean }): Promise<ExitCode> {
  return withLab(parts, globals, { resumeQueue: false }, (lab) => {
    const runIds = skipInvalid ? lab.bundles.check(path).runs.flatMap(({ id, problem }) => (problem === null ? [id] : [])) : undefined
    const imported = lab.bundles.import(path, { runIds })
    if (globals.json === true) printJson(parts, imported)
    else parts.terminal.out(`${importedText(imported)}\n`)
    return exitCodes.ok
  })
}

const hereWords: Readonly<Record<Presence, string>> = { 'new': 'new', 'same': 'here already', 'same-in-trash': 'here already, in the trash', 'clash': 'other contents here: gets a new id' }

function reviewText({ version, createdAt, runs, experiments }: BundleReview): string {
  const rows = [
    ...runs.map((run) => ['run', run.id, run.name, run.figure, `seed ${run.seed}`, run.status, run.createdAt, run.checkpointBytes === null ? '–' : `${(run.checkpointBytes / 1e6).toFixed(1)} MB`, run.problem ?? 'valid', hereWords[run.here]]),
    ...experiments.map((experiment) => ['experiment', experiment.id, experiment.name, experiment.figure, '', '', '', '', experiment.problem ?? 'valid', hereWords[experiment.here]]),
  ]
  return `Written by Burstlab ${version}, ${createdAt}. All checksums are right.\n\n${textTable([['WHAT', 'ID', 'NAME', 'FIGURE', 'SEED', 'STATE', 'CREATED', 'CHECKPOINT', 'VALID', 'IN THIS LAB'], ...rows])}`
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

function importedText({ runIds, experimentIds, skippedRuns, renamed }: ReturnType<Lab['bundles']['import']>): string {
  return [
    `Imported ${counted(runIds.length, 'run')} and ${counted(experimentIds.length, 'experiment')}.`,
    ...(skippedRuns === 0 ? [] : [`${counted(skippedRuns, 'run')} ${skippedRuns === 1 ? 'was' : 'were'} here already.`]),
    ...renamed.map(({ from, to }) => `Run ${from} is ${to} here, since another run has its id.`),
  ].join('\n')
}
