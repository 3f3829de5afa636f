/** The way back from one difference to the preset: a value, a part that was added, a part that was removed. */
import type { SpecDifference } from '../../../src-main/api/contract.ts'
import { isRecord, listIn } from '../../components/read-json.ts'
import { valueAt, withValueAt } from './json-path.ts'
import { namesIn, sectionOf, withEntry, withSection } from './network/edit-result.ts'
import type { Edited } from './network/edit-result.ts'
import { removePopulations } from './network/population-edits.ts'
import { withNames, without } from './network/references.ts'

type Back = Pick<SpecDifference, 'path' | 'baseline' | 'change'>

/** What goes with a part that is taken out again is told. What comes back may name what is still gone: that is then said at its field. */
export function takenBack(spec: unknown, baseline: unknown, difference: Back): Edited {
  const { path, baseline: before, change } = difference
  if (change === 'added') return takenOut(spec, path)
  if (change === 'removed') return { spec: broughtBack(spec, baseline, path, before), said: [] }
  return { spec: withValueAt(spec, path, before), said: [] }
}

function takenOut(spec: unknown, path: string): Edited {
  const [section = '', name = ''] = path.split('.')
  if (section === 'populations') return removePopulations(spec, [name])
  if (section === 'projections' || section === 'currents') return withNames(spec, section, without([name]))
  const list = listOf(path)
  if (list !== undefined) return { spec: withValueAt(spec, list.path, listIn(valueAt(spec, list.path)).toSpliced(list.index, 1)), said: [] }
  if (path === 'protocol.teacher') return { spec: withValueAt(spec, path, null), said: [] }
  return { spec: withSection(spec, section, Object.fromEntries(Object.entries(sectionOf(spec, section)).filter(([key]) => key !== name))), said: [] }
}

function broughtBack(spec: unknown, baseline: unknown, path: string, before: unknown): unknown {
  const list = listOf(path)
  if (list !== undefined) return withValueAt(spec, list.path, listIn(valueAt(spec, list.path)).toSpliced(list.index, 0, before))
  if (path === 'protocol.teacher') return withValueAt(spec, path, before)
  const [section = '', name = ''] = path.split('.')
  const back = inOrder(withEntry(spec, section, name, before), baseline, section)
  // A population is nothing without its cell.
  const cell = section === 'populations' && isRecord(before) ? before['cell'] : undefined
  if (typeof cell !== 'string' || namesIn(back, 'cells').includes(cell)) return back
  return inOrder(withEntry(back, 'cells', cell, sectionOf(baseline, 'cells')[cell]), baseline, 'cells')
}

/** Names that the baseline has stand in its order, others behind them: the drawing and its colours follow. */
function inOrder(spec: unknown, baseline: unknown, section: string): unknown {
  const [entries, known] = [sectionOf(spec, section), namesIn(baseline, section)]
  const names = [...known.filter((name) => Object.hasOwn(entries, name)), ...Object.keys(entries).filter((name) => !known.includes(name))]
  return withSection(spec, section, Object.fromEntries(names.map((name) => [name, entries[name]])))
}

/** Of an item of a list. */
function listOf(path: string): { readonly path: string; readonly index: number } | undefined {
  const found = /^(.*)\.(\d+)$/.exec(path)
  return found?.[1] === undefined ? undefined : { path: found[1], index: Number(found[2]) }
}
