/**
 * The transforms of winograd-lines.ts with seven points, ±5/16, ±7/8, ±7/4 and infinity, for five places and three taps; with two taps
 * (`few`) nothing lies at infinity. Of all such points these lose the fewest digits, on the way up, down and of the gradient together.
 */

/** The points a, b, c; their second and fourth powers; sums and products of the squares of the other two; what divides filters; and of all three squares the sum, the sum of products, the product. */
const constants: usize = memory.data<f32>([
  0.3125, 0.875, 1.75, 0.09765625, 0.765625, 3.0625, 0.0095367431640625, 0.586181640625, 9.37890625,
  3.828125, 3.16015625, 0.86328125, 2.3447265625, 0.299072265625, 0.07476806640625, 0.8079082202651997, -0.37245040037736066, 0.041955875141323234,
  3.92578125, 2.71856689453125, 0.22897720336914062,
])

@inline function constant(index: usize): v128 { return v128.load32_splat(constants + (index << 2)) }

const a: usize = 0, b: usize = 1, c: usize = 2, a2: usize = 3, b2: usize = 4, c2: usize = 5, a4: usize = 6, b4: usize = 7, c4: usize = 8
const sumA: usize = 9, sumB: usize = 10, sumC: usize = 11, productA: usize = 12, productB: usize = 13, productC: usize = 14, perA: usize = 15, perB: usize = 16, perC: usize = 17
const sum: usize = 18, products: usize = 19, product: usize = 20

/** x - c y. */
@inline function less(x: v128, c: usize, y: v128): v128 { return f32x4.relaxed_nmadd(constant(c), y, x) }
/** x + c y. */
@inline function more(x: v128, c: usize, y: v128): v128 { return f32x4.relaxed_madd(constant(c), y, x) }
@inline function times(c: usize, x: v128): v128 { return f32x4.mul(constant(c), x) }

/** x + p y at a point, and x - p y at its negative. */
@inline function storeBoth(to: usize, stride: usize, x: v128, p: usize, y: v128): void {
  v128.store(to, more(x, p, y))
  v128.store(to + stride, less(x, p, y))
}

/** Bᵀ: pieces of images, of seven numbers or six, to points. */
export function piecesToPoints(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32, few: bool): void {
  for (let i = 0; i < count; i++) {
    const d0 = v128.load(from), d1 = v128.load(from + stride), d2 = v128.load(from + 2 * stride), d3 = v128.load(from + 3 * stride)
    const d4 = v128.load(from + 4 * stride), d5 = v128.load(from + 5 * stride)
    storeBoth(to, toStride, more(less(d5, sumA, d3), productA, d1), a, more(less(d4, sumA, d2), productA, d0))
    storeBoth(to + 2 * toStride, toStride, more(less(d5, sumB, d3), productB, d1), b, more(less(d4, sumB, d2), productB, d0))
    storeBoth(to + 4 * toStride, toStride, more(less(d5, sumC, d3), productC, d1), c, more(less(d4, sumC, d2), productC, d0))
    if (!few) v128.store(to + 6 * toStride, less(more(less(v128.load(from + 6 * stride), sum, d4), products, d2), product, d0))
    from += step
    to += toStep
  }
}

/** B: points, to pieces of images. */
export function pointsToPieces(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32, few: bool, adds: bool): void {
  for (let i = 0; i < count; i++) {
    const plusA = v128.load(from), minusA = v128.load(from + stride), plusB = v128.load(from + 2 * stride), minusB = v128.load(from + 3 * stride)
    const plusC = v128.load(from + 4 * stride), minusC = v128.load(from + 5 * stride)
    const oddA = f32x4.add(plusA, minusA), oddB = f32x4.add(plusB, minusB), oddC = f32x4.add(plusC, minusC)
    const evenA = times(a, f32x4.sub(plusA, minusA)), evenB = times(b, f32x4.sub(plusB, minusB)), evenC = times(c, f32x4.sub(plusC, minusC))
    const last = few ? f32x4.splat(0) : v128.load(from + 6 * stride)
    put(to, less(more(more(times(productA, evenA), productB, evenB), productC, evenC), product, last), adds)
    put(to + toStride, more(more(times(productA, oddA), productB, oddB), productC, oddC), adds)
    put(to + 2 * toStride, less(less(less(times(products, last), sumA, evenA), sumB, evenB), sumC, evenC), adds)
    put(to + 3 * toStride, f32x4.neg(more(more(times(sumA, oddA), sumB, oddB), sumC, oddC)), adds)
    put(to + 4 * toStride, less(f32x4.add(f32x4.add(evenA, evenB), evenC), sum, last), adds)
    put(to + 5 * toStride, f32x4.add(f32x4.add(oddA, oddB), oddC), adds)
    if (!few) put(to + 6 * toStride, last, adds)
    from += step
    to += toStep
  }
}

