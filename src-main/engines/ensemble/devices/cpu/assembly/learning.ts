/** What changes weights: gradients block by block, applied while they are still in the cache. */
import { Command } from './command'
import { loadSome, storeSome } from './elements'
import { tabulatePatches } from './images'
import { panelBytes, panelOfPatches, transpose } from './panels'
import { blockNumbers, blockOf, cornerOf, mostRows, mostSamples, outsOf, panelRoom, panelsOf, patchesOf, rowsOf, sampleStride, tabulate, transposedOf } from './scratch'
import { columnsAtOnce, multiply, whole } from './tiles'

/** The new velocity of up to four weights, from their gradient; without a momentum there is no memory. */
@inline function speedOf(gradient: usize, w: usize, v: usize, left: i32, step: v128, momentum: v128, decay: v128, remembers: bool, coupled: bool): v128 {
  let speed = f32x4.mul(loadSome(gradient, left), step)
  if (remembers) speed = f32x4.relaxed_madd(loadSome(v, left), momentum, speed)
  return coupled ? f32x4.relaxed_nmadd(decay, loadSome(w, left), speed) : speed
}

/** The weights after a step with that velocity. */
@inline function moved(w: usize, speed: v128, left: i32, decay: v128, rate: v128, coupled: bool): v128 {
  const weight = loadSome(w, left)
  return coupled ? f32x4.relaxed_madd(rate, speed, weight) : f32x4.add(f32x4.relaxed_nmadd(decay, weight, weight), speed)
}

/**
 * `count` weights w, and y with them if `both` (their decay is not coupled then), from their gradient. `keeps`: the velocity v is written down. Those four
 * choices are constants, of which the compiler makes a loop each. All of eight are loaded before any is stored, so that two vectors can become one.
 */
@inline function descend(c: Command, gradient: usize, w: usize, v: usize, y: usize, count: i32, remembers: bool, keeps: bool, coupled: bool, both: bool): void {
  const step = f32x4.splat(coupled ? c.f3 : c.f3 * c.f0), momentum = f32x4.splat(c.f1), decay = f32x4.splat(c.f2), rate = f32x4.splat(c.f0)
  const whole = <usize>(count & ~7) << 2
  let at: usize = 0
  for (; at < whole; at += 32) {
    const next = at + 16
    const speed = speedOf(gradient + at, w + at, v + at, 4, step, momentum, decay, remembers, coupled), speed2 = speedOf(gradient + next, w + next, v + next, 4, step, momentum, decay, remembers, coupled)
    const weight = moved(w + at, speed, 4, decay, rate, coupled), weight2 = moved(w + next, speed2, 4, decay, rate, coupled)
    if (both) {
      const feedback = moved(y + at, speed, 4, decay, rate, false), feedback2 = moved(y + next, speed2, 4, decay, rate, false)
      v128.store(y + at, feedback)
      v128.store(y + at, feedback2, 16)
    }
    v128.store(w + at, weight)
    v128.store(w + at, weight2, 16)
    if (keeps) {
      v128.store(v + at, speed)
      v128.store(v + at, speed2, 16)
    }
  }
  for (let left = count & 7; left > 0; left -= 4) {
    const speed = speedOf(gradient + at, w + at, v + at, left, step, momentum, decay, remembers, coupled), weight = moved(w + at, speed, left, decay, rate, coupled)
    if (both) storeSome(y + at, moved(y + at, speed, left, decay, rate, false), left)
    storeSome(w + at, weight, left)
    if (keeps) storeSome(v + at, speed, left)
    at += 16
  }
}

/** w alone, with a velocity v that it keeps or, where v is 0, none. */
function descendAlone(c: Command, gradient: usize, w: usize, v: usize, count: i32, coupled: bool): void {
  if (v && coupled) descend(c, gradient, w, v, 0, count, true, true, true, false)
  else if (v) descend(c, gradient, w, v, 0, count, true, true, false, false)
  else if (coupled) descend(c, gradient, w, 0, 0, count, false, false, true, false)
  else descend(c, gradient, w, 0, 0, count, false, false, false, false)
}

/** `count` weights of a row, from `at` bytes on. Y without a velocity of its own takes that of w, before w moves it on. */
export function learnRow(c: Command, gradient: usize, at: usize, count: i32): void {
  const coupled = c.i0 != 0, w = c.p2 + at, v = c.p3 ? c.p3 + at : 0, y = c.p4 + at
  if (c.p4 && v && !c.p5 && !coupled) {
    descend(c, gradient, w, v, y, count, true, true, false, true)
    return
  }
  if (c.p4 && v && !c.p5) descend(c, gradient, y, v, 0, count, true, false, true, false)
  else if (c.p4) descendAlone(c, gradient, y, c.p5 ? c.p5 + at : 0, count, coupled)
  descendAlone(c, gradient, w, v, count, coupled)
}

/** Rows of weights that are learned at a time where there are few samples: their weights and gradients stay in the cache. */
export const rowsOfFew: i32 = 48
export const columnsOfFew: i32 = 1024

/**
 * w += dᵀ x as stochastic gradient descent has it, rows `firstRow` to `lastRow`, columns `from` to `to`. p0 d, p1 x, p2 w, p3 v, p4 y, p5 v of
 * y; i0 coupled, i1 rows, i10 columns, i11 samples; f0 rate, f1 momentum, f2 decay, f3 scale. x are patches as in images.ts: a dense matrix
 * has patches of one row. `wasMade`: whether the panels are still there that a call before made of the same few samples and columns.
 */
export function learn(c: Command, scratch: usize, firstRow: i32, lastRow: i32, from: i32, to: i32, wasMade: bool): void {
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
        const made = few && (row > firstRow || wasMade)
        if (!made) tabulatePatches(patchesOf(scratch), c.p1, c, first, deep)
        for (let at = column; at < end; at += columnsAtOnce) {
          const panel = panelsOf(scratch) + (few ? <usize>((at - column) >> 3) * panelBytes(deep) : 0), columns = whole(min(columnsAtOnce, end - at))
          if (!made) for (let i = 0; i < columns; i += 8) panelOfPatches(patchesOf(scratch), c.i2, <usize>c.i3, at + i, c.i10, deep, panel + <usize>(i >> 3) * panelBytes(deep))
          multiply(rows, outs, count, 0, deep, 1, 0, panel, panelBytes(deep), <usize>(at - column) << 2, columns, first > 0, cornerOf(scratch))
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
    descendAlone(c, scratch, c.p2 + (<usize>i << 2), c.p3 + (<usize>i << 2), left, c.i3 != 0)
  }
}
