/** How an experiment is kept after a change. */
import type { ExperimentKeeping } from '../../store/records.ts'
import { LabError } from '../errors.ts'
import type { OrganiseExperiments } from './experiment-types.ts'

/** As many as runs have. */
const mostTags = 50

type Named = Pick<ExperimentKeeping, 'pinned' | 'folder' | 'tags' | 'notes'> & { readonly name: string }

/** Throws a LabError for more tags than an experiment can have. */
export function organised(before: Named, { pinned, folder, tags, addTags = [], notes }: Omit<OrganiseExperiments, 'ids'>): ExperimentKeeping {
  const all = [...tags ?? before.tags, ...addTags]
  // Each once, whatever its case.
  const next = all.filter((tag, index) => all.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === index)
  if (next.length > mostTags) throw new LabError('BAD_REQUEST', `Tags (tags) of "${before.name}" would be ${next.length}; expected at most ${mostTags}.`)
  return { pinned: pinned ?? before.pinned, folder: folder === undefined ? before.folder : folder, tags: next, notes: notes ?? before.notes }
}
