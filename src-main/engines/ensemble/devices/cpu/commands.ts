/** The list of operations that the threads work off, as `assembly/command.ts` lays it out. */
import type { Team } from './team.ts'

/** Numbers of `doPart` in assembly/operations.ts. */
export const operations = {
  panelsOfRows: 0, affine: 1, feedback: 2, learn: 3, learnBias: 4, convolve: 5, panelsOfTaps: 6, fold: 7, copyImages: 8, softmax: 9, perturb: 10, outputBursts: 11, preBursts: 12,
  bursts: 13, outputError: 14, hiddenError: 15, filterPoints: 16, convolvePieces: 17, foldPieces: 18, gradientPoints: 19, sumPoints: 20, learnPoints: 21,
} as const

export type Operation = keyof typeof operations

export interface CommandList {
  /** Up to 6 addresses, 12 whole numbers, 4 numbers. */
  add(operation: Operation, addresses: readonly number[], whole: readonly number[], numbers?: readonly number[]): void
  /** Works the list off and empties it. */
  flush(): void
}

const capacity = 256
const [addressesAt, wholeAt, numbersAt] = [4, 28, 76]

export function createCommandList(team: Team): CommandList {
  const { commandBytes } = team
  const at = team.allocate(capacity * commandBytes)
  let view = team.view(at, capacity * commandBytes)
  let count = 0
  const list: CommandList = {
    add(operation, addresses, whole, numbers = []) {
      if (count === capacity) list.flush()
      // The memory may have grown since, and left the old view with nothing.
      if (view.buffer !== team.view(at, 0).buffer) view = team.view(at, capacity * commandBytes)
      const from = count * commandBytes
      view.setInt32(from, operations[operation], true)
      for (let i = 0; i < 6; i++) view.setUint32(from + addressesAt + i * 4, addresses[i] ?? 0, true)
      for (let i = 0; i < 12; i++) view.setInt32(from + wholeAt + i * 4, whole[i] ?? 0, true)
      for (let i = 0; i < 4; i++) view.setFloat32(from + numbersAt + i * 4, numbers[i] ?? 0, true)
      count++
    },
    flush() {
      if (count === 0) return
      const many = count
      count = 0
      team.work(at, many)
    },
  }
  return list
}
