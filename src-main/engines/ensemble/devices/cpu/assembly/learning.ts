/** What changes weights: gradients block by block, applied while they are still in the cache. */
import { Command } from './command'
import { loadSome, storeSome } from './elements'
import { tabulatePatches } from './images'
import { panelBytes, panelOfPatches, transpose } from './panels'
import { blockNumbers, blockOf, cornerOf, mostRows, mostSamples, outsOf, panelRoom, panelsOf, patchesOf, rowsOf, sampleStride, tabulate, transposedOf } from './scratch'
import { multiply } from './tiles'

/** v and w of up to four weights from their gradient. `v` may be 0: no momentum, no memory. */
@inline function descendSome(gradient: usize, w: usize, v: usize, keep: bool, left: i32, step: v128, momentum: v128, decay: v128, rate: v128, coupled: bool): void {
  const weight = loadSome(w, left)
  let speed = f32x4.mul(loadSome(gradient, left), step)
  if (v) speed = f32x4.relaxed_madd(loadSome(v, left), momentum, speed)
  if (coupled) speed = f32x4.relaxed_nmadd(decay, weight, speed)
  if (v && keep) storeSome(v, speed, left)
  storeSome(w, coupled ? f32x4.relaxed_madd(rate, speed, weight) : f32x4.add(f32x4.relaxed_nmadd(decay, weight, weight), speed), left)
}

function descend(gradient: usize, w: usize, v: usize, keep: bool, count: i32, rate: f32, momentum: f32, decay: f32, coupled: bool, scale: f32): void {
  const step = f32x4.splat(coupled ? scale : scale * rate), memory = f32x4.splat(momentum), lost = f32x4.splat(decay), pace = f32x4.splat(rate)
  const whole = <usize>(count & ~3) << 2
  for (let at: usize = 0; at < whole; at += 16) descendSome(gradient + at, w + at, v ? v + at : 0, keep, 4, step, memory, lost, pace, coupled)
  if (count & 3) descendSome(gradient + whole, w + whole, v ? v + whole : 0, keep, count & 3, step, memory, lost, pace, coupled)
}

/** The same for w and y that share v, with decay that is not coupled: v is read once. */
function descendBoth(gradient: usize, w: usize, v: usize, y: usize, count: i32, rate: f32, momentum: f32, decay: f32, scale: f32): void {
  const step = f32x4.splat(scale * rate), memory = f32x4.splat(momentum), lost = f32x4.splat(decay)
  const whole = <usize>(count & ~3) << 2
  for (let at: usize = 0; at < whole; at += 16) descendBothSome(gradient + at, w + at, v + at, y + at, 4, step, memory, lost)
  if (count & 3) descendBothSome(gradient + whole, w + whole, v + whole, y + whole, count & 3, step, memory, lost)
}

@inline function descendBothSome(gradient: usize, w: usize, v: usize, y: usize, left: i32, step: v128, momentum: v128, decay: v128): void {
  const speed = f32x4.relaxed_madd(loadSome(v, left), momentum, f32x4.mul(loadSome(gradient, left), step))
  const weight = loadSome(w, left), feedback = loadSome(y, left)
  storeSome(v, speed, left)
  storeSome(w, f32x4.add(f32x4.relaxed_nmadd(decay, weight, weight), speed), left)
  storeSome(y, f32x4.add(f32x4.relaxed_nmadd(decay, feedback, feedback), speed), left)
}

/** `count` weights of a row, from `at` bytes on. Y without a velocity of its own takes that of w, before w moves it on. */
export function learnRow(c: Command, gradient: usize, at: usize, count: i32): void {
  const coupled = c.i0 != 0, y = c.p4 ? c.p4 + at : 0
  if (y && c.p3 && !c.p5 && !coupled) {
    descendBoth(gradient, c.p2 + at, c.p3 + at, y, count, c.f0, c.f1, c.f2, c.f3)
    return
  }
  if (y) descend(gradient, y, (c.p5 ? c.p5 : c.p3) + at, c.p5 != 0, count, c.f0, c.f1, c.f2, coupled, c.f3)
  descend(gradient, c.p2 + at, c.p3 ? c.p3 + at : 0, true, count, c.f0, c.f1, c.f2, coupled, c.f3)
}

/** Rows of weights that are learned at a time where there are few samples: their weights and gradients stay in the cache. */
const rowsOfFew: i32 = 48
const columnsOfFew: i32 = 1024

/**
 * w += dᵀ x as stochastic gradient descent has it, rows `firstRow` to `lastRow`, columns `from` to `to`. p0 d, p1 x, p2 w, p3 v, p4 y, p5 v of
 * y; i0 coupled, i1 rows, i10 columns, i11 samples; f0 rate, f1 momentum, f2 decay, f3 scale. x are patches as in images.ts: a dense matrix
 * has patches of one row.
 */
export function learn(c: Command, scratch: usize, firstRow: i32, lastRow: i32, from: i32, to: i32): void {
  const samples = c.i11, few = samples <= mostSamples
  const rows = rowsOf(scratch), outs = outsOf(scratch), block = blockOf(scratch), transposed = transposedOf(scratch)
  const many = few ? rowsOfFew : min(mostRows, lastRow - firstRow)
  const wide = few ? columnsOfFew : (blockNumbers / max(1, many)) & ~7
  for (let column = from; column < to; column += wide) {
    const end = min(to, column + wide), blockStride = panelBytes((end - column + 7) >> 3)
    for (let row = firstRow; row < lastRow; row += many) {
      const count = min(many, lastRow - row)
      tabulate(rows, transposed, sampleStride, count)
      tabulate(outs, block, blockStride, count)
      for (let first = 0; first < samples; first += mostSamples) {
        const deep = min(mostSamples, samples - first)
        transpose(c.p0 + (<usize>(first * c.i1 + row) << 2), <usize>c.i1 << 2, deep, count, transposed, sampleStride)
        // Panels of few samples serve all rows; one of many is made when it is needed.
        const made = few && row > firstRow
        if (!made) tabulatePatches(patchesOf(scratch), c.p1, c, first, deep)
        for (let at = column; at < end; at += 8) {
          const panel = panelsOf(scratch) + (few ? <usize>((at - column) >> 3) * panelBytes(deep) : 0)
          if (!made) panelOfPatches(patchesOf(scratch), c.i2, <usize>c.i3, at, c.i10, deep, panel)
          multiply(rows, outs, count, 0, deep, 1, 0, panel, <usize>(at - column) << 2, 8, first > 0, cornerOf(scratch))
        }
      }
      for (let i = 0; i < count; i++) learnRow(c, block + <usize>i * blockStride, (<usize>(row + i) * <usize>c.i10 + <usize>column) << 2, end - column)
    }
  }
}

/** p0 d, p2 bias, p3 v; i0 samples, i1 columns, i3 coupled. Sums of columns `from` to `to`. */
export function learnBias(c: Command, scratch: usize, from: i32, to: i32): void {
  const columns = c.i1
  for (let i = from; i < to; i += 4) {
    const left = min(4, to - i)
    let sum = f32x4.splat(0)
    let at = c.p0 + (<usize>i << 2)
    for (let sample = 0; sample < c.i0; sample++) {
      sum = f32x4.add(sum, loadSome(at, left))
      at += <usize>columns << 2
    }
    storeSome(scratch, sum, left)
    descend(scratch, c.p2 + (<usize>i << 2), c.p3 + (<usize>i << 2), true, left, c.f0, c.f1, c.f2, c.i3 != 0, c.f3)
  }
}
