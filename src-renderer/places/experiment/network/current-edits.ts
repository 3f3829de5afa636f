/** Edits of injected currents: spec in, spec out. */
import { isRecord, textOr } from '../../../components/read-json.ts'
import { valueAt } from '../json-path.ts'
import { freshName, namesIn, recordOf, sectionOf, withEntry, withSection } from './edit-result.ts'
import type { Edited } from './edit-result.ts'
import { hasDendrite, modelOf } from './population-edits.ts'
import { renamed, withNames, without } from './references.ts'

export interface Injection {
  readonly population: string
  /** Asked for; cells without a dendrite are reached at the soma. */
  readonly compartment: 'soma' | 'dendrite'
}

/** What a new one does until its fields say otherwise: as much as the paper's stimuli do. */
const freshWaveform = { type: 'constant', currentPa: 100 } as const

/** Why nothing can be injected there; undefined where it can. */
export const injectProblem = (spec: unknown, population: string): string | undefined => (
  modelOf(spec, population) === 'poisson' ? `${population} are Poisson sources without a membrane: expected a population of cells.` : undefined)

const place = (spec: unknown, { population, compartment }: Injection): Injection => ({ population, compartment: compartment === 'dendrite' && hasDendrite(spec, population) ? 'dendrite' : 'soma' })

/** "pyrDendrite", or with a number. */
const currentName = (spec: unknown, { population, compartment }: Injection): string => (
  freshName(`${population.slice(0, 27)}${compartment === 'dendrite' ? 'Dendrite' : 'Soma'}`, namesIn(spec, 'currents')))

export function addCurrent(spec: unknown, asked: Injection): Edited & { readonly name: string } {
  const where = place(spec, asked)
  const name = currentName(spec, where)
  return { name, spec: withEntry(spec, 'currents', name, { ...where, waveform: freshWaveform }), said: [] }
}

/** Into another population or compartment; it keeps its name and its course. */
export const moveCurrent = (spec: unknown, name: string, asked: Injection): Edited => (
  { spec: withEntry(spec, 'currents', name, { ...recordOf(sectionOf(spec, 'currents')[name]), ...place(spec, asked) }), said: [] })

const phasesWith = (spec: unknown, name: string): boolean => phasesOf(spec).some((phase) => Object.hasOwn(recordOf(phase['addedCurrentsPa']), name))

function phasesOf(spec: unknown): Readonly<Record<string, unknown>>[] {
  const phases = valueAt(spec, 'protocol.phases')
  return Array.isArray(phases) ? phases.filter(isRecord) : []
}

export function removeCurrent(spec: unknown, name: string): Edited {
  return { spec: withNames(spec, 'currents', without([name])).spec, said: phasesWith(spec, name) ? ['what phases add to it'] : [] }
}

export const renameCurrent = (spec: unknown, from: string, to: string): Edited => withNames(spec, 'currents', renamed(from, to))

/** With what phases add to it. */
export function duplicateCurrent(spec: unknown, name: string): Edited & { readonly name: string } {
  const copy = freshName(name, namesIn(spec, 'currents'))
  const made = withEntry(spec, 'currents', copy, sectionOf(spec, 'currents')[name])
  if (!phasesWith(spec, name)) return { name: copy, spec: made, said: [] }
  const phases = phasesOf(spec).map((phase) => {
    const added = recordOf(phase['addedCurrentsPa'])
    return Object.hasOwn(added, name) ? { ...phase, addedCurrentsPa: { ...added, [copy]: added[name] } } : phase
  })
  return { name: copy, spec: withSection(made, 'protocol', { ...sectionOf(made, 'protocol'), phases }), said: ['what phases add to it'] }
}

export function injectionOf(spec: unknown, name: string): Injection {
  const { compartment, population } = recordOf(sectionOf(spec, 'currents')[name])
  return { population: textOr(population, '?'), compartment: compartment === 'dendrite' ? 'dendrite' : 'soma' }
}
