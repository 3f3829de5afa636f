/** What changes weights: gradients row by row, applied while they are still in the cache. */
import { Command } from './command'
import { loadSome, storeSome } from './elements'
import { columnsByColumns } from './products'

/** v and w of `count` weights from their gradient. `v` may be 0: no momentum, no memory. */
function descend(gradient: usize, w: usize, v: usize, keep: bool, count: i32, rate: f32, momentum: f32, decay: f32, coupled: bool, scale: f32): void {
  const step = f32x4.splat(coupled ? scale : scale * rate), memory = f32x4.splat(momentum), lost = f32x4.splat(decay), pace = f32x4.splat(rate)
  for (let i = 0; i < count; i += 4) {
    const at = <usize>i << 2, left = count - i
    const weight = loadSome(w + at, left)
    let speed = f32x4.mul(loadSome(gradient + at, left), step)
    if (v) speed = f32x4.relaxed_madd(loadSome(v + at, left), memory, speed)
    if (coupled) speed = f32x4.relaxed_nmadd(lost, weight, speed)
    if (v && keep) storeSome(v + at, speed, left)
    const moved = coupled ? f32x4.relaxed_madd(pace, speed, weight) : f32x4.add(f32x4.relaxed_nmadd(lost, weight, weight), speed)
    storeSome(w + at, moved, left)
  }
}

/** Rows of weights whose gradient is held at a time: 256 KiB of it. */
@inline function rowsAtOnce(width: i32): i32 {
  return max(16, min(64, 65536 / max(1, width)) & ~15)
}

/**
 * w += dᵀ x as stochastic gradient descent has it, rows `from` to `to`. p0 d, p1 x, p2 w, p3 v, p4 y, p5 v of y; i0 samples, i1 rows, i2
 * columns, i3 coupled; f0 rate, f1 momentum, f2 decay, f3 scale. Y without a velocity of its own takes that of w, before w moves it on.
 */
export function learn(c: Command, scratch: usize, from: i32, to: i32): void {
  const width = c.i2, many = rowsAtOnce(width)
  const bytes = <usize>width << 2
  for (let row = from; row < to; row += many) {
    const end = min(row + many, to)
    // The scratch stands for these rows of the gradient.
    columnsByColumns(c.p0, c.p1, scratch - <usize>row * bytes, c.i0, c.i1, width, row, end)
    const offset = <usize>row * bytes, count = (end - row) * width
    const coupled = c.i3 != 0
    if (c.p4) descend(scratch, c.p4 + offset, (c.p5 ? c.p5 : c.p3) + offset, c.p5 != 0, count, c.f0, c.f1, c.f2, coupled, c.f3)
    descend(scratch, c.p2 + offset, c.p3 ? c.p3 + offset : 0, true, count, c.f0, c.f1, c.f2, coupled, c.f3)
  }
}

/** p0 d, p2 bias, p3 v; i0 samples, i1 columns. Sums of columns `from` to `to`. */
export function learnBias(c: Command, scratch: usize, from: i32, to: i32): void {
  const columns = c.i1
  for (let i = from; i < to; i += 4) {
    const left = to - i
    let sum = f32x4.splat(0)
    let at = c.p0 + (<usize>i << 2)
    for (let sample = 0; sample < c.i0; sample++) {
      sum = f32x4.add(sum, loadSome(at, left))
      at += <usize>columns << 2
    }
    storeSome(scratch, sum, left)
    descend(scratch, c.p2 + (<usize>i << 2), c.p3 + (<usize>i << 2), true, min(left, 4), c.f0, c.f1, c.f2, c.i3 != 0, c.f3)
  }
}
