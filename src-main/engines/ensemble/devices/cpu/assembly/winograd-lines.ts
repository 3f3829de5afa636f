/**
 * The transforms of Winograd's convolutions along one dimension, of four channels at a time. Polynomials are taken at the points 0, ±3/4,
 * ±3/2 and infinity (`zero`: whether 0 is among them): with these, 32 bits keep as many digits as where products are summed one by one.
 * Each transforms `count` lines, `step` bytes apart, whose numbers lie `stride` bytes apart.
 */

/** Loaded where they are used, as in functions.ts: a and b, their powers, and what divides filters at each point with 0 and without. */
const constants: usize = memory.data<f32>([
  0.75, 1.5, 0.5625, 2.25, 2.8125, 1.265625, 0.31640625, 5.0625, 0.7901234567901234, -0.5267489711934157, 0.13168724279835392, -0.3950617283950617, 0.19753086419753085,
])

@inline function constant(index: usize): v128 { return v128.load32_splat(constants + (index << 2)) }

const a: usize = 0, b: usize = 1, a2: usize = 2, b2: usize = 3, sum: usize = 4, product: usize = 5, a4: usize = 6, b4: usize = 7
const perZero: usize = 8, perA: usize = 9, perB: usize = 10, perAWithout: usize = 11, perBWithout: usize = 12

/** x - c y. */
@inline function less(x: v128, c: usize, y: v128): v128 { return f32x4.relaxed_nmadd(constant(c), y, x) }
/** x + c y. */
@inline function more(x: v128, c: usize, y: v128): v128 { return f32x4.relaxed_madd(constant(c), y, x) }
@inline function times(c: usize, x: v128): v128 { return f32x4.mul(constant(c), x) }

/** Bᵀ: pieces of images, to points. */
export function piecesToPoints(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32, zero: bool): void {
  for (let i = 0; i < count; i++) {
    let at = from, out = to
    let first = f32x4.splat(0)
    if (zero) {
      first = v128.load(at)
      at += stride
    }
    const d1 = v128.load(at), d2 = v128.load(at + stride), d3 = v128.load(at + 2 * stride), d4 = v128.load(at + 3 * stride), d5 = v128.load(at + 4 * stride)
    if (zero) {
      v128.store(out, more(less(d4, sum, d2), product, first))
      out += toStride
    }
    const evenA = less(d4, b2, d2), oddA = less(d3, b2, d1), evenB = less(d4, a2, d2), oddB = less(d3, a2, d1)
    v128.store(out, more(evenA, a, oddA))
    v128.store(out + toStride, less(evenA, a, oddA))
    v128.store(out + 2 * toStride, more(evenB, b, oddB))
    v128.store(out + 3 * toStride, less(evenB, b, oddB))
    v128.store(out + 4 * toStride, more(less(d5, sum, d3), product, d1))
    from += step
    to += toStep
  }
}

/** B: points, to pieces of images. */
export function pointsToPieces(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32, zero: bool, adds: bool): void {
  for (let i = 0; i < count; i++) {
    let at = from, out = to
    let first = f32x4.splat(0)
    if (zero) {
      first = v128.load(at)
      at += stride
      put(out, times(product, first), adds)
      out += toStride
    }
    const plusA = v128.load(at), minusA = v128.load(at + stride), plusB = v128.load(at + 2 * stride), minusB = v128.load(at + 3 * stride), last = v128.load(at + 4 * stride)
    const evenA = f32x4.add(plusA, minusA), oddA = times(a, f32x4.sub(plusA, minusA)), evenB = f32x4.add(plusB, minusB), oddB = times(b, f32x4.sub(plusB, minusB))
    put(out, less(less(times(product, last), b2, oddA), a2, oddB), adds)
    put(out + toStride, f32x4.neg(more(more(times(sum, first), b2, evenA), a2, evenB)), adds)
    put(out + 2 * toStride, less(f32x4.add(oddA, oddB), sum, last), adds)
    put(out + 3 * toStride, f32x4.add(f32x4.add(evenA, evenB), first), adds)
    put(out + 4 * toStride, last, adds)
    from += step
    to += toStep
  }
}

@inline function put(at: usize, value: v128, adds: bool): void { v128.store(at, adds ? f32x4.add(v128.load(at), value) : value) }

/** Aᵀ: points, to `places` results. */
export function pointsToPlaces(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32, zero: bool, places: i32): void {
  for (let i = 0; i < count; i++) {
    let at = from
    let first = f32x4.splat(0)
    if (zero) {
      first = v128.load(at)
      at += stride
    }
    const plusA = v128.load(at), minusA = v128.load(at + stride), plusB = v128.load(at + 2 * stride), minusB = v128.load(at + 3 * stride), last = v128.load(at + 4 * stride)
    const evenA = f32x4.add(plusA, minusA), oddA = times(a, f32x4.sub(plusA, minusA)), evenB = f32x4.add(plusB, minusB), oddB = times(b, f32x4.sub(plusB, minusB))
    v128.store(to, f32x4.add(f32x4.add(evenA, evenB), first))
    const y1 = f32x4.add(oddA, oddB)
    v128.store(to + toStride, places == 2 ? f32x4.add(y1, last) : y1)
    if (places > 2) {
      const y2 = more(times(a2, evenA), b2, evenB)
      v128.store(to + 2 * toStride, places == 3 ? f32x4.add(y2, last) : y2)
    }
    if (places > 3) v128.store(to + 3 * toStride, more(more(last, a2, oddA), b2, oddB))
    from += step
    to += toStep
  }
}

