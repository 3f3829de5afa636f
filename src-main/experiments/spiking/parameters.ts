/**
 * The parameters of a spiking experiment: one row for each value the spec holds. Which there are depends on its cells, populations and
 * projections, so that the table is made from the spec, or from what can be seen of one in a draft.
 */
import type { Parameter } from '../parameter.ts'
import { isRecord } from '../spec-schema.ts'
import { valueAt } from '../spec-path.ts'
import { cellModel, cellVariants } from './parameters-cells.ts'
import { currentLeaves, waveformType, waveformVariants } from './parameters-currents.ts'
import { fidelityLeaves } from './parameters-fidelity.ts'
import { rowsOf, variantRows } from './parameters-leaf.ts'
import type { Leaf } from './parameters-leaf.ts'
import { entriesOf, isName, itemsOf, mostEntries, specNames } from './parameters-names.ts'
import type { Section, SpecNames } from './parameters-names.ts'
import { populationLeaves } from './parameters-populations.ts'
import { plasticityLeaves, projectionLeaves, shortTermLeaves, synapseLeaves } from './parameters-projections.ts'
import { addedCurrent, patternCurrent, patternLeaves, phaseType, phaseVariants, teacherLeaves, weightFactor } from './parameters-protocol.ts'
import { integrationLeaves, recordingLeaves } from './parameters-recording.ts'

/** In the order of the form, each path once. Takes any JSON value and lists rows for the entries it can see. */
export function spikingParameters(spec: unknown): readonly Parameter[] {
  const names = specNames(spec)
  return [
    ...rowsOf('', 'Integration', integrationLeaves),
    ...entriesOf(spec, 'cells').flatMap(([name, cell]) => cellRows(name, cell['model'])),
    ...sectionRows(spec, 'populations', 'Population', populationLeaves(names)),
    ...rowsOf('synapses', 'Synapses', synapseLeaves),
    ...sectionRows(spec, 'shortTerm', 'Short-term plasticity', shortTermLeaves),
    ...sectionRows(spec, 'plasticity', 'Plasticity', plasticityLeaves),
    ...sectionRows(spec, 'projections', 'Projection', projectionLeaves(names)),
    ...entriesOf(spec, 'currents').flatMap(([name, current]) => currentRows(name, current['waveform'], names)),
    ...itemsOf(spec, 'protocol.phases').flatMap(([index, phase]) => phaseRows(index, phase)),
    ...itemsOf(spec, 'protocol.patterns').flatMap(([index, pattern]) => patternRows(index, pattern)),
    ...(isRecord(valueAt(spec, 'protocol.teacher')) ? rowsOf('protocol.teacher', 'Protocol, teacher', teacherLeaves(names)) : []),
    ...rowsOf('recording', 'Recording', recordingLeaves(names)),
    ...rowsOf('fidelity', 'Where paper and code differ', fidelityLeaves),
  ]
}

const sectionRows = (spec: unknown, section: Section, title: string, leaves: readonly Leaf[]): Parameter[] => (
  entriesOf(spec, section).flatMap(([name]) => rowsOf(`${section}.${name}`, `${title} ${name}`, leaves))
)

function cellRows(name: string, model: unknown): Parameter[] {
  const [path, group] = [`cells.${name}`, `Cell ${name}`]
  return [...rowsOf(path, group, [cellModel]), ...variantRows(path, group, 'model', cellVariants, model)]
}

function currentRows(name: string, waveform: unknown, names: SpecNames): Parameter[] {
  const [path, group] = [`currents.${name}`, `Current ${name}`]
  const shape = `${path}.waveform`
  return [...rowsOf(path, group, currentLeaves(names)), ...rowsOf(shape, group, [waveformType]), ...variantRows(shape, group, 'type', waveformVariants, valueAt(waveform, 'type'))]
}

function phaseRows(index: number, phase: Readonly<Record<string, unknown>>): Parameter[] {
  const [path, group] = [`protocol.phases.${index}`, `Protocol, phase ${index + 1}`]
  const whileRunning = { path: `${path}.type`, equals: ['run'] }
  return [
    ...rowsOf(path, group, [phaseType]), ...variantRows(path, group, 'type', phaseVariants, phase['type']),
    ...rowsOf(`${path}.weightFactors`, group, keysOf(phase['weightFactors'], mostEntries.projections).map(weightFactor), whileRunning),
    ...rowsOf(`${path}.addedCurrentsPa`, group, keysOf(phase['addedCurrentsPa'], mostEntries.currents).map(addedCurrent), whileRunning),
  ]
}

function patternRows(index: number, pattern: Readonly<Record<string, unknown>>): Parameter[] {
  const [path, group] = [`protocol.patterns.${index}`, `Protocol, pattern ${index}`]
  return [
    ...rowsOf(path, group, patternLeaves),
    ...rowsOf(`${path}.somaCurrentsPa`, group, keysOf(pattern['somaCurrentsPa'], mostEntries.populations).map(patternCurrent)),
  ]
}

/** Proper names among the keys of a record of numbers. */
const keysOf = (record: unknown, most: number): string[] => (isRecord(record) ? Object.keys(record).filter(isName).slice(0, most) : [])
