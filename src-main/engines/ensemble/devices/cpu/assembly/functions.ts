/** Exponentials and sigmoids of four numbers, to a few units in the last place. */

/** e^x for x clamped to ±87: 2 to the nearest whole number of x / ln 2, and a polynomial in the rest. */
@inline export function exponential(x: v128): v128 {
  const clamped = f32x4.pmax(f32x4.pmin(x, f32x4.splat(87)), f32x4.splat(-87))
  const whole = f32x4.nearest(f32x4.mul(clamped, f32x4.splat(1.4426950408889634)))
  // ln 2 in two parts, so that the rest keeps its digits.
  let rest = f32x4.relaxed_nmadd(whole, f32x4.splat(0.693145751953125), clamped)
  rest = f32x4.relaxed_nmadd(whole, f32x4.splat(1.428606765330187e-6), rest)
  let power = f32x4.splat(0.0013981999)
  power = f32x4.relaxed_madd(power, rest, f32x4.splat(0.008333452))
  power = f32x4.relaxed_madd(power, rest, f32x4.splat(0.0416664))
  power = f32x4.relaxed_madd(power, rest, f32x4.splat(0.16666657))
  power = f32x4.relaxed_madd(power, rest, f32x4.splat(0.5))
  power = f32x4.relaxed_madd(power, rest, f32x4.splat(1))
  power = f32x4.relaxed_madd(power, rest, f32x4.splat(1))
  return f32x4.mul(power, i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127)), 23))
}

@inline export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1)
  return f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(x))))
}

/** e^x - 1 without cancellation: a series near zero. */
@inline export function exponentialLessOne(x: v128): v128 {
  let series = f32x4.splat(1.984127e-4)
  series = f32x4.relaxed_madd(series, x, f32x4.splat(1.3888889e-3))
  series = f32x4.relaxed_madd(series, x, f32x4.splat(8.3333333e-3))
  series = f32x4.relaxed_madd(series, x, f32x4.splat(4.1666667e-2))
  series = f32x4.relaxed_madd(series, x, f32x4.splat(0.16666667))
  series = f32x4.relaxed_madd(series, x, f32x4.splat(0.5))
  series = f32x4.relaxed_madd(f32x4.mul(series, x), x, x)
  return v128.bitselect(series, f32x4.sub(exponential(x), f32x4.splat(1)), f32x4.lt(f32x4.abs(x), f32x4.splat(0.5)))
}

/** q - p for q = σ(u + du) and p = σ(u), without cancellation: tanh(du / 2) (q (1 - p) + p (1 - q)), with tanh(du / 2) = g / (g + 2) and g = e^du - 1. */
@inline export function sigmoidDifference(u: v128, p: v128, du: v128): v128 {
  const one = f32x4.splat(1)
  const grown = exponentialLessOne(du), q = sigmoid(f32x4.add(u, du))
  const apart = f32x4.relaxed_madd(q, f32x4.sub(one, p), f32x4.mul(p, f32x4.sub(one, q)))
  return f32x4.mul(f32x4.div(grown, f32x4.add(grown, f32x4.splat(2))), apart)
}
