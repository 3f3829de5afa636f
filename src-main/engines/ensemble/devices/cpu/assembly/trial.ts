/** A product whose time says which tiles are the faster ones here, in the scratch of a thread. */
import { panelBytes } from './panels'
import { blockOf, cornerOf, outsOf, panelsOf, rowsOf, sampleStride, tabulate, transposedOf } from './scratch'
import { columnsAtOnce, multiply } from './tiles'

const rowCount: i32 = 48
const depth: i32 = 256
/** Enough of them that the clock sees it, and that the engine takes the trouble to compile what it does often. */
const repeats: i32 = 8

export function tryProduct(scratch: usize): f64 {
  const rows = rowsOf(scratch), outs = outsOf(scratch), results = blockOf(scratch), panels = panelsOf(scratch)
  fill(transposedOf(scratch), rowCount * (<i32>sampleStride >> 2))
  fill(panels, depth * columnsAtOnce)
  tabulate(rows, transposedOf(scratch), sampleStride, rowCount)
  tabulate(outs, results, <usize>columnsAtOnce << 2, rowCount)
  for (let i = 0; i < repeats; i++) multiply(rows, outs, rowCount, 0, depth, 1, 0, panels, panelBytes(depth), 0, columnsAtOnce, false, cornerOf(scratch))
  let sum: f64 = 0
  for (let i = 0; i < rowCount * columnsAtOnce; i++) sum += <f64>load<f32>(results + (<usize>i << 2)) * <f64>(i + 1)
  return sum
}

/** Numbers between -1 and 1 without a pattern that a product would hide. */
function fill(at: usize, count: i32): void {
  let state: u32 = 1
  for (let i = 0; i < count; i++) {
    state = state * 1664525 + 1013904223
    store<f32>(at + (<usize>i << 2), <f32>(<i32>state) / 2147483648)
  }
}
