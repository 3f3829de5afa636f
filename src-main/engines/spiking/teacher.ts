/** The error current of Fig. 4 and the cost, from running event rates (Methods, "XOR task"). */
import type { TeacherSpec } from './spec.ts'

/**
 * pA into the dendrite of a cell with this running event rate. Inversely proportional to the distance from the rate that is not wanted;
 * nothing where the rate is right to within the tolerance, the largest current where it is as wrong as can be.
 */
export function teacherCurrentPa({ gainPaHz, minRateHz, maxRateHz, toleranceHz }: TeacherSpec, target: 0 | 1, rateHz: number): number {
  const low = rateHz <= minRateHz + toleranceHz
  const high = rateHz >= maxRateHz - toleranceHz
  if (target === 1) return high ? 0 : low ? gainPaHz : gainPaHz / (rateHz - minRateHz)
  return low ? 0 : high ? -gainPaHz : -gainPaHz / (maxRateHz - rateHz)
}

/** Cross-entropy of the mean rate, scaled to [0.01, 0.99] between the lowest and the highest. */
export function costOf({ minRateHz, maxRateHz }: TeacherSpec, target: 0 | 1, meanRateHz: number): number {
  const scaled = Math.min(0.99, Math.max(0.01, (meanRateHz - minRateHz) / (maxRateHz - minRateHz)))
  return -Math.log(target === 1 ? scaled : 1 - scaled)
}
