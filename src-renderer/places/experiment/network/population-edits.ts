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

/** With their projections, their currents and what is recorded of them. What connects two of them connects their copies. */
export function duplicatePopulations(spec: unknown, names: readonly string[]): Edited & { readonly copies: Readonly<Record<string, string>> } {
  const copies: Record<string, string> = {}
  for (const name of names) copies[name] = freshName(name, [...namesIn(spec, 'populations'), ...Object.values(copies)])
  const copyOf = (other: unknown): unknown => copies[String(other)] ?? other
  const isCopied = (other: unknown): boolean => copies[String(other)] !== undefined
  const begun = names.reduce<unknown>((made, name) => withEntry(made, 'populations', copies[name] ?? name, sectionOf(spec, 'populations')[name]), spec)
  const projections = Object.values(sectionOf(spec, 'projections')).filter(isRecord).filter(({ source, target }) => isCopied(source) || isCopied(target))
  const wired = projections.reduce<unknown>((made, projection) => {
    const [source, target] = [copyOf(projection['source']), copyOf(projection['target'])]
    return withEntry(made, 'projections', projectionName(String(source), String(target), namesIn(made, 'projections')), { ...projection, source, target })
  }, begun)
  const currents = Object.entries(sectionOf(spec, 'currents')).filter(([, current]) => isCopied(recordOf(current)['population']))
  const driven = currents.reduce<unknown>((made, [key, current]) => {
    const name = String(recordOf(current)['population']), copy = copies[name] ?? name
    return withEntry(made, 'currents', freshName(key.includes(name) ? key.replace(name, copy) : `${copy}Current`, namesIn(made, 'currents')), { ...recordOf(current), population: copy })
  }, wired)
  return {
    copies, said: [...count(projections.length, 'projection'), ...count(currents.length, 'current')],
    spec: (['rates', 'rasters', 'traces'] as const).reduce<unknown>((made, key) => {
      const also = listIn(sectionOf(spec, 'recording')[key]).filter(isCopied).map((name) => String(copyOf(name)))
      return also.length === 0 ? made : recorded(made, key, also)
    }, driven),
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
