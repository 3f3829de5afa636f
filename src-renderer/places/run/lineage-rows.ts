/** How a run is related to others, in the words and the order in which they are listed. */
import type { RunDetail, RunLineage, RunSummary } from '../../../src-main/api/contract.ts'

export interface LineageRow {
  /** What the other is to this run. */
  readonly relation: string
  readonly runs: readonly RunSummary[]
}

export interface LineageRows {
  /** It comes from these. */
  readonly before: readonly LineageRow[]
  /** These come from it. */
  readonly after: readonly LineageRow[]
  readonly beside: readonly LineageRow[]
}

/** With whose checkpoint a run began, and how often it went on where it had ended before its time; empty where nothing of it is so. */
export function resumedWords({ attempt, fork }: Pick<RunSummary, 'attempt'> & { readonly fork?: RunFork | undefined }): string {
  const times = attempt - (fork === undefined ? 1 : 2)
  return [
    ...(fork === undefined ? [] : [`forked from checkpoint ${fork.checkpoint} of "${fork.name}", seed ${fork.seed}, ${fork.label}`]),
    ...(times < 1 ? [] : [`resumed from a checkpoint${times === 1 ? '' : `, ${times} times`}`]),
  ].join('; ')
}

type RunFork = NonNullable<NonNullable<RunDetail['provenance']['facts']>['fork']>

/** A run that is one thing already is not listed as another one too: a re-run is of an equal spec anyway. */
export function lineageRows(run: Pick<RunSummary, 'id' | 'groupId' | 'seed'>, { forkedFrom, branchOf, branches, rerunOf, reruns, forkedRuns, sameSpec }: RunLineage): LineageRows {
  const known = new Set([forkedFrom, branchOf, rerunOf, ...reruns, ...branches].flatMap((other) => (other === null ? [] : [other.id])))
  const others = sameSpec.filter((other) => !known.has(other.id))
  const ofGroup = others.filter((other) => other.groupId === run.groupId)
  const elsewhere = others.filter((other) => other.groupId !== run.groupId)
  const row = (relation: string, runs: readonly (RunSummary | null)[]): LineageRow[] => {
    const there = runs.filter((other) => other !== null)
    return there.length === 0 ? [] : [{ relation, runs: there }]
  }
  return {
    before: [...row('Forked from', [forkedFrom]), ...row('Forked from a checkpoint of', [branchOf]), ...row('Re-run of', [rerunOf])],
    after: [...row('Re-run by', reruns), ...row('Forked from its checkpoints', branches), ...row('Runs of its forks', forkedRuns)],
    beside: [
      ...row('Started together', ofGroup), ...row('Same spec, same seed', elsewhere.filter((other) => other.seed === run.seed)),
      ...row('Same spec, other seeds', elsewhere.filter((other) => other.seed !== run.seed)),
    ],
  }
}
