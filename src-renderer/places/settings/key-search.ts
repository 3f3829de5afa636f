/** Finds actions by their words or by their keys. */
import { chordParts } from '../../keyboard/chord.ts'
import type { KeyGroup, KeyRow } from '../../keyboard/key-groups.ts'

const squeezed = (text: string): string => text.toLowerCase().replaceAll(/[\s+]+/g, '+')

/** Rows of which the place, the words or a key has what was typed ("ctrl z" and "Ctrl+Z" are the same); groups without any are left out. */
export function foundGroups(groups: readonly KeyGroup[], typed: string): KeyGroup[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return [...groups]
  const has = ({ what, keys }: KeyRow): boolean => what.toLowerCase().includes(wanted) || keys.some((chord) => squeezed(chordParts(chord).join('+')).includes(squeezed(wanted)))
  return groups.flatMap((group) => {
    const rows = group.title.toLowerCase().includes(wanted) ? group.rows : group.rows.filter(has)
    return rows.length === 0 ? [] : [{ ...group, rows }]
  })
}
