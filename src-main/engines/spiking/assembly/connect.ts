/** Connection matrices, in compressed rows. Targets have 16 bits where `narrow`, else 32. */
import { Gap } from './records'
import { nextGap } from './random'

/**
 * Draws each pair (row, column) with the probability of `gap`, rows in order; `skipDiagonal` leaves out the pairs of a neuron with itself.
 * With `targets` 0 it only counts. Returns the number of synapses, or -1 where that exceeds `capacity`.
 */
export function connect(gapAt: usize, random: usize, rows: i32, columns: i32, skipDiagonal: bool, rowStart: usize, targets: usize, narrow: bool, capacity: u32): i32 {
  const gap = changetype<Gap>(gapAt)
  let count: u32 = 0
  // The first success lies a gap behind the slot before the first.
  let column: i64 = <i64>nextGap(gap, random) - 1
  for (let row = 0; row < rows; row++) {
    if (targets) store<u32>(rowStart + (<usize>row << 2), count)
    while (column < columns) {
      if (!(skipDiagonal && column == row)) {
        if (targets) {
          if (count >= capacity) return -1
          if (narrow) store<u16>(targets + (<usize>count << 1), <u16>column)
          else store<u32>(targets + (<usize>count << 2), <u32>column)
        }
        count++
      }
      column += nextGap(gap, random)
    }
    column -= columns
  }
  if (targets) store<u32>(rowStart + (<usize>rows << 2), count)
  return <i32>count
}

/**
 * The same matrix by columns: of every column its rows, and for each synapse in one order its place in the other: of those
 * by rows, their places by columns where `byColumns`, else the reverse. `columnStart` must be zero.
 */
export function transpose(rows: i32, columns: i32, rowStart: usize, targets: usize, columnStart: usize, sources: usize, places: usize, byColumns: bool): void {
  const count = load<u32>(rowStart + (<usize>rows << 2))
  for (let k: u32 = 0; k < count; k++) {
    const at = columnStart + (<usize>load<u32>(targets + (<usize>k << 2)) << 2)
    store<u32>(at, load<u32>(at, 4) + 1, 4)
  }
  for (let column = 0; column < columns; column++) {
    const at = columnStart + (<usize>column << 2)
    store<u32>(at, load<u32>(at) + load<u32>(at, 4), 4)
  }
  // Filling moves each start to its end; moved back afterwards.
  for (let row = 0; row < rows; row++) {
    const end = load<u32>(rowStart + (<usize>row << 2), 4)
    for (let k = load<u32>(rowStart + (<usize>row << 2)); k < end; k++) {
      const at = columnStart + (<usize>load<u32>(targets + (<usize>k << 2)) << 2)
      const place = load<u32>(at)
      store<u32>(sources + (<usize>place << 2), <u32>row)
      if (byColumns) store<u32>(places + (<usize>k << 2), place)
      else store<u32>(places + (<usize>place << 2), k)
      store<u32>(at, place + 1)
    }
  }
  for (let column = columns; column > 0; column--) {
    const at = columnStart + (<usize>column << 2)
    store<u32>(at, load<u32>(at - 4))
  }
  store<u32>(columnStart, 0)
}
