/** The same model once more, written without any of the engine's savings: dense matrices, every step in full, weights changed at once. */
import type { Network } from '../../../src-main/engines/rate/network.ts'
import type { RateSpec } from '../../../src-main/engines/rate/spec.ts'

type Vector = readonly number[]

export interface OracleState {
  w1: number[][]
  n1: number[]
  w2: number[][]
  n2: number[]
  b: number[][]
  z1: Vector
  e1: Vector
  u: Vector
  p1: Vector
  b1: Vector
  eAvg1: Vector
  bAvg1: Vector
  z2: Vector
  e2: Vector
  p2: Vector
  b2: Vector
  eAvg2: Vector
  bAvg2: Vector
}

const zeros = (n: number): number[] => Array.from({ length: n }, () => 0)
const at = (values: ArrayLike<number>, i: number): number => values[i] ?? NaN

export function oracleOf({ inputs, hidden, outputs, hiddenWeights, outputWeights, feedbackWeights }: Network, reference: number): OracleState {
  const rows = (units: number, from: number, weight: (i: number, j: number) => number): number[][] => Array.from({ length: units }, (_, i) => Array.from({ length: from }, (_, j) => weight(i, j)))
  const fill = (n: number): number[] => zeros(n).map(() => reference)
  return {
    w1: rows(hidden, inputs, (i, j) => at(hiddenWeights, j * hidden + i)), w2: rows(outputs, hidden, (k, i) => at(outputWeights, k * hidden + i)),
    b: rows(hidden, outputs, (i, k) => at(feedbackWeights, k * hidden + i)), n1: zeros(hidden), n2: zeros(outputs),
    z1: zeros(hidden), e1: zeros(hidden), u: zeros(hidden), p1: fill(hidden), b1: zeros(hidden), eAvg1: zeros(hidden), bAvg1: zeros(hidden),
    z2: zeros(outputs), e2: zeros(outputs), p2: fill(outputs), b2: zeros(outputs), eAvg2: zeros(outputs), bAvg2: zeros(outputs),
  }
}

const apply = (matrix: readonly Vector[], v: Vector): number[] => matrix.map((row) => row.reduce((sum, w, j) => sum + w * at(v, j), 0))
const relaxed = (old: Vector, towards: Vector, share: number): number[] => old.map((value, i) => (1 - share) * value + share * at(towards, i))
const product = (a: Vector, b: Vector): number[] => a.map((value, i) => value * at(b, i))
const sum = (a: Vector, b: Vector): number[] => a.map((value, i) => value + at(b, i))

export const runningOf = (bursts: Vector, events: Vector, reference: number): number[] => bursts.map((b, i) => (at(events, i) > 0 ? b / at(events, i) : reference))

/** One step of length dt with input e0; `target` is the class taught, or null. */
export function oracleStep(s: OracleState, { dynamics, rule }: RateSpec, e0: Vector, target: number | null): void {
  const { dtS, tauSomaS, tauDendriteS, tauAvgS, dendriticSlope, referenceBurstProbability: ref } = dynamics
  const old = { ...s }
  const pAvg1 = runningOf(old.bAvg1, old.eAvg1, ref)
  const pAvg2 = runningOf(old.bAvg2, old.eAvg2, ref)
  s.p2 = old.eAvg2.map((e, k) => (target === null ? ref : ref + ref * Math.tanh(((k === target ? 1 : 0) - e) / (e + 1e-8))))
  s.z1 = relaxed(old.z1, sum(apply(s.w1, e0), s.n1), dtS / tauSomaS)
  s.e1 = s.z1.map(Math.exp)
  s.z2 = relaxed(old.z2, sum(apply(s.w2, old.e1), s.n2), dtS / tauSomaS)
  const powers = s.z2.map(Math.exp)
  s.e2 = powers.map((power) => power / powers.reduce((total, other) => total + other, 0))
  s.b2 = product(s.p2, s.e2)
  s.u = relaxed(old.u, apply(s.b, old.b2), dtS / tauDendriteS)
  s.p1 = s.u.map((u) => 1 / (1 + Math.exp(-dendriticSlope * u)))
  s.b1 = product(s.p1, s.e1)
  s.eAvg1 = relaxed(old.eAvg1, old.e1, dtS / tauAvgS)
  s.bAvg1 = relaxed(old.bAvg1, old.b1, dtS / tauAvgS)
  s.eAvg2 = relaxed(old.eAvg2, old.e2, dtS / tauAvgS)
  s.bAvg2 = relaxed(old.bAvg2, old.b2, dtS / tauAvgS)
  if (target === null && rule.gate === 'teacher') return
  const share = dtS / rule.tauWeightS
  const learn1 = old.p1.map((p, i) => share * (p - at(pAvg1, i)) * at(old.e1, i))
  const learn2 = old.p2.map((p, k) => share * (p - at(pAvg2, k)) * at(old.e2, k))
  const weaken = s.e1.map((e) => (e > rule.maxRate ? share * rule.heterosynapticRate * (1 - rule.maxRate / e) : 0))
  s.w1 = s.w1.map((row, i) => row.map((w, j) => w + (at(learn1, i) - at(weaken, i)) * at(e0, j)))
  s.w2 = s.w2.map((row, k) => row.map((w, i) => w + at(learn2, k) * at(old.e1, i)))
  s.n1 = sum(s.n1, learn1)
  s.n2 = sum(s.n2, learn2)
}
