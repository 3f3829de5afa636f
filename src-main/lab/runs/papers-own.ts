/** Which runs are of the paper's own spec, as its preset has it today: a preset may have been another in an earlier version. */
import { kindOf, presetById } from '../../experiments/kinds.ts'
import { specChanges } from '../../experiments/spec-changes.ts'
import type { RunRow } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { specHash } from './spec-hash.ts'

/** True of a run of the preset as it is today; of one that belongs to no preset, where it is as it was made. */
export type PapersOwn = (run: Pick<RunRow, 'presetId' | 'specHash' | 'differenceCount'>) => boolean

/**
 * The hash of the paper's own spec, as its preset has it today: the run's own where it is the same in another form. Null for what belongs to no
 * preset that there is.
 */
export function paperSpecHash(papersOwn: PapersOwn, run: Pick<RunRow, 'presetId' | 'specHash' | 'differenceCount'>): string | null {
  const preset = run.presetId === null ? undefined : presetById(run.presetId)
  if (preset === undefined) return null
  return papersOwn(run) ? run.specHash : specHash(preset.spec)
}

/** Each spec is compared once: neither it nor a preset changes. */
export function createPapersOwn(store: { readonly history: Pick<Store['history'], 'spec'> }): PapersOwn {
  const hashes = new Map<string, string>()
  const compared = new Map<string, boolean>()

  /** Of a spec in another form or order, which may be the same all the same. */
  function isSame(presetId: string, preset: { readonly spec: unknown }, hash: string): boolean {
    const key = `${presetId} ${hash}`
    const known = compared.get(key)
    if (known !== undefined) return known
    const spec = store.history.spec(hash)
    const kind = kindOf(spec)
    const parsed = kind.parse(spec)
    const same = parsed.ok && specChanges(kind, preset.spec, parsed.spec).length === 0
    compared.set(key, same)
    return same
  }

  return ({ presetId, specHash: hash, differenceCount }) => {
    const preset = presetId === null ? undefined : presetById(presetId)
    if (differenceCount > 0 || presetId === null || preset === undefined) return differenceCount === 0
    const today = hashes.get(presetId) ?? specHash(preset.spec)
    hashes.set(presetId, today)
    return hash === today || isSame(presetId, preset, hash)
  }
}
