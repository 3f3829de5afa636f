/** Edits of a network's populations: spec in, spec out. */
import type { PopulationBlock } from '../../../../src-main/api/contract.ts'
import { isRecord, listIn, sameValue, textOr } from '../../../components/read-json.ts'
import { freshName, namesIn, recordOf, sectionOf, withEntry, withSection } from './edit-result.ts'
import type { Edited } from './edit-result.ts'
import { renamed, withNames, without } from './references.ts'

/** The cell model of a population; empty where it has none. */
export const modelOf = (spec: unknown, population: string): string => {
  const cell = textOr(recordOf(sectionOf(spec, 'populations')[population])['cell'], '')
  return textOr(recordOf(sectionOf(spec, 'cells')[cell])['model'], '')
}

export const hasDendrite = (spec: unknown, population: string): boolean => ['pyramidal', 'burstPoisson'].includes(modelOf(spec, population))

/** A population of a block, with its cell where no equal one is there, and its rates recorded. */
export function addPopulation(spec: unknown, block: PopulationBlock): Edited & { readonly name: string } {
  const name = freshName(block.name, namesIn(spec, 'populations'))
  const equal = Object.entries(sectionOf(spec, 'cells')).find(([, cell]) => sameValue(cell, block.cell))?.[0]
  const cell = equal ?? freshName(block.cellName, namesIn(spec, 'cells'))
  const withCell = equal === undefined ? withEntry(spec, 'cells', cell, block.cell) : spec
  return { name, spec: recorded(withEntry(withCell, 'populations', name, { cell, ...block.population }), 'rates', [name]), said: [] }
}

/** What names the populations goes with them, and so does a cell that nobody is any more. */
export function removePopulations(spec: unknown, names: readonly string[]): Edited {
  const cells = new Set(names.map((name) => recordOf(sectionOf(spec, 'populations')[name])['cell']))
  const removed = withNames(spec, 'populations', without(names))
  const used = new Set(Object.values(sectionOf(removed.spec, 'populations')).map((population) => recordOf(population)['cell']))
  const idle = namesIn(removed.spec, 'cells').filter((cell) => cells.has(cell) && !used.has(cell))
  const kept = Object.fromEntries(Object.entries(sectionOf(removed.spec, 'cells')).filter(([cell]) => !idle.includes(cell)))
  return idle.length === 0 ? removed : { spec: withSection(removed.spec, 'cells', kept), said: [...removed.said, `cell${idle.length === 1 ? '' : 's'} ${idle.join(', ')}`] }
}

/** Wherever it is named; projections and currents that only others name keep their names. */
export const renamePopulation = (spec: unknown, from: string, to: string): Edited => withNames(spec, 'populations', renamed(from, to))

/** With its projections, its currents and what is recorded of it. */
export function duplicatePopulation(spec: unknown, name: string): Edited & { readonly name: string } {
  const copy = freshName(name, namesIn(spec, 'populations'))
  const swap = (other: unknown): unknown => (other === name ? copy : other)
  const begun = withEntry(spec, 'populations', copy, sectionOf(spec, 'populations')[name])
  const projections = Object.values(sectionOf(spec, 'projections')).filter(isRecord).filter(({ source, target }) => source === name || target === name)
  const wired = projections.reduce<unknown>((made, projection) => {
    const [source, target] = [swap(projection['source']), swap(projection['target'])]
    return withEntry(made, 'projections', projectionName(String(source), String(target), namesIn(made, 'projections')), { ...projection, source, target })
  }, begun)
  const currents = Object.entries(sectionOf(spec, 'currents')).filter(([, current]) => recordOf(current)['population'] === name)
  const driven = currents.reduce<unknown>((made, [key, current]) => (
    withEntry(made, 'currents', freshName(key.includes(name) ? key.replace(name, copy) : `${copy}Current`, namesIn(made, 'currents')), { ...recordOf(current), population: copy })
  ), wired)
  const lists = (['rates', 'rasters', 'traces'] as const).filter((key) => listIn(sectionOf(spec, 'recording')[key]).includes(name))
  return {
    name: copy, spec: lists.reduce<unknown>((made, key) => recorded(made, key, [copy]), driven),
    said: [...count(projections.length, 'projection'), ...count(currents.length, 'current')],
  }
}

/** "pyr1ToPyr2", or with a number. */
export const projectionName = (source: string, target: string, taken: readonly string[]): string => (
  freshName(`${source.slice(0, 17)}To${target.charAt(0).toUpperCase()}${target.slice(1, 17)}`, taken))

/** Adds names to a list of the recording that has them not. */
export function recorded(spec: unknown, key: 'rates' | 'rasters' | 'traces' | 'weights', names: readonly string[]): unknown {
  const recording = sectionOf(spec, 'recording')
  const list = listIn(recording[key])
  return withSection(spec, 'recording', { ...recording, [key]: [...list, ...names.filter((name) => !list.includes(name))] })
}

const count = (number: number, what: string): string[] => (number === 0 ? [] : [`${number} ${what}${number === 1 ? '' : 's'}`])