/** A: what `places` results are to be, to points. */
export function placesToPoints(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32, zero: bool, places: i32): void {
  for (let i = 0; i < count; i++) {
    const y0 = v128.load(from), y1 = v128.load(from + stride)
    let evenA = y0, oddA = y1, evenB = y0, oddB = y1, last = y1, out = to
    if (places > 2) {
      last = v128.load(from + 2 * stride)
      evenA = more(y0, a2, last)
      evenB = more(y0, b2, last)
    }
    if (places > 3) {
      last = v128.load(from + 3 * stride)
      oddA = more(y1, a2, last)
      oddB = more(y1, b2, last)
    }
    if (zero) {
      v128.store(out, y0)
      out += toStride
    }
    v128.store(out, more(evenA, a, oddA))
    v128.store(out + toStride, less(evenA, a, oddA))
    v128.store(out + 2 * toStride, more(evenB, b, oddB))
    v128.store(out + 3 * toStride, less(evenB, b, oddB))
    v128.store(out + 4 * toStride, last)
    from += step
    to += toStep
  }
}

/** G: the `taps` of filters, to points. */
export function tapsToPoints(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32, zero: bool, taps: i32): void {
  for (let i = 0; i < count; i++) {
    const g0 = v128.load(from), g1 = v128.load(from + stride), g2 = v128.load(from + 2 * stride)
    let evenA = more(g0, a2, g2), oddA = g1, evenB = more(g0, b2, g2), oddB = g1, last = g2, out = to
    if (taps == 5) {
      const g3 = v128.load(from + 3 * stride)
      last = v128.load(from + 4 * stride)
      oddA = more(g1, a2, g3)
      oddB = more(g1, b2, g3)
      evenA = more(evenA, a4, last)
      evenB = more(evenB, b4, last)
    }
    if (zero) {
      v128.store(out, times(perZero, g0))
      out += toStride
    }
    const ofA = zero ? constant(perA) : constant(perAWithout), ofB = zero ? constant(perB) : constant(perBWithout)
    const minusA = f32x4.mul(ofA, less(evenA, a, oddA)), minusB = f32x4.mul(ofB, less(evenB, b, oddB))
    v128.store(out, f32x4.mul(ofA, more(evenA, a, oddA)))
    v128.store(out + toStride, zero ? minusA : f32x4.neg(minusA))
    v128.store(out + 2 * toStride, f32x4.mul(ofB, more(evenB, b, oddB)))
    v128.store(out + 3 * toStride, zero ? minusB : f32x4.neg(minusB))
    v128.store(out + 4 * toStride, last)
    from += step
    to += toStep
  }
}

/** Gᵀ: points, to the `taps` of filters. */
export function pointsToTaps(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32, zero: bool, taps: i32): void {
  for (let i = 0; i < count; i++) {
    let at = from
    let g0 = f32x4.splat(0)
    if (zero) {
      g0 = times(perZero, v128.load(at))
      at += stride
    }
    const ofA = zero ? constant(perA) : constant(perAWithout), ofB = zero ? constant(perB) : constant(perBWithout)
    const plusA = f32x4.mul(ofA, v128.load(at)), plusB = f32x4.mul(ofB, v128.load(at + 2 * stride)), last = v128.load(at + 4 * stride)
    let minusA = f32x4.mul(ofA, v128.load(at + stride)), minusB = f32x4.mul(ofB, v128.load(at + 3 * stride))
    if (!zero) {
      minusA = f32x4.neg(minusA)
      minusB = f32x4.neg(minusB)
    }
    const evenA = f32x4.add(plusA, minusA), oddA = times(a, f32x4.sub(plusA, minusA)), evenB = f32x4.add(plusB, minusB), oddB = times(b, f32x4.sub(plusB, minusB))
    v128.store(to, f32x4.add(g0, f32x4.add(evenA, evenB)))
    v128.store(to + toStride, f32x4.add(oddA, oddB))
    const g2 = more(times(a2, evenA), b2, evenB)
    v128.store(to + 2 * toStride, taps == 3 ? f32x4.add(g2, last) : g2)
    if (taps == 5) {
      v128.store(to + 3 * toStride, more(times(a2, oddA), b2, oddB))
      v128.store(to + 4 * toStride, more(more(last, a4, evenA), b4, evenB))
    }
    from += step
    to += toStep
  }
}
