/** Outputs of many batches in one matrix on the device, fetched when it is full or when somebody asks: no batch waits for its own. */
import { numbersOf, numbersTensor, tensorOf } from '../state.ts'
import type { EngineState, StateTensor } from '../state.ts'
import type { Device, Tensor } from './device.ts'
import { noOutcome, outcomeFrom, outcomeNumbers, outcomeOf, together } from './outcomes.ts'
import type { Outcome } from './outcomes.ts'
import type { EnsembleSpec } from './spec.ts'

/** Outputs are kept on the device for so many numbers before they are fetched. */
const outputsAtOnce = 2 ** 20
export const testBatch = 100

export interface Outputs {
  /** Where the outputs of a batch with these labels are to go. */
  roomFor(labels: ArrayLike<number>, size: number): Promise<Tensor>
  /** Of all batches since the last time. */
  take(): Promise<Outcome>
  keep(outcome: Outcome): void
  /** What is here, in its parts: sums of losses depend on how they are added up. */
  save(): Promise<StateTensor[]>
  restore(state: EngineState): void
}

export function createOutputs(device: Device, classes: number, { network, training }: EnsembleSpec): Outputs {
  const rows = Math.max(testBatch, training.batch, Math.floor(outputsAtOnce / classes))
  const all = device.tensor(rows, classes)
  let labels: number[] = []
  let fetched = noOutcome
  const waiting = (): Promise<Float64Array> => device.read(device.view(all, { from: 0, rows: labels.length, columns: classes }))
  async function fetch(): Promise<void> {
    if (labels.length === 0) return
    const known = labels
    const values = await waiting()
    labels = []
    fetched = together(fetched, outcomeOf(values, known, classes, network.activation))
  }
  return {
    async roomFor(of, size) {
      if (labels.length + size > rows) await fetch()
      const from = labels.length
      for (let i = 0; i < size; i++) labels.push(of[i] ?? 0)
      return device.view(all, { from, rows: size, columns: classes })
    },
    async take() {
      await fetch()
      const outcome = fetched
      fetched = noOutcome
      return outcome
    },
    keep(outcome) { fetched = together(fetched, outcome) },
    async save() {
      return [
        numbersTensor('outputs.fetched', outcomeNumbers(fetched)), numbersTensor('outputs.labels', labels),
        { name: 'outputs.waiting', shape: [labels.length, classes], values: labels.length === 0 ? new Float64Array() : await waiting() },
      ]
    },
    restore(state) {
      fetched = outcomeFrom(numbersOf(state, 'outputs.fetched', 4))
      labels = Array.from(tensorOf(state, 'outputs.labels').values)
      if (labels.length > rows) throw new RangeError(`The checkpoint has the outputs of ${labels.length} images; expected at most ${rows}: it is of another run.`)
      const values = Float64Array.from(numbersOf(state, 'outputs.waiting', labels.length * classes))
      if (labels.length > 0) device.write(device.view(all, { from: 0, rows: labels.length, columns: classes }), values)
    },
  }
}
