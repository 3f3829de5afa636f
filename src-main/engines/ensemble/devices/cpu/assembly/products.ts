/** Products of dense matrices, row-major. */
import { Command } from './command'
import { addBias } from './elements'
import { panelBytes, panelOfColumns, transpose } from './panels'
import { blockOf, cornerOf, outsOf, panelsOf, rowsOf, tabulate } from './scratch'
import { columnsAtOnce, multiply, whole } from './tiles'

/** Depth of what is summed before the next results: a panel of it, and the rows of a tile, stay in the first-level cache. */
export const depth: i32 = 512
/** Rows that stay in the second-level cache while all panels go through them. */
export const rowsAtOnce: i32 = 96
/** Units and samples whose results are held before they are transposed. */
export const unitsAtOnce: i32 = 48
const samplesAtOnce: i32 = 512

/**
 * out = f(x Wᵀ + bias), units `from` to `to`. p0 panels of x, p1 W, p2 out, p3 bias or 0; i0 samples, i1 units, i2 inputs, i3 activation.
 * W, the larger of the two, is read where it lies: its rows are the rows of tiles, and results come out transposed.
 */
export function affine(c: Command, scratch: usize, from: i32, to: i32): void {
  const samples = c.i0, units = c.i1, inputs = c.i2
  const rows = rowsOf(scratch), outs = outsOf(scratch), block = blockOf(scratch), stride = <usize>inputs << 2
  for (let unit = from; unit < to; unit += unitsAtOnce) {
    const count = min(unitsAtOnce, to - unit)
    tabulate(rows, c.p1 + <usize>unit * stride, stride, count)
    for (let first = 0; first < samples; first += samplesAtOnce) {
      const many = min(samplesAtOnce, samples - first), blockStride = panelBytes((many + 7) >> 3)
      tabulate(outs, block, blockStride, count)
      for (let k = 0; k < inputs; k += depth) {
        for (let sample = 0; sample < many; sample += columnsAtOnce) {
          const panel = c.p0 + <usize>((first + sample) >> 3) * panelBytes(inputs) + panelBytes(k)
          multiply(rows, outs, count, <usize>k << 2, min(depth, inputs - k), 1, 0, panel, panelBytes(inputs), <usize>sample << 2, whole(many - sample), k > 0, cornerOf(scratch))
        }
      }
      const target = c.p2 + (<usize>(first * units + unit) << 2)
      transpose(block, blockStride, count, many, target, <usize>units << 2)
      if (c.p3 || c.i3) addBias(target, c.p3 ? c.p3 + (<usize>unit << 2) : 0, count, <usize>units << 2, c.i3, many)
    }
  }
}

/** Panels of columns that are made at a time. */
const panelsAtOnce: i32 = 8

/** out = b Y, columns `from` to `to` of rows `first` to `last`. p0 b, p1 Y, p2 out; i0 rows, i1 units, i2 columns. */
export function feedback(c: Command, scratch: usize, first: i32, last: i32, from: i32, to: i32): void {
  const units = c.i1, columns = c.i2
  const rows = rowsOf(scratch), outs = outsOf(scratch), panels = panelsOf(scratch), stride = <usize>columns << 2
  for (let column = from; column < to; column += 8 * panelsAtOnce) {
    const end = min(to, column + 8 * panelsAtOnce)
    for (let k = 0; k < units; k += depth) {
      const deep = min(depth, units - k)
      for (let at = column; at < end; at += 8) panelOfColumns(c.p1 + <usize>k * stride + (<usize>at << 2), stride, deep, panels + <usize>((at - column) >> 3) * panelBytes(deep))
      for (let row = first; row < last; row += rowsAtOnce) {
        const count = min(rowsAtOnce, last - row)
        tabulate(rows, c.p0 + (<usize>(row * units) << 2), <usize>units << 2, count)
        tabulate(outs, c.p2 + <usize>row * stride, stride, count)
        for (let at = column; at < end; at += columnsAtOnce) {
          multiply(rows, outs, count, <usize>k << 2, deep, 1, 0, panels + <usize>((at - column) >> 3) * panelBytes(deep), panelBytes(deep), <usize>at << 2, end - at, k > 0, cornerOf(scratch))
        }
      }
    }
  }
}
