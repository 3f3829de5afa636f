import { describe, expect, it } from 'vitest'
import type { Parameter } from '../../../src-main/experiments/parameter.ts'
import { valueSchema } from '../../../src-main/experiments/spec-schema.ts'
import { applies, sameValue, valueAt } from '../../../src-main/experiments/spec-path.ts'
import { spikingParameters } from '../../../src-main/experiments/spiking/parameters.ts'
import { changed } from './changed.ts'
import { sampleSpec } from './sample-spec.ts'

const rows = new Map(spikingParameters(sampleSpec).map((parameter) => [parameter.path, parameter]))
const row = (path: string): Parameter | undefined => rows.get(path)

/** Dotted paths of all values; lists of plain values are values. */
function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || (Array.isArray(value) && !value.some((item) => typeof item === 'object'))) return [path]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}

describe('the parameters of a spiking spec', () => {
  it('are its values, each once', () => {
    const shown = spikingParameters(sampleSpec).filter((parameter) => applies(parameter, sampleSpec)).map(({ path }) => path)
    expect(shown.toSorted()).toEqual(leaves(sampleSpec).filter((path) => path !== 'kind' && path !== 'version').toSorted())
    expect(rows.size).toBe(spikingParameters(sampleSpec).length)
  })

  it('stand under the name of what they belong to', () => {
    const groups = [...new Set([...rows.values()].map(({ group }) => group))]
    expect(groups).toEqual([
      'Integration', 'Cell pyramidal', 'Cell pv', 'Cell source', 'Population input', 'Population output', 'Population pv', 'Population pool', 'Synapses', 'Short-term plasticity depressing',
      'Plasticity burstRule', 'Projection inputToOutput', 'Projection inputToPv', 'Projection pvToOutput', 'Projection poolToOutput', 'Current wave', 'Current apical', 'Protocol, phase 1',
      'Protocol, phase 2', 'Protocol, pattern 0', 'Protocol, pattern 1', 'Protocol, teacher', 'Recording', 'Where paper and code differ',
    ])
  })

  it('have a source, words, and a default that is allowed', () => {
    for (const parameter of rows.values()) {
      expect(parameter.source, parameter.path).not.toBe('')
      expect(parameter.help, parameter.path).not.toBe('')
      if (parameter.kind !== 'names') expect(valueSchema(parameter).safeParse(parameter.default).success, parameter.path).toBe(true)
    }
  })

  it('agree with the sample wherever the paper gives a value', () => {
    const published = [...rows.values()].filter((parameter) => parameter.paper !== null && applies(parameter, sampleSpec) && !parameter.path.startsWith('fidelity'))
    expect(published.length).toBeGreaterThan(25)
    for (const { path, paper } of published) expect({ path, same: sameValue(valueAt(sampleSpec, path), paper) }).toEqual({ path, same: true })
  })

  it('choose among the names of the spec', () => {
    const options = (path: string): unknown => {
      const parameter = row(path)
      return parameter?.kind === 'choice' ? parameter.options.map(({ value }) => value) : parameter?.kind === 'names' ? parameter.options : undefined
    }
    expect(options('projections.inputToPv.source')).toEqual(['input', 'output', 'pv', 'pool'])
    expect(options('projections.inputToPv.target')).toEqual(['input', 'output', 'pv'])
    expect(options('projections.inputToPv.shortTerm')).toEqual(['none', 'depressing'])
    expect(options('recording.weights')).toEqual(['inputToOutput'])
    expect(options('populations.pv.cell')).toEqual(['pyramidal', 'pv', 'source'])
  })

  it('say of each difference which is the paper\'s', () => {
    expect(row('fidelity.dendriticDrivingForce')).toMatchObject({
      default: 'soma', paper: 'dendrite',
      options: [{ value: 'soma', label: 'as in the authors\' code: the somatic voltage' }, { value: 'dendrite', label: 'as in the paper: the dendritic voltage' }],
    })
  })

  it('are those of the model in force, with its words; the others wait for their choice', () => {
    expect(row('cells.pyramidal.sigmoidCentreMv')).toMatchObject({ default: -38, when: { path: 'cells.pyramidal.model', equals: ['pyramidal', 'burstPoisson'] } })
    const simplified = spikingParameters(changed({ 'cells.pyramidal.model': 'burstPoisson' }))
    expect(simplified.find(({ path }) => path === 'cells.pyramidal.sigmoidCentreMv')).toMatchObject({ default: -57 })
    expect(row('cells.pyramidal.rateHz')).toMatchObject({ when: { equals: ['poisson'] } })
  })

  it('are what can be seen of a draft', () => {
    const paths = (draft: unknown): string[] => spikingParameters(draft).map(({ path }) => path)
    expect(paths(null)).toEqual(paths({ cells: 3, protocol: { phases: 'none' } }))
    expect(paths({ projections: { a: {}, 'b.c': {}, d: 1 } }).filter((path) => path.endsWith('weight'))).toEqual(['projections.a.weight'])
  })
})
