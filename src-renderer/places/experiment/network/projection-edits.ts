/** Edits of a network's projections: spec in, spec out. */
import type { NetworkBlocks } from '../../../../src-main/api/contract.ts'
import { listIn, numberOr, textOr } from '../../../components/read-json.ts'
import { namesIn, recordOf, sectionOf, withEntry, withSection } from './edit-result.ts'
import type { Edited } from './edit-result.ts'
import { hasDendrite, modelOf, projectionName, recorded } from './population-edits.ts'
import { renamed, withNames, without } from './references.ts'

export interface Connection {
  readonly source: string
  readonly target: string
  /** Asked for; cells without a dendrite are reached at the soma. */
  readonly compartment: 'soma' | 'dendrite'
}

/** Interneurons inhibit, all others excite. */
export function connect(spec: unknown, { source, target, compartment }: Connection, blocks: NetworkBlocks): Edited & { readonly name: string } {
  const name = projectionName(source, target, namesIn(spec, 'projections'))
  const receptor = modelOf(spec, source) === 'adEx' ? 'inhibitory' : 'excitatory'
  const place = compartment === 'dendrite' && hasDendrite(spec, target) ? 'dendrite' : 'soma'
  return { name, spec: withEntry(spec, 'projections', name, { source, target, ...blocks.projection, compartment: place, receptor }), said: [] }
}

/** Why nothing can project from one to the other; undefined where it can. */
export const connectProblem = (spec: unknown, target: string): string | undefined => (
  modelOf(spec, target) === 'poisson' ? `${target} are Poisson sources, which listen to nothing: expected a population of cells.` : undefined)

export const removeProjection = (spec: unknown, name: string): Edited => withNames(spec, 'projections', without([name]))

export const renameProjection = (spec: unknown, from: string, to: string): Edited => withNames(spec, 'projections', renamed(from, to))

/** A second one between the same populations, with its factors in the phases and, if they are, its weights recorded. */
export function duplicateProjection(spec: unknown, name: string): Edited & { readonly name: string } {
  const projection = recordOf(sectionOf(spec, 'projections')[name])
  const copy = projectionName(textOr(projection['source'], name), textOr(projection['target'], ''), namesIn(spec, 'projections'))
  const made = withEntry(spec, 'projections', copy, projection)
  const kept = listIn(sectionOf(spec, 'recording')['weights']).includes(name) ? recorded(made, 'weights', [copy]) : made
  const phases = phasesOf(kept)
  if (!phases.some((phase) => hasFactor(phase, name))) return { name: copy, spec: kept, said: [] }
  const next = phases.map((phase) => {
    const factors = recordOf(recordOf(phase)['weightFactors'])
    return hasFactor(phase, name) ? { ...recordOf(phase), weightFactors: { ...factors, [copy]: factors[name] } } : phase
  })
  return { name: copy, spec: withSection(kept, 'protocol', { ...sectionOf(kept, 'protocol'), phases: next }), said: ['its weight factors in the phases'] }
}

const words: Readonly<Record<string, string>> = {
  transmits: 'what it transmits', receptor: 'its synapses', compartment: 'its compartment', connectivity: 'its connectivity', shortTerm: 'its short-term plasticity', sources: 'its sources',
  delayMs: 'its delay', weight: 'its weight',
}

/** `rule` is one of the spec, of the blocks (and comes into the spec), or 'none'. What plastic projections have to be, it becomes; that is said. */
export function setPlasticity(spec: unknown, name: string, rule: string, blocks: NetworkBlocks): Edited {
  const projection = recordOf(sectionOf(spec, 'projections')[name])
  if (rule === 'none') {
    // What is kept of its weights, and a teacher that reads its rates, go; the projection itself stays.
    const { spec: bare, said } = withNames(spec, 'projections', without([name]))
    return { spec: { ...recordOf(bare), projections: { ...sectionOf(spec, 'projections'), [name]: { ...projection, plasticity: 'none' } }, protocol: keptFactors(spec, bare) }, said }
  }
  const block = blocks.plasticity.find((other) => other.name === rule)
  const known = Object.hasOwn(sectionOf(spec, 'plasticity'), rule)
  const ruled = known || block === undefined ? spec : withEntry(spec, 'plasticity', rule, block.plasticity)
  const values = recordOf(sectionOf(ruled, 'plasticity')[rule])
  const weight = Math.min(numberOr(values['maxWeight'], Infinity), Math.max(numberOr(values['minWeight'], -Infinity), numberOr(projection['weight'], 0)))
  const next = { ...projection, ...blocks.learning, weight, plasticity: rule }
  const said = Object.entries(words).flatMap(([key, what]) => (Reflect.get(next, key) === projection[key] ? [] : [`${what} is ${String(Reflect.get(next, key))} now`]))
  const free = withoutFactors(ruled, name)
  return { spec: recorded(withEntry(free.spec, 'projections', name, next), 'weights', [name]), said: [...said, ...free.said] }
}

/** `shortTerm` is one of the spec, of the blocks (and comes into the spec), or 'none'. A projection has one kind of plasticity only. */
export function setShortTerm(spec: unknown, name: string, shortTerm: string, blocks: NetworkBlocks): Edited {
  const block = blocks.shortTerm.find((other) => other.name === shortTerm)
  const known = shortTerm === 'none' || Object.hasOwn(sectionOf(spec, 'shortTerm'), shortTerm)
  const filled = known || block === undefined ? spec : withEntry(spec, 'shortTerm', shortTerm, block.shortTerm)
  const wasPlastic = textOr(recordOf(sectionOf(spec, 'projections')[name])['plasticity'], 'none') !== 'none' && shortTerm !== 'none'
  const free = wasPlastic ? setPlasticity(filled, name, 'none', blocks) : { spec: filled, said: [] }
  const next = { ...recordOf(sectionOf(free.spec, 'projections')[name]), shortTerm }
  return { spec: withEntry(free.spec, 'projections', name, next), said: [...free.said, ...(wasPlastic ? ['its learning rule'] : [])] }
}

function phasesOf(spec: unknown): readonly unknown[] {
  const phases = sectionOf(spec, 'protocol')['phases']
  return Array.isArray(phases) ? phases as readonly unknown[] : []
}

const hasFactor = (phase: unknown, projection: string): boolean => Object.hasOwn(recordOf(recordOf(phase)['weightFactors']), projection)

/** Weights of plastic projections are what they learn: no phase multiplies them. */
function withoutFactors(spec: unknown, name: string): Edited {
  const protocol = sectionOf(spec, 'protocol'), phases = phasesOf(spec)
  if (!phases.some((phase) => hasFactor(phase, name))) return { spec, said: [] }
  const next = phases.map((phase) => {
    if (!hasFactor(phase, name)) return phase
    const factors = Object.fromEntries(Object.entries(recordOf(recordOf(phase)['weightFactors'])).filter(([key]) => key !== name))
    return { ...recordOf(phase), weightFactors: factors }
  })
  return { spec: { ...recordOf(spec), protocol: { ...protocol, phases: next } }, said: ['its weight factors in the phases'] }
}

/** The phases as they were, with what became of the teacher. */
const keptFactors = (before: unknown, after: unknown): unknown => ({ ...sectionOf(after, 'protocol'), phases: sectionOf(before, 'protocol')['phases'] })
