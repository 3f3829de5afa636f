/** Numbers put where the innermost loop wants them: transposed, or eight columns together. */
import { storeSome } from './elements'

/** Bytes from one panel of depth k to the next. */
@inline export function panelBytes(k: i32): usize { return <usize>k << 5 }

/** Up to four rows by up to four columns. Where those are constants, nothing is left to decide. */
@inline function transposeSome(from: usize, fromStride: usize, count: i32, columns: i32, to: usize, toStride: usize): void {
  const x0 = v128.load(from), x1 = v128.load(count > 1 ? from + fromStride : from)
  const x2 = v128.load(count > 2 ? from + 2 * fromStride : from), x3 = v128.load(count > 3 ? from + 3 * fromStride : from)
  const low0 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5), low1 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5)
  storeSome(to, v128.shuffle<f32>(low0, low1, 0, 1, 4, 5), count)
  if (columns > 1) storeSome(to + toStride, v128.shuffle<f32>(low0, low1, 2, 3, 6, 7), count)
  const high0 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7), high1 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7)
  if (columns > 2) storeSome(to + 2 * toStride, v128.shuffle<f32>(high0, high1, 0, 1, 4, 5), count)
  if (columns > 3) storeSome(to + 3 * toStride, v128.shuffle<f32>(high0, high1, 2, 3, 6, 7), count)
}

/**
 * to[c][r] = from[r][c], for r of `count` and c of `columns`. Strides are bytes. Reads up to three numbers beyond the end of a row; writes
 * nothing beyond.
 */
export function transpose(from: usize, fromStride: usize, count: i32, columns: i32, to: usize, toStride: usize): void {
  let c = 0
  for (; c + 4 <= columns; c += 4) {
    let r = 0
    for (; r + 4 <= count; r += 4) {
      transposeSome(from, fromStride, 4, 4, to + (<usize>r << 2), toStride)
      from += fromStride << 2
    }
    if (r < count) transposeSome(from, fromStride, count - r, 4, to + (<usize>r << 2), toStride)
    from = from - <usize>r * fromStride + 16
    to += toStride << 2
  }
  if (c == columns) return
  for (let r = 0; r < count; r += 4) transposeSome(from + <usize>r * fromStride, fromStride, count - r, columns - c, to + (<usize>r << 2), toStride)
}

/** Panels `first` to `last` of a matrix with `count` rows of k numbers: the columns of a panel are its rows. */
export function panelsOfRows(from: usize, count: i32, k: i32, to: usize, first: i32, last: i32): void {
  const stride = <usize>k << 2
  for (let panel = first; panel < last; panel++) transpose(from + <usize>(8 * panel) * stride, stride, min(8, count - 8 * panel), k, to + <usize>panel * panelBytes(k), 32)
}

/** One panel from eight columns of a matrix, `stride` bytes from row to row. Where there are fewer, what lies behind them comes along. */
export function panelOfColumns(from: usize, stride: usize, k: i32, to: usize): void {
  const end = to + panelBytes(k)
  while (to < end) {
    const left = v128.load(from), right = v128.load(from, 16)
    v128.store(to, left)
    v128.store(to, right, 16)
    from += stride
    to += 32
  }
}

/**
 * One panel from eight columns of patches, from column `column` on. `table` has where each of k patches begins; its rows have `run` numbers
 * and lie `pitch` bytes apart. Writes up to 28 bytes beyond the panel.
 */
export function panelOfPatches(table: usize, run: i32, pitch: usize, column: i32, columns: i32, k: i32, to: usize): void {
  const first = column % run, row = <usize>(column / run) * pitch + (<usize>first << 2), wanted = min(8, columns - column)
  const gap = pitch - (<usize>run << 2)
  for (let i = 0; i < k; i++) {
    let at = load<usize>(table + (<usize>i << 2)) + row
    const left = v128.load(at), right = v128.load(at, 16)
    v128.store(to, left)
    v128.store(to, right, 16)
    for (let filled = run - first; filled < wanted; filled += run) {
      // What was written beyond the end of a row is written over.
      const target = to + (<usize>filled << 2), next = at + gap + (<usize>filled << 2)
      v128.store(target, v128.load(next))
      v128.store(target, v128.load(next, 16), 16)
      at += gap
    }
    to += 32
  }
}
