/**
 * Everything in a spiking spec that names populations, projections or currents. A change of names goes through all of it at once: a name
 * that is replaced is replaced everywhere, a name that goes takes with it what can't be without it.
 */
import { isRecord, listIn } from '../../../components/read-json.ts'
import type { JsonRecord } from '../../../components/read-json.ts'
import { recordOf, sectionOf, withSection } from './edit-result.ts'
import type { Edited } from './edit-result.ts'

export type Section = 'populations' | 'projections' | 'currents'

/** The new name of an entry, or undefined where it goes. */
export type Renaming = (name: string) => string | undefined

/** The renaming that takes these away and leaves all others. */
export const without = (names: readonly string[]): Renaming => (name) => (names.includes(name) ? undefined : name)
export const renamed = (from: string, to: string): Renaming => (name) => (name === from ? to : name)

/** Goes through every reference to the section's names. */
export function withNames(spec: unknown, section: Section, change: Renaming): Edited {
  const moved = withSection(spec, section, withKeys(sectionOf(spec, section), change))
  switch (section) {
    case 'populations': return inPopulations(moved, change)
    case 'projections': return inProjections(moved, change)
    case 'currents': return { spec: inPhases(moved, 'addedCurrentsPa', change), said: [] }
  }
}

function inPopulations(spec: unknown, change: Renaming): Edited {
  const projections = withFields(sectionOf(spec, 'projections'), ['source', 'target'], change)
  const currents = withFields(sectionOf(spec, 'currents'), ['population'], change)
  const recording = inRecording(spec, { rates: 'rates', rasters: 'spikes', traces: 'voltages' }, change)
  const protocol = recordOf(recordOf(recording.spec)['protocol'])
  const patterns = listIn(protocol['patterns']).map((pattern) => (isRecord(pattern) ? { ...pattern, somaCurrentsPa: withKeys(recordOf(pattern['somaCurrentsPa']), change) } : pattern))
  const inPattern = listIn(protocol['patterns']).some((pattern) => isRecord(pattern) && Object.keys(recordOf(pattern['somaCurrentsPa'])).some((name) => change(name) === undefined))
  const shown = withSection(recording.spec, 'protocol', { ...protocol, ...(Array.isArray(protocol['patterns']) ? { patterns } : {}) })
  const teacher = inTeacher(shown, 'population', change)
  const joined = withSection(withSection(teacher.spec, 'projections', projections.record), 'currents', currents.record)
  const cut = withNames(joined, 'projections', without(projections.gone))
  const bare = withNames(cut.spec, 'currents', without(currents.gone))
  return {
    spec: bare.spec,
    said: [
      ...named('projection', projections.gone), ...named('current', currents.gone), ...recording.said, ...(inPattern ? ['its currents in the patterns'] : []),
      ...teacher.said, ...cut.said.filter((text) => !teacher.said.includes(text)),
    ],
  }
}

function inProjections(spec: unknown, change: Renaming): Edited {
  const recording = inRecording(spec, { weights: 'weights' }, change)
  const teacher = inTeacher(inPhases(recording.spec, 'weightFactors', change), 'rateFrom', change)
  return { spec: teacher.spec, said: [...recording.said, ...teacher.said] }
}

/** Names that fields hold; entries of which one is gone stay for now, and are told. */
function withFields(record: JsonRecord, fields: readonly string[], change: Renaming): { readonly record: JsonRecord; readonly gone: readonly string[] } {
  const gone: string[] = []
  const entries = Object.entries(record).map(([name, entry]): [string, unknown] => {
    if (!isRecord(entry)) return [name, entry]
    const changes = fields.flatMap((field): [string, string][] => {
      const before = entry[field]
      if (typeof before !== 'string') return []
      const after = change(before)
      if (after === undefined && !gone.includes(name)) gone.push(name)
      return after === undefined ? [] : [[field, after]]
    })
    return [name, { ...entry, ...Object.fromEntries(changes) }]
  })
  return { record: Object.fromEntries(entries), gone }
}

/** Lists of names in the recording, with what each keeps. */
function inRecording(spec: unknown, lists: Readonly<Record<string, string>>, change: Renaming): Edited {
  const recording = sectionOf(spec, 'recording')
  const said: string[] = []
  const changed = Object.entries(lists).flatMap(([key, what]): [string, unknown][] => {
    const list = recording[key]
    if (!Array.isArray(list)) return []
    const next = list.flatMap((name: unknown) => (typeof name === 'string' ? change(name) ?? [] : [name]))
    if (next.length < list.length) said.push(`the recording of its ${what}`)
    return [[key, next]]
  })
  return { spec: changed.length === 0 ? spec : withSection(spec, 'recording', { ...recording, ...Object.fromEntries(changed) }), said }
}

/** Without whom it teaches, or from where it reads, there is no teacher. */
function inTeacher(spec: unknown, field: string, change: Renaming): Edited {
  const protocol = sectionOf(spec, 'protocol')
  const teacher = protocol['teacher']
  if (!isRecord(teacher) || typeof teacher[field] !== 'string') return { spec, said: [] }
  const next = change(teacher[field])
  return next === undefined
    ? { spec: withSection(spec, 'protocol', { ...protocol, teacher: null }), said: ['the teacher'] }
    : { spec: withSection(spec, 'protocol', { ...protocol, teacher: { ...teacher, [field]: next } }), said: [] }
}

function inPhases(spec: unknown, key: string, change: Renaming): unknown {
  const protocol = sectionOf(spec, 'protocol')
  if (!Array.isArray(protocol['phases'])) return spec
  const phases = listIn(protocol['phases']).map((phase) => (isRecord(phase) && isRecord(phase[key]) ? { ...phase, [key]: withKeys(phase[key], change) } : phase))
  return withSection(spec, 'protocol', { ...protocol, phases })
}

const withKeys = (record: JsonRecord, change: Renaming): JsonRecord => Object.fromEntries(Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
  const next = change(name)
  return next === undefined ? [] : [[next, value]]
}))

const named = (what: string, names: readonly string[]): string[] => (names.length === 0 ? [] : [`${what}${names.length === 1 ? '' : 's'} ${names.join(', ')}`])
