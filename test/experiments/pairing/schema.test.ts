import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairingParameters } from '../../../src-main/experiments/pairing/parameters.ts'
import { pairingPresets } from '../../../src-main/experiments/pairing/presets.ts'
import { parsePairing } from '../../../src-main/experiments/pairing/schema.ts'

const [preset] = pairingPresets
if (preset === undefined) throw new Error('no presets')
const periodic = preset.spec

/** The messages about a changed copy of Fig. 2b's spec. */
function complaints(change: (spec: Record<string, Record<string, unknown>>) => void): string[] {
  const spec = structuredClone(periodic) as unknown as Record<string, Record<string, unknown>>
  change(spec)
  const parsed = parsePairing(spec)
  return parsed.ok ? [] : parsed.issues.map((issue) => issue.message)
}

const set = (path: string, value: unknown) => (spec: Record<string, Record<string, unknown>>): void => {
  const [group = '', key = ''] = path.split('.')
  const place = spec[group]
  if (place !== undefined) place[key] = value
}

describe('valid specs', () => {
  it.each(pairingPresets.map(({ id, spec }) => [id, spec] as const))('%s passes and stays as it is', (_, spec) => {
    expect(parsePairing(JSON.parse(JSON.stringify(spec)))).toEqual({ ok: true, spec })
  })

  it('lose what their protocol does not use, and come out in one order of keys', () => {
    const { fidelity, initial, rule, protocol, ...head } = periodic
    const shuffled = { fidelity: { ...fidelity, integration: 'exact' }, initial, rule, protocol: { ratesHz: [5], durationS: 100, ...protocol }, ...head }
    const parsed = parsePairing(shuffled)
    if (!parsed.ok) throw new Error('refused')
    expect(Object.keys(parsed.spec)).toEqual(['kind', 'version', 'protocol', 'rule', 'initial', 'fidelity'])
    expect(parsed.spec.protocol).toEqual(protocol)
    expect(parsed.spec.fidelity).toEqual({ integration: 'exact' })
  })
})

describe('a refusal names the field, the value and what was expected', () => {
  it.each([
    ['rule.learningRate', -1, 'Learning rate (rule.learningRate) is -1; expected a number from 0 to 10.'],
    ['rule.learningRate', 'fast', 'Learning rate (rule.learningRate) is "fast"; expected a number from 0 to 10.'],
    ['rule.learningRate', undefined, 'Learning rate (rule.learningRate) is missing; expected a number from 0 to 10.'],
    ['rule.tauPreMs', NaN, 'Time constant of the eligibility trace (rule.tauPreMs) is NaN; expected a number from 0.1 to 10000 ms.'],
    ['protocol.epochs', 1.5, 'Epochs (protocol.epochs) is 1.5; expected a whole number from 1 to 1000.'],
    ['protocol.type', 'triplets', 'Spike trains (protocol.type) is "triplets"; expected one of "periodic", "poisson", "burstPoisson".'],
    ['protocol.frequenciesHz', [], 'Pairing frequencies (protocol.frequenciesHz) is []; expected 1 to 200 numbers from 0.1 to 500 Hz.'],
    ['protocol.frequenciesHz', [1, 1000], 'Pairing frequencies (protocol.frequenciesHz) is [1,1000]; expected 1 to 200 numbers from 0.1 to 500 Hz.'],
    ['protocol.realisations', 5, 'Realisations (protocol.realisations) is 5; expected 1, since without jitter all would be equal.'],
    ['fidelity.dtMs', 9, null],
  ])('%s = %j', (path, value, message) => {
    const found = complaints(set(path, value))
    expect(found).toEqual(message === null ? [] : [message])
  })

  it('an unknown field is not ignored', () => {
    expect(complaints(set('rule.tauPre', 20))).toEqual([expect.stringMatching(/^rule\.tauPre is not a field .* expected only protocol\.type, .*rule\.tauPreMs/)])
  })

  it('fields that are impossible together are refused at one of them', () => {
    const poisson = pairingPresets.find(({ id }) => id === 'fig2c-30')?.spec
    const parsed = parsePairing({ ...poisson, protocol: { ...poisson?.protocol, ratesHz: [10, 400], refractoryMs: 4 } })
    expect(parsed).toMatchObject({ ok: false, issues: [{ path: 'protocol.ratesHz', expected: 'rates below 250 Hz, which a refractory time of 4 ms allows (400 Hz is not)' }] })
  })

  it('events cannot come faster than their refractory time allows, however short the bursts', () => {
    const burstPoisson = pairingPresets.find(({ id }) => id === 'fig2d-10hz')?.spec
    const parsed = parsePairing({ ...burstPoisson, protocol: { ...burstPoisson?.protocol, eventRateHz: 40, eventRefractoryMs: 25 } })
    expect(parsed).toMatchObject({ ok: false, issues: [{ path: 'protocol.eventRateHz', expected: 'a rate below 40 Hz, which a refractory time of 25 ms allows' }] })
  })

  it('a step longer than a time constant, with which a trace would change its sign', () => {
    const found = complaints((spec) => { set('fidelity.dtMs', 9)(spec); set('rule.tauPreMs', 8)(spec) })
    expect(found).toEqual(['Time step (fidelity.dtMs) is 9; expected a step not longer than the shortest time constant, 8 ms.'])
  })

  it('a spec of another kind, of a newer version, or no spec at all', () => {
    const message = (value: unknown): string => {
      const parsed = parsePairing(value)
      return parsed.ok ? '' : parsed.issues.map((issue) => issue.message).join(' ')
    }
    expect(message({ ...periodic, kind: 'other' })).toBe('Kind (kind) is "other"; expected "pairing".')
    expect(message({ ...periodic, version: 2 })).toBe('Version (version) is 2; expected at most 1: this spec was made by a newer Burstlab.')
    expect(message(null)).toBe('Spec is null; expected an object with the fields of a pairing experiment.')
  })

  it('whatever is given, it answers and does not throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => {
      expect(typeof parsePairing(value).ok).toBe('boolean')
    }), { numRuns: 2000 })
  })
})

describe('the table of parameters', () => {
  it('has each path once, a default within its range, and a source', () => {
    const paths = pairingParameters.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    for (const parameter of pairingParameters) {
      expect(parameter.source).not.toBe('')
      if (parameter.kind === 'number' || parameter.kind === 'integer') {
        expect(parameter.default).toBeGreaterThanOrEqual(parameter.min)
        expect(parameter.default).toBeLessThanOrEqual(parameter.max)
      }
    }
  })

  it('agrees with the presets wherever the paper gives one value for all', () => {
    for (const { spec } of pairingPresets.filter(({ id }) => id.startsWith('fig2'))) {
      for (const { path, paper } of pairingParameters.filter((parameter) => parameter.paper !== null)) {
        const value = path.split('.').reduce<unknown>((place, key) => (typeof place === 'object' && place !== null ? Reflect.get(place, key) : undefined), spec)
        if (value !== undefined) expect({ path, value }).toEqual({ path, value: paper })
      }
    }
  })
})
