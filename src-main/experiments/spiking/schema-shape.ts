/** The branches of a spiking spec: which objects and lists there have to be, what their entries may be called, and how many there may be. */
import type { FieldIssue } from '../kind.ts'
import type { Parameter } from '../parameter.ts'
import { fieldIssue, isRecord, mostIssues, strangeKey } from '../spec-schema.ts'
import { valueAt } from '../spec-path.ts'
import { entriesOf, isName, itemsOf, mostEntries, mostListed, nameRule, sections } from './parameters-names.ts'
import type { Section } from './parameters-names.ts'

/** An object or list with something in it. */
export interface Branch {
  readonly path: string
  readonly label: string
  readonly type: 'object' | 'list' | 'objectOrNull'
  /** Its keys are names that users choose; what one of them is. */
  readonly names?: string
  readonly most?: number
  /** May be left out, which means empty. */
  readonly optional?: true
}

/** What an entry of each section is called. */
const entryWords: Readonly<Record<Section, string>> = {
  cells: 'cell', populations: 'population', shortTerm: 'short-term plasticity', plasticity: 'learning rule', projections: 'projection', currents: 'current',
}

const sectionWords: Readonly<Record<Section, string>> = {
  cells: 'Cells', populations: 'Populations', shortTerm: 'Short-term plasticities', plasticity: 'Learning rules', projections: 'Projections', currents: 'Currents',
}

/** Parents before their children. */
export function branchesOf(spec: unknown): Branch[] {
  const object = (path: string, label: string): Branch => ({ path, label, type: 'object' })
  return [
    ...sections.map((section): Branch => ({ path: section, label: sectionWords[section], type: 'object', names: entryWords[section], most: mostEntries[section] })),
    object('synapses', 'Synapses'), object('protocol', 'Protocol'), object('recording', 'Recording'), object('fidelity', 'Fidelity'),
    ...sections.flatMap((section) => namedKeys(valueAt(spec, section), mostEntries[section]).map((name) => object(`${section}.${name}`, `${capital(entryWords[section])} ${name}`))),
    ...entriesOf(spec, 'populations').flatMap(([name]) => ['', '.soma', '.dendrite'].map((key) => object(`populations.${name}.noise${key}`, 'Noise'))),
    ...entriesOf(spec, 'currents').map(([name]) => object(`currents.${name}.waveform`, 'Waveform')),
    { path: 'protocol.phases', label: 'Phases', type: 'list', most: mostListed }, { path: 'protocol.patterns', label: 'Patterns', type: 'list', most: mostListed },
    { path: 'protocol.teacher', label: 'Teacher', type: 'objectOrNull' },
    ...itemPaths(spec, 'protocol.phases').map(([path, index]) => object(path, `Phase ${index + 1}`)),
    ...itemsOf(spec, 'protocol.phases').flatMap(([index]): Branch[] => [
      { path: `protocol.phases.${index}.weightFactors`, label: 'Weight factors', type: 'object', names: 'projection', most: mostEntries.projections, optional: true },
      { path: `protocol.phases.${index}.addedCurrentsPa`, label: 'Added currents', type: 'object', names: 'current', most: mostEntries.currents, optional: true },
    ]),
    ...itemPaths(spec, 'protocol.patterns').map(([path, index]) => object(path, `Pattern ${index}`)),
    ...itemsOf(spec, 'protocol.patterns').map(([index]): Branch => (
      { path: `protocol.patterns.${index}.somaCurrentsPa`, label: 'Currents of the pattern', type: 'object', names: 'population', most: mostEntries.populations }
    )),
  ]
}

/** What is wrong with the branches, nothing twice: where one is broken, nothing is said about what should be in it. */
export function shapeIssues(spec: unknown, branches: readonly Branch[]): { readonly issues: FieldIssue[]; readonly broken: ReadonlySet<string> } {
  const issues: FieldIssue[] = []
  const broken = new Set<string>()
  for (const branch of branches) {
    const found = valueAt(spec, branch.path)
    if (isWithin(branch.path, broken) || (found === undefined && branch.optional === true)) continue
    if (!isOf(branch.type, found)) {
      broken.add(branch.path)
      issues.push(fieldIssue(branch, found, expectations[branch.type]))
      continue
    }
    const keys = Object.keys(found ?? {})
    if (branch.most !== undefined && keys.length > branch.most) {
      broken.add(branch.path)
      issues.push(fieldIssue({ path: branch.path, label: `Number of ${branch.label.toLowerCase()}` }, keys.length, `at most ${branch.most}`))
    } else if (branch.names !== undefined) {
      const { path, names } = branch
      issues.push(...keys.filter((key) => !isName(key)).map((key) => fieldIssue({ path, label: `Name of a ${names}` }, key, nameRule)))
    }
  }
  return { issues, broken }
}

/** Keys that would silently do nothing. Those that a choice has put out of use are no strangers: they are dropped. */
export function strangeKeys(spec: unknown, known: readonly Branch[], broken: ReadonlySet<string>, parameters: readonly Parameter[]): FieldIssue[] {
  const branches = new Set(known.map(({ path }) => path))
  const named = new Set(known.filter(({ names }) => names !== undefined).map(({ path }) => path))
  const leaves = new Set(parameters.map(({ path }) => path))
  const siblings = Map.groupBy([...leaves, ...branches], (path) => path.split('.').slice(0, -1).join('.'))
  const issues: FieldIssue[] = []
  const look = (place: unknown, prefix: string): void => {
    if (typeof place !== 'object' || place === null) return
    const parent = prefix.slice(0, -1)
    for (const [key, item] of Object.entries(place)) {
      const path = `${prefix}${key}`
      if (issues.length >= mostIssues) return
      if (leaves.has(path) || (prefix === '' && (key === 'kind' || key === 'version'))) continue
      if (branches.has(path)) {
        if (!broken.has(path)) look(item, `${path}.`)
        continue
      }
      // What entries are called, and how many items there are, is another check's matter.
      if (Array.isArray(place) || (named.has(parent) && !isName(key))) continue
      issues.push(strangeKey(path, item, (siblings.get(parent) ?? []).map((sibling) => sibling.split('.').at(-1) ?? '')))
    }
  }
  look(spec, '')
  return issues
}

/** Whether a path or one above it is among `paths`. */
export const isWithin = (path: string, paths: ReadonlySet<string>): boolean => {
  const keys = path.split('.')
  return keys.some((_, depth) => paths.has(keys.slice(0, depth + 1).join('.')))
}

const expectations: Readonly<Record<Branch['type'], string>> = { object: 'an object', list: 'a list', objectOrNull: 'an object, or null for none' }

function isOf(type: Branch['type'], value: unknown): value is object | null {
  switch (type) {
    case 'object': return isRecord(value)
    case 'list': return Array.isArray(value)
    case 'objectOrNull': return value === null || isRecord(value)
  }
}

const namedKeys = (record: unknown, most: number): string[] => (isRecord(record) ? Object.keys(record).filter(isName).slice(0, most) : [])

const itemPaths = (spec: unknown, path: string): (readonly [string, number])[] => {
  const list = valueAt(spec, path)
  return Array.isArray(list) ? Array.from({ length: Math.min(list.length, mostListed) }, (_, index) => [`${path}.${index}`, index] as const) : []
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
