/** One layer of ensembles: its state, and what it was one step before, from which all of a step is computed. */

/** Rates of ensembles: events e, burst probability p, bursts b = p·e, their running averages ē and b̄, and p̄ = b̄/ē. */
export interface Layer {
  readonly units: number
  /** z: the somatic potential. */
  readonly potential: Float64Array
  readonly eventRate: Float64Array
  readonly burstProbability: Float64Array
  readonly burstRate: Float64Array
  readonly runningEvents: Float64Array
  readonly runningBursts: Float64Array
  readonly running: Float64Array
  readonly before: {
    readonly eventRate: Float64Array
    readonly burstProbability: Float64Array
    readonly burstRate: Float64Array
    readonly running: Float64Array
  }
}

/** Silent, with p and p̄ at the reference: nothing has been averaged yet. */
export function createLayer(units: number, reference: number): Layer {
  const zeros = (): Float64Array => new Float64Array(units)
  const references = (): Float64Array => new Float64Array(units).fill(reference)
  return {
    units, potential: zeros(), eventRate: zeros(), burstProbability: references(), burstRate: zeros(), runningEvents: zeros(), runningBursts: zeros(),
    running: references(), before: { eventRate: zeros(), burstProbability: references(), burstRate: zeros(), running: references() },
  }
}

/** What is now becomes what was before. */
export function remember({ before, eventRate, burstProbability, burstRate, running }: Layer): void {
  before.eventRate.set(eventRate)
  before.burstProbability.set(burstProbability)
  before.burstRate.set(burstRate)
  before.running.set(running)
}

/** Eqs. 4 and 5 for rates, one step: τ_avg dē/dt = e - ē, τ_avg db̄/dt = b - b̄. `share` is dt/τ_avg. */
export function advanceAverages({ units, runningEvents, runningBursts, before }: Layer, share: number): void {
  const { eventRate, burstRate } = before
  for (let i = 0; i < units; i++) {
    const events = runningEvents[i] ?? 0
    const bursts = runningBursts[i] ?? 0
    runningEvents[i] = events + share * ((eventRate[i] ?? 0) - events)
    runningBursts[i] = bursts + share * ((burstRate[i] ?? 0) - bursts)
  }
}

/** p̄ = b̄/ē; stays as it is where there were no events. */
export function updateRunning({ units, running, runningEvents, runningBursts }: Layer): void {
  for (let i = 0; i < units; i++) {
    const events = runningEvents[i] ?? 0
    if (events > 0) running[i] = (runningBursts[i] ?? 0) / events
  }
}

/** τ dz/dt = -z + drive, one step. Says whether anything changed. */
export function relax(potential: Float64Array, drive: Float64Array, share: number): boolean {
  let changed = false
  for (let i = 0; i < potential.length; i++) {
    const was = potential[i] ?? 0
    const is = (1 - share) * was + share * (drive[i] ?? 0)
    potential[i] = is
    changed ||= is !== was
  }
  return changed
}

export function softmax(potential: Float64Array, out: Float64Array): void {
  let largest = -Infinity
  for (const value of potential) if (value > largest) largest = value
  let sum = 0
  for (let k = 0; k < out.length; k++) {
    const power = Math.exp((potential[k] ?? 0) - largest)
    out[k] = power
    sum += power
  }
  for (let k = 0; k < out.length; k++) out[k] = (out[k] ?? 0) / sum
}

/** The sum over i of weights[row + i]·rates[i]. */
export function weightedSum(weights: Float64Array, row: number, rates: Float64Array): number {
  let sum = 0
  for (let i = 0; i < rates.length; i++) sum += (weights[row + i] ?? 0) * (rates[i] ?? 0)
  return sum
}
