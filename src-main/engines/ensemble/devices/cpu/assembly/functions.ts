/** Exponentials and sigmoids of four numbers, to a few units in the last place. */

/** Loaded where they are used: the compiler of the engine would make each anew in every iteration, which takes longer. */
const constants: usize = memory.data<f32>([
  87, -87, 1.4426950408889634, 12582912, 0.693145751953125, 1.428606765330187e-6, 0.0013981999, 0.008333452, 0.0416664, 0.16666657, 0.5, 1, 1.984127e-4, 1.3888889e-3, 8.3333333e-3,
  4.1666667e-2, 0.16666667,
])

@inline function constant(index: usize): v128 { return v128.load32_splat(constants + (index << 2)) }

const largest: usize = 0, least: usize = 1, perLn2: usize = 2, rounder: usize = 3, ln2: usize = 4, restOfLn2: usize = 5, power5: usize = 6, half: usize = 10, one: usize = 11, series7: usize = 12

/** e^x for x clamped to ±87: 2 to the nearest whole number of x / ln 2, and a polynomial in the rest. Adding 1.5 × 2^23 leaves the whole number in the low bits. */
@inline export function exponential(x: v128): v128 {
  const clamped = f32x4.pmax(f32x4.pmin(x, constant(largest)), constant(least))
  const rounded = f32x4.add(f32x4.mul(clamped, constant(perLn2)), constant(rounder)), whole = f32x4.sub(rounded, constant(rounder))
  // ln 2 in two parts, so that the rest keeps its digits.
  let rest = f32x4.relaxed_nmadd(whole, constant(ln2), clamped)
  rest = f32x4.relaxed_nmadd(whole, constant(restOfLn2), rest)
  let power = constant(power5)
  power = f32x4.relaxed_madd(power, rest, constant(power5 + 1))
  power = f32x4.relaxed_madd(power, rest, constant(power5 + 2))
  power = f32x4.relaxed_madd(power, rest, constant(power5 + 3))
  power = f32x4.relaxed_madd(power, rest, constant(half))
  power = f32x4.relaxed_madd(power, rest, constant(one))
  power = f32x4.relaxed_madd(power, rest, constant(one))
  return f32x4.mul(power, i32x4.add(i32x4.shl(rounded, 23), constant(one)))
}

@inline export function sigmoid(x: v128): v128 { return sigmoidFrom(exponential(f32x4.neg(x))) }

/** Of x, from e^-x. */
@inline export function sigmoidFrom(decayed: v128): v128 { return f32x4.div(constant(one), f32x4.add(constant(one), decayed)) }

/** e^x - 1 for x between ±1/2. */
@inline function exponentialLessOne(x: v128): v128 {
  let series = constant(series7)
  series = f32x4.relaxed_madd(series, x, constant(series7 + 1))
  series = f32x4.relaxed_madd(series, x, constant(series7 + 2))
  series = f32x4.relaxed_madd(series, x, constant(series7 + 3))
  series = f32x4.relaxed_madd(series, x, constant(series7 + 4))
  series = f32x4.relaxed_madd(series, x, constant(half))
  return f32x4.relaxed_madd(f32x4.mul(series, x), x, x)
}

/** Where a difference of du is so large that the two sigmoids lie apart. */
@inline export function isFar(du: v128): v128 { return f32x4.ge(f32x4.abs(du), constant(half)) }

/** q - p for q = σ(u + du) and p = σ(u) that lie near each other, without cancellation; `decayed` is e^-u. With g = e^du - 1 it is g p (1 - p) / (1 + g p). */
@inline export function smallDifference(decayed: v128, p: v128, du: v128): v128 {
  const grown = f32x4.mul(exponentialLessOne(du), p)
  return f32x4.mul(f32x4.div(grown, f32x4.add(constant(one), grown)), f32x4.mul(p, decayed))
}

/** The same; where both lie apart, their difference, or that of 1 - p and 1 - q where those are the smaller ones: looked at only where it is wanted. */
@inline export function sigmoidDifference(u: v128, decayed: v128, p: v128, du: v128): v128 {
  const far = isFar(du), small = smallDifference(decayed, p, du)
  if (!v128.any_true(far)) return small
  const beyond = exponential(f32x4.neg(f32x4.add(u, du))), q = sigmoidFrom(beyond)
  const apart = v128.bitselect(f32x4.sub(f32x4.mul(p, decayed), f32x4.mul(q, beyond)), f32x4.sub(q, p), f32x4.gt(u, f32x4.splat(0)))
  return v128.bitselect(apart, small, far)
}
