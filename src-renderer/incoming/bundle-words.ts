/** What a bundle would bring, in words. */
import type { BundledRunView, BundleReview, ImportedBundle, Presence } from '../../src-main/api/contract.ts'

export const presenceWords: Readonly<Record<Presence, string>> = {
  'new': 'new', 'same': 'here already', 'same-in-trash': 'here, in the trash', 'clash': 'other run has its id: gets a new one',
}

/** What is chosen at first: all that is new and can be taken. */
export const suggestedRuns = (runs: readonly BundledRunView[]): string[] => runs.filter(({ problem, here }) => problem === null && (here === 'new' || here === 'clash')).map(({ id }) => id)

export function reviewSummary({ runs, experiments, version }: BundleReview): string {
  const parts = [counted(runs.length, 'run'), ...(experiments.length === 0 ? [] : [counted(experiments.length, 'experiment')])]
  return `${parts.join(' and ')}, written by Burstlab ${version}. All checksums are right.`
}

export function importedSummary({ runIds, experimentIds, skippedRuns, renamed }: ImportedBundle): string {
  return [
    `Imported ${counted(runIds.length, 'run')}${experimentIds.length === 0 ? '' : ` and ${counted(experimentIds.length, 'experiment')}`}`,
    ...(skippedRuns === 0 ? [] : [`${skippedRuns} were here already`]),
    ...(renamed.length === 0 ? [] : [`${renamed.length} got a new id`]),
  ].join('; ')
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
