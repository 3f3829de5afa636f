/** Eqs. 6-8 and Eq. 4 in double precision, synapse by synapse, with traces that decay in every step. */
import type { FidelitySpec, PlasticitySpec } from '../../../../src-main/engines/spiking/spec.ts'
import type { MarkedSpike } from '../network.ts'

export interface PlasticityOracle {
  /** By row, then by target, as the matrix has them. */
  readonly weights: number[][]
  readonly eventRatesHz: () => number[]
  readonly burstRatesHz: () => number[]
  step(pre: readonly MarkedSpike[], post: readonly MarkedSpike[], gate: boolean): void
}

export interface OracleParts {
  readonly rule: PlasticitySpec
  readonly rows: readonly (readonly number[])[]
  readonly targets: number
  readonly weight: number
  readonly fidelity: FidelitySpec
  readonly dtMs: number
}

export function createPlasticityOracle({ rule, rows, targets, weight, fidelity, dtMs }: OracleParts): PlasticityOracle {
  const weights = rows.map((row) => row.map(() => weight))
  const eligibility = rows.map(() => 0)
  const zeros = (): number[] => Array.from({ length: targets }, () => 0)
  const [events, bursts, spikes] = [zeros(), zeros(), zeros().map(() => 0.1 * 30)]
  const rate = (trace: readonly number[], i: number, tauS: number): number => (trace[i] ?? NaN) / tauS

  function change(j: number, i: number, by: number): void {
    const row = weights[j] ?? []
    const place = (rows[j] ?? []).indexOf(i)
    if (place >= 0) row[place] = Math.min(rule.maxWeight, Math.max(rule.minWeight, (row[place] ?? NaN) + rule.learningRate * by))
  }
  const decay = (trace: number[], tauMs: number): void => {
    for (let i = 0; i < trace.length; i++) trace[i] = (trace[i] ?? NaN) * Math.exp(-dtMs / tauMs)
  }
  const add = (trace: number[], i: number): void => { trace[i] = (trace[i] ?? NaN) + 1 }

  return {
    weights,
    eventRatesHz: () => events.map((_, i) => rate(events, i, rule.tauAvgS)),
    burstRatesHz: () => bursts.map((_, i) => rate(bursts, i, rule.tauAvgS)),
    step(pre, post, gate) {
      for (const { neuron: j, pre: mark } of pre) {
        if (mark !== 1) continue
        for (const i of rows[j] ?? []) {
          const found = fidelity.lowRateHomeostasis === 'spikeAverage' ? rate(spikes, i, 30) : rate(events, i, rule.tauAvgS)
          if (gate) change(j, i, Math.max(0, rule.minRateHz - found))
        }
        add(eligibility, j)
      }
      for (const { neuron: i, post: mark } of post) {
        const [e, b] = [events[i] ?? NaN, bursts[i] ?? NaN]
        const found = rate(events, i, rule.tauAvgS)
        const ceiling = found > rule.maxRateHz ? rule.maxRateHz / found - 1 : 0
        const before = fidelity.burstProbabilityBeforeEvents === 'one' ? 1 : 0
        const amount = mark === 1 ? ceiling - (e > 0 ? Math.min(1, b / e) : before) : 1 + ceiling
        if (mark !== 0 && gate) for (const [j, trace] of eligibility.entries()) change(j, i, amount * trace)
        if (mark === 1) add(events, i)
        if (mark === 2) add(bursts, i)
        add(spikes, i)
      }
      decay(eligibility, rule.tauPreMs)
      decay(events, rule.tauAvgS * 1000)
      decay(bursts, rule.tauAvgS * 1000)
      decay(spikes, 30_000)
    },
  }
}
