/**
 * What can be added to a section of the form of a network, and what can be done with the section as a whole. A table by the section's
 * heading: what one entry of the spec is called there, who uses it, and what it can get.
 */
import { isRecord, recordsIn, textOr } from '../../../components/read-json.ts'
import { valueAt, withValueAt } from '../json-path.ts'
import { duplicateCurrent, removeCurrent } from '../network/current-edits.ts'
import { freshName, namesIn, recordOf, sectionOf, withEntry, withSection } from '../network/edit-result.ts'
import type { Edited } from '../network/edit-result.ts'
import { duplicatePattern, removePattern } from './pattern-edits.ts'

/** Something to be added, or done, with its words. */
export interface SectionEdit {
  readonly id: string
  readonly label: string
  /** Why it can't be done now. */
  readonly obstacle?: string
  apply(spec: unknown): Edited
}

export interface SectionEdits {
  readonly adds: readonly SectionEdit[]
  readonly actions: readonly SectionEdit[]
}

interface SectionRow {
  /** Of its heading; the group is what it is of. */
  readonly title: RegExp
  readonly edits: (of: string, spec: unknown) => SectionEdits
}

const plain = (spec: unknown): Edited => ({ spec, said: [] })

/** The spec with a number at a place where there is none yet. */
const entryAt = (id: string, label: string, path: string, value: number): SectionEdit => ({ id, label, apply: (spec) => plain(withValueAt(spec, path, value)) })

function phaseEdits(number: string, spec: unknown): SectionEdits {
  const path = `protocol.phases.${Number(number) - 1}`
  if (valueAt(spec, `${path}.type`) !== 'run') return { adds: [], actions: [] }
  const [factors, added] = [recordOf(valueAt(spec, `${path}.weightFactors`)), recordOf(valueAt(spec, `${path}.addedCurrentsPa`))]
  const currents = namesIn(spec, 'currents').filter((name) => !Object.hasOwn(added, name))
  // Weights that are learned, and private noise, no phase can multiply.
  const projections = recordsIn(sectionOf(spec, 'projections')).filter(([name, { plasticity, sources }]) => !Object.hasOwn(factors, name) && plasticity === 'none' && sources !== 'private')
  return {
    adds: [
      ...currents.map((name) => entryAt(`current-${name}`, `Current added to ${name}`, `${path}.addedCurrentsPa.${name}`, 0)),
      ...projections.map(([name]) => entryAt(`factor-${name}`, `Factor on the weight of ${name}`, `${path}.weightFactors.${name}`, 1)),
    ],
    actions: [],
  }
}

function patternEdits(number: string, spec: unknown): SectionEdits {
  const index = Number(number)
  const path = `protocol.patterns.${index}.somaCurrentsPa`
  const given = recordOf(valueAt(spec, path))
  const open = recordsIn(sectionOf(spec, 'populations')).filter(([name, { cell }]) => !Object.hasOwn(given, name) && valueAt(spec, `cells.${textOr(cell, '')}.model`) !== 'poisson')
  return {
    adds: open.map(([name]) => entryAt(`into-${name}`, `Current into ${name}`, `${path}.${name}`, 0)),
    actions: [
      { id: 'duplicate', label: 'Duplicate', apply: (draft) => plain(duplicatePattern(draft, index).spec) },
      { id: 'delete', label: 'Delete', apply: (draft) => removePattern(draft, index) },
    ],
  }
}

/** Of what others name by `field`; while they do, it stays. */
const sharedEdits = (section: string, users: string, field: string) => (name: string, spec: unknown): SectionEdits => {
  const using = recordsIn(sectionOf(spec, users)).filter(([, entry]) => entry[field] === name).map(([user]) => user)
  return {
    adds: [],
    actions: [
      { id: 'duplicate', label: 'Duplicate', apply: (draft) => plain(withEntry(draft, section, freshName(name, namesIn(draft, section)), sectionOf(draft, section)[name])) },
      {
        id: 'delete', label: 'Delete', ...(using.length === 0 ? {} : { obstacle: `Used by ${using.join(', ')}` }),
        apply: (draft) => plain(withSection(draft, section, Object.fromEntries(Object.entries(sectionOf(draft, section)).filter(([key]) => key !== name)))),
      },
    ],
  }
}

const currentEdits = (name: string): SectionEdits => ({
  adds: [],
  actions: [
    { id: 'duplicate', label: 'Duplicate', apply: (spec) => duplicateCurrent(spec, name) },
    { id: 'delete', label: 'Delete', apply: (spec) => removeCurrent(spec, name) },
  ],
})

const rows: readonly SectionRow[] = [
  { title: /^Protocol, phase (\d+)$/, edits: phaseEdits },
  { title: /^Protocol, pattern (\d+)$/, edits: patternEdits },
  { title: /^Cell (.+)$/, edits: sharedEdits('cells', 'populations', 'cell') },
  { title: /^Short-term plasticity (.+)$/, edits: sharedEdits('shortTerm', 'projections', 'shortTerm') },
  { title: /^Plasticity (.+)$/, edits: sharedEdits('plasticity', 'projections', 'plasticity') },
  { title: /^Current (.+)$/, edits: (name) => currentEdits(name) },
]

/** Nothing for sections that are always there. */
export function sectionEdits(title: string, spec: unknown): SectionEdits {
  for (const row of rows) {
    const of = row.title.exec(title)?.[1]
    if (of !== undefined) return row.edits(of, spec)
  }
  return { adds: [], actions: [] }
}

const optional = /^protocol\.(?:phases\.\d+\.(?:weightFactors|addedCurrentsPa)|patterns\.\d+\.somaCurrentsPa)\.[^.]+$/

/** Whether a field may go, since its entry may be left out of the spec. */
export const isOptional = (path: string): boolean => optional.test(path)

/** The spec without what stands at the path. */
export function withoutValueAt(spec: unknown, path: string): unknown {
  const [key = '', ...above] = path.split('.').toReversed()
  const parent = above.toReversed().join('.')
  const branch = valueAt(spec, parent)
  return isRecord(branch) ? withValueAt(spec, parent, Object.fromEntries(Object.entries(branch).filter(([other]) => other !== key))) : spec
}
