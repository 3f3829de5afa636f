import { describe, expect, it } from 'vitest'
import { deviceIds } from '../../../src-main/engines/ensemble/device.ts'
import { ensembleParameters } from '../../../src-main/experiments/ensemble/parameters.ts'
import { ensemblePresets } from '../../../src-main/experiments/ensemble/presets.ts'
import { applies } from '../../../src-main/experiments/spec-path.ts'
import { valueSchema } from '../../../src-main/experiments/spec-schema.ts'
import { sampleSpec, variant } from './sample-spec.ts'

/** Paths of everything that is neither an object nor a list of objects. */
function leaves(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value) ? value.every((item) => typeof item !== 'object') : typeof value !== 'object' || value === null) return [prefix.slice(0, -1)]
  return Object.entries(value as object).flatMap(([key, item]) => leaves(item, `${prefix}${key}.`))
}

const rows = new Map(ensembleParameters(sampleSpec).map((parameter) => [parameter.path, parameter]))
const inForce = (spec: unknown): string[] => ensembleParameters(spec).filter((parameter) => applies(parameter, spec)).map(({ path }) => path)

describe('the parameters of an ensemble experiment', () => {
  it.each([['sample', sampleSpec] as const, ...ensemblePresets.map(({ id, spec }) => [id, spec] as const)])('are the leaves of the spec, but for what it may be without: %s', (_id, spec) => {
    const optional = new Set(ensembleParameters(spec).filter((parameter) => parameter.optional === true).map(({ path }) => path))
    expect(inForce(spec).filter((path) => !optional.has(path)).toSorted()).toEqual(leaves(spec).filter((path) => path !== 'kind' && path !== 'version' && !optional.has(path)).toSorted())
  })

  it('have a source, words, and a default that is allowed', () => {
    for (const parameter of rows.values()) {
      expect(parameter.source, parameter.path).not.toBe('')
      expect(parameter.help, parameter.path).not.toBe('')
      expect(valueSchema(parameter).safeParse(parameter.default).success, parameter.path).toBe(true)
    }
  })

  it('stand under the name of what they belong to, a group for each layer', () => {
    expect([...new Set([...rows.values()].map(({ group }) => group))]).toEqual(['Data', 'Layer 1', 'Layer 2', 'Layer 3', 'Layer 4', 'Network', 'Rule', 'Steps', 'Start', 'Training', 'Recording', 'Machine'])
  })

  it('say where paper and code differ', () => {
    expect(rows.get('rule.recurrentBursts')).toMatchObject({ default: 'code', paper: 'paper' })
    expect(rows.get('rule.perturbation')).toMatchObject({ default: 'simultaneous', paper: 'oneLayerPerBatch' })
  })

  it('of a rule are no other rule\'s', () => {
    const perturbed = variant({ 'rule.type': 'nodePerturbation', 'rule.perturbation': 'sequential', 'rule.perturbationSd': 0.001 })
    expect(inForce(perturbed).filter((path) => path.startsWith('rule'))).toEqual(['rule.type', 'rule.perturbation', 'rule.perturbationSd'])
    // A draft may still hold what an earlier choice needed.
    expect(inForce({ ...sampleSpec, rule: { ...sampleSpec.rule, type: 'backprop' } }).filter((path) => path.startsWith('rule'))).toEqual(['rule.type'])
    expect(inForce({ ...sampleSpec, network: { ...sampleSpec.network, activation: 'relu' } })).toEqual(expect.arrayContaining(['network.kappa']))
    expect(inForce(sampleSpec)).not.toContain('network.kappa')
  })

  it('offer every device', () => {
    const device = rows.get('device')
    expect(device?.kind === 'choice' ? device.options.map(({ value }) => value).toSorted() : []).toEqual(['auto', ...deviceIds].toSorted())
  })

  it('are what can be seen of a draft', () => {
    const paths = (draft: unknown): string[] => ensembleParameters(draft).map(({ path }) => path)
    expect(paths(null)).toEqual(paths({ network: { layers: 'none' } }))
    expect(paths({ network: { layers: [3, {}] } }).filter((path) => path.startsWith('network.layers'))).toEqual(['type', 'units', 'rateFactor', 'filters', 'kernel', 'stride', 'padding'].map((key) => `network.layers.1.${key}`))
  })
})
