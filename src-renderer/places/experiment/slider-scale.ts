/** Numbers that a slider can show: those between two bounds near to each other, in round steps. */
import type { Parameter } from '../../../src-main/api/contract.ts'

export interface SliderScale {
  readonly steps: number
  /** The value at a step from 0 on, without the digits that arithmetic leaves behind. */
  valueAt(step: number): number
  /** The step nearest to a value; that of the lower bound for what is no number. */
  stepOf(value: unknown): number
}

/** A fraction or a probability; more is no matter of a hand. */
const widest = { number: 1, integer: 20 } as const
/** About so many steps at least. */
const fewest = 50

/** Undefined where the bounds only keep out nonsense. */
export function sliderScale(parameter: Parameter): SliderScale | undefined {
  if (parameter.kind !== 'number' && parameter.kind !== 'integer') return undefined
  const { min, max, kind } = parameter
  if (!(max > min) || max - min > widest[kind]) return undefined
  const step = kind === 'integer' ? 1 : 10 ** Math.floor(Math.log10((max - min) / fewest))
  const first = Math.floor(min / step)
  const steps = Math.ceil(max / step) - first
  return {
    steps,
    valueAt: (index) => Math.min(max, Math.max(min, Number(((first + index) * step).toFixed(9)))),
    stepOf: (value) => (typeof value === 'number' && Number.isFinite(value) ? Math.min(steps, Math.max(0, Math.round(value / step) - first)) : 0),
  }
}
