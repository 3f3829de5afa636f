/** All of an engine's state between two steps, as named arrays of numbers: nothing in it could be executed. */

export type StateNumbers = Float64Array | Float32Array | Uint8Array

export interface StateTensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: StateNumbers
}

export interface EngineState {
  /** Whole numbers that say how far it has come. */
  readonly position: Readonly<Record<string, number>>
  /** On which numbers come out as they did; null where that is the same everywhere. */
  readonly device: string | null
  /** Valid until the engine goes on: large ones are no copies. */
  readonly tensors: readonly StateTensor[]
}

/** A list of numbers as a tensor, NaN and infinity included. */
export const numbersTensor = (name: string, numbers: readonly number[]): StateTensor => ({ name, shape: [numbers.length], values: Float64Array.from(numbers) })

/** Throws a RangeError where it is not there. */
export function tensorOf({ tensors }: Pick<EngineState, 'tensors'>, name: string): StateTensor {
  const found = tensors.find((tensor) => tensor.name === name)
  if (found === undefined) throw new RangeError(`The checkpoint has no "${name}": it is of another run.`)
  return found
}

/** Throws a RangeError where there are not `count` numbers of that name. */
export function numbersOf(state: Pick<EngineState, 'tensors'>, name: string, count: number): number[] {
  const { values } = tensorOf(state, name)
  if (values.length !== count) throw new RangeError(`The checkpoint has ${values.length} numbers in "${name}"; expected ${count}: it is of another run.`)
  return Array.from(values)
}

/** Throws a RangeError where it is missing or no whole number from 0. */
export function placeOf({ position }: Pick<EngineState, 'position'>, name: string): number {
  const place = position[name]
  if (place === undefined || !Number.isSafeInteger(place) || place < 0) throw new RangeError(`The checkpoint has the position ${name} = ${String(place)}; expected a whole number from 0.`)
  return place
}