@inline function put(at: usize, value: v128, adds: bool): void { v128.store(at, adds ? f32x4.add(v128.load(at), value) : value) }

/** Aᵀ: points, to five results. */
export function pointsToPlaces(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    const plusA = v128.load(from), minusA = v128.load(from + stride), plusB = v128.load(from + 2 * stride), minusB = v128.load(from + 3 * stride)
    const plusC = v128.load(from + 4 * stride), minusC = v128.load(from + 5 * stride)
    const evenA = f32x4.add(plusA, minusA), evenB = f32x4.add(plusB, minusB), evenC = f32x4.add(plusC, minusC)
    const oddA = times(a, f32x4.sub(plusA, minusA)), oddB = times(b, f32x4.sub(plusB, minusB)), oddC = times(c, f32x4.sub(plusC, minusC))
    v128.store(to, f32x4.add(f32x4.add(evenA, evenB), evenC))
    v128.store(to + toStride, f32x4.add(f32x4.add(oddA, oddB), oddC))
    v128.store(to + 2 * toStride, more(more(times(a2, evenA), b2, evenB), c2, evenC))
    v128.store(to + 3 * toStride, more(more(times(a2, oddA), b2, oddB), c2, oddC))
    v128.store(to + 4 * toStride, more(more(more(v128.load(from + 6 * stride), a4, evenA), b4, evenB), c4, evenC))
    from += step
    to += toStep
  }
}

/** A: what five results are to be, to points. */
export function placesToPoints(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    const y0 = v128.load(from), y1 = v128.load(from + stride), y2 = v128.load(from + 2 * stride), y3 = v128.load(from + 3 * stride), y4 = v128.load(from + 4 * stride)
    storeBoth(to, toStride, more(more(y0, a2, y2), a4, y4), a, more(y1, a2, y3))
    storeBoth(to + 2 * toStride, toStride, more(more(y0, b2, y2), b4, y4), b, more(y1, b2, y3))
    storeBoth(to + 4 * toStride, toStride, more(more(y0, c2, y2), c4, y4), c, more(y1, c2, y3))
    v128.store(to + 6 * toStride, y4)
    from += step
    to += toStep
  }
}

/** G: three taps of filters, or two, to points. */
export function tapsToPoints(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32, few: bool): void {
  for (let i = 0; i < count; i++) {
    const g0 = v128.load(from), g1 = v128.load(from + stride), g2 = few ? f32x4.splat(0) : v128.load(from + 2 * stride)
    storeDivided(to, toStride, more(g0, a2, g2), a, g1, perA)
    storeDivided(to + 2 * toStride, toStride, more(g0, b2, g2), b, g1, perB)
    storeDivided(to + 4 * toStride, toStride, more(g0, c2, g2), c, g1, perC)
    if (!few) v128.store(to + 6 * toStride, g2)
    from += step
    to += toStep
  }
}

/** What divides a filter at the negative of a point has the other sign. */
@inline function storeDivided(to: usize, stride: usize, x: v128, p: usize, y: v128, per: usize): void {
  v128.store(to, times(per, more(x, p, y)))
  v128.store(to + stride, f32x4.neg(times(per, less(x, p, y))))
}

/** Gᵀ: points, to three taps of filters, or two. */
export function pointsToTaps(from: usize, stride: usize, step: usize, to: usize, toStride: usize, toStep: usize, count: i32, few: bool): void {
  for (let i = 0; i < count; i++) {
    const plusA = v128.load(from), minusA = v128.load(from + stride), plusB = v128.load(from + 2 * stride), minusB = v128.load(from + 3 * stride)
    const plusC = v128.load(from + 4 * stride), minusC = v128.load(from + 5 * stride)
    const evenA = times(perA, f32x4.sub(plusA, minusA)), evenB = times(perB, f32x4.sub(plusB, minusB)), evenC = times(perC, f32x4.sub(plusC, minusC))
    const oddA = times(perA, f32x4.add(plusA, minusA)), oddB = times(perB, f32x4.add(plusB, minusB)), oddC = times(perC, f32x4.add(plusC, minusC))
    v128.store(to, f32x4.add(f32x4.add(evenA, evenB), evenC))
    v128.store(to + toStride, more(more(times(a, oddA), b, oddB), c, oddC))
    if (!few) v128.store(to + 2 * toStride, more(more(more(v128.load(from + 6 * stride), a2, evenA), b2, evenB), c2, evenC))
    from += step
    to += toStep
  }
}
