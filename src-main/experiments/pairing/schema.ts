/** Which pairing specs are valid: each parameter within its range, and all of them together possible. */
import type { PairingSpec } from '../../engines/pairing/spec.ts'
import type { FieldIssue, ParsedSpec } from '../kind.ts'
import type { Parameter } from '../parameter.ts'
import { headIssue } from '../spec-head.ts'
import { canonicalSpec, fieldIssue, mostIssues, parameterIssues, unknownKeyIssues } from '../spec-schema.ts'
import { pairingParameters } from './parameters.ts'

/** Of the spec's form; a change of it comes with a function from the one before. */
export const pairingVersion = 1

/** Checks any JSON value. What it gives holds the fields of its protocol and no others. */
export function parsePairing(value: unknown): ParsedSpec<PairingSpec> {
  const wrongHead = headIssue(value, { kind: 'pairing', words: 'a pairing experiment', version: pairingVersion })
  if (wrongHead !== undefined) return { ok: false, issues: [wrongHead] }
  const issues = [...parameterIssues(pairingParameters, value), ...unknownKeyIssues(pairingParameters, value, ['kind', 'version'])]
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, mostIssues) }
  // Every field has just been checked.
  const spec = canonicalSpec(pairingParameters, { kind: 'pairing', version: pairingVersion }, value) as unknown as PairingSpec
  const together = impossible(spec)
  return together.length > 0 ? { ok: false, issues: together } : { ok: true, spec }
}

/** Fields that are fine one by one and impossible together. */
function impossible({ protocol, rule, fidelity }: PairingSpec): FieldIssue[] {
  const issues: FieldIssue[] = []
  const refuse = (path: string, value: unknown, expected: string): void => { issues.push(fieldIssue(parameterAt(path), value, expected)) }
  switch (protocol.type) {
    case 'periodic':
      // The range of the spike time difference keeps all spikes within their epoch.
      if (protocol.jitterMs === 0 && protocol.realisations > 1) refuse('protocol.realisations', protocol.realisations, '1, since without jitter all would be equal')
      break
    case 'poisson': {
      const limitHz = protocol.refractoryMs === 0 ? Infinity : 1000 / protocol.refractoryMs
      const tooFast = protocol.ratesHz.find((rateHz) => rateHz >= limitHz)
      if (tooFast !== undefined) refuse('protocol.ratesHz', protocol.ratesHz, `rates below ${limitHz} Hz, which a refractory time of ${protocol.refractoryMs} ms allows (${tooFast} Hz is not)`)
      break
    }
    case 'burstPoisson': {
      // A burst's second spike only puts off the next event, so that the length of bursts sets no limit.
      const limitHz = protocol.eventRefractoryMs === 0 ? Infinity : 1000 / protocol.eventRefractoryMs
      if (protocol.eventRateHz >= limitHz) refuse('protocol.eventRateHz', protocol.eventRateHz, `a rate below ${limitHz} Hz, which a refractory time of ${protocol.eventRefractoryMs} ms allows`)
    }
  }
  if (fidelity.integration === 'euler' && fidelity.dtMs > Math.min(rule.tauPreMs, rule.tauAvgS * 1000)) {
    refuse('fidelity.dtMs', fidelity.dtMs, `a step not longer than the shortest time constant, ${Math.min(rule.tauPreMs, rule.tauAvgS * 1000)} ms`)
  }
  return issues
}

function parameterAt(path: string): Pick<Parameter, 'path' | 'label'> {
  const found = pairingParameters.find((parameter) => parameter.path === path)
  if (found === undefined) throw new Error(`no parameter ${path}`)
  return found
}
