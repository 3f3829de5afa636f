/** Operations on one number after another, four at a time; the last few singly. */
import { exponential, isFar, sigmoid, sigmoidDifference, sigmoidFrom, smallDifference } from './functions'

export const linear: i32 = 0
export const sigmoidal: i32 = 1
export const rectified: i32 = 2

/** Up to four numbers; lanes beyond `left` are zero. */
@inline export function loadSome(at: usize, left: i32): v128 {
  if (left >= 4) return v128.load(at)
  let lanes = v128.load32_zero(at)
  if (left > 1) lanes = v128.load32_lane(at, lanes, 1, 4)
  if (left > 2) lanes = v128.load32_lane(at, lanes, 2, 8)
  return lanes
}

@inline export function storeSome(at: usize, value: v128, left: i32): void {
  if (left >= 4) {
    v128.store(at, value)
    return
  }
  v128.store32_lane(at, value, 0)
  if (left > 1) v128.store32_lane(at, value, 1, 4)
  if (left > 2) v128.store32_lane(at, value, 2, 8)
}

@inline function activated(x: v128, activation: i32): v128 {
  if (activation == sigmoidal) return sigmoid(x)
  return activation == rectified ? f32x4.pmax(f32x4.splat(0), x) : x
}

/** values = f(values + bias) for `rows` rows, `stride` bytes apart; without a bias where it is 0. */
export function addBias(values: usize, bias: usize, columns: i32, stride: usize, activation: i32, rows: i32): void {
  if (bias && activation == sigmoidal) addBiasAs(values, bias, columns, stride, sigmoidal, rows)
  else if (bias && activation == rectified) addBiasAs(values, bias, columns, stride, rectified, rows)
  else for (let row = 0; row < rows; row++) addBiasFrom(values + <usize>row * stride, bias, columns, activation, 0)
}

/** With an activation that is a constant: eight numbers without a decision, of which the engine can make one vector. */
@inline function addBiasAs(values: usize, bias: usize, columns: i32, stride: usize, activation: i32, rows: i32): void {
  const whole = <usize>(columns & ~7) << 2
  for (let row = 0; row < rows; row++) {
    for (let at: usize = 0; at < whole; at += 32) {
      const place = values + at, shift = bias + at
      const first = activated(f32x4.add(v128.load(place), v128.load(shift)), activation), second = activated(f32x4.add(v128.load(place, 16), v128.load(shift, 16)), activation)
      v128.store(place, first)
      v128.store(place, second, 16)
    }
    addBiasFrom(values, bias, columns, activation, columns & ~7)
    values += stride
  }
}

function addBiasFrom(values: usize, bias: usize, columns: i32, activation: i32, from: i32): void {
  for (let i = from; i < columns; i += 4) {
    const place = values + (<usize>i << 2), left = columns - i
    let x = loadSome(place, left)
    if (bias) x = f32x4.add(x, loadSome(bias + (<usize>i << 2), left))
    storeSome(place, activated(x, activation), left)
  }
}

export function perturb(x: usize, noise: usize, out: usize, activation: i32, from: i32, to: i32): void {
  for (let i = from; i < to; i += 4) {
    const at = <usize>i << 2, left = to - i
    storeSome(out + at, activated(f32x4.add(loadSome(x + at, left), loadSome(noise + at, left)), activation), left)
  }
}

export function softmax(x: usize, out: usize, columns: i32, from: i32, to: i32): void {
  for (let row = from; row < to; row++) {
    const start = (<usize>row * <usize>columns) << 2
    let largest: f32 = -Infinity
    for (let i = 0; i < columns; i++) largest = max(largest, load<f32>(x + start + (<usize>i << 2)))
    let sum: f64 = 0
    for (let i = 0; i < columns; i += 4) {
      const at = start + (<usize>i << 2), left = columns - i
      storeSome(out + at, exponential(f32x4.sub(loadSome(x + at, left), f32x4.splat(largest))), left)
      for (let lane = 0; lane < min(left, 4); lane++) sum += <f64>load<f32>(out + at + (<usize>lane << 2))
    }
    const factor = f32x4.splat(<f32>(1 / sum))
    for (let i = 0; i < columns; i += 4) {
      const at = out + start + (<usize>i << 2), left = columns - i
      storeSome(at, f32x4.mul(loadSome(at, left), factor), left)
    }
  }
}

/** b above d; `count` numbers each. κ of 0: a sigmoid output. */
export function outputBursts(e: usize, t: usize, out: usize, count: i32, burstProbability: f32, kappa: f32, from: i32, to: i32): void {
  const p = f32x4.splat(burstProbability), one = f32x4.splat(1), second = out + (<usize>count << 2)
  const room = f32x4.splat(1 - burstProbability), steepness = f32x4.splat(burstProbability * kappa), unscaled = f32x4.splat(kappa == 0 ? 0 : 1 / kappa)
  for (let i = from; i < to; i += 4) {
    const at = <usize>i << 2, left = to - i
    const rate = loadSome(e + at, left), error = f32x4.sub(loadSome(t + at, left), rate)
    storeSome(out + at, f32x4.mul(p, rate), left)
    const difference = kappa == 0
      ? f32x4.mul(f32x4.mul(p, error), f32x4.mul(f32x4.sub(one, rate), rate))
      : f32x4.mul(f32x4.mul(f32x4.pmin(f32x4.div(f32x4.mul(steepness, error), f32x4.add(rate, f32x4.splat(1e-8))), room), rate), unscaled)
    storeSome(second + at, difference, left)
  }
}

export function preBursts(f: usize, e: usize, out: usize, gains: bool, from: i32, to: i32): void {
  if (gains) preBurstsAs(f, e, out, true, from, to)
  else preBurstsAs(f, e, out, false, from, to)
}

@inline function preBurst(potential: v128, rate: v128, gains: bool): v128 {
  return f32x4.mul(sigmoid(gains ? f32x4.mul(potential, f32x4.sub(f32x4.splat(1), rate)) : potential), rate)
}

@inline function preBurstsAs(f: usize, e: usize, out: usize, gains: bool, from: i32, to: i32): void {
  let i = from
  for (; i + 8 <= to; i += 8) {
    const at = <usize>i << 2
    const first = preBurst(v128.load(f + at), v128.load(e + at), gains), second = preBurst(v128.load(f + at, 16), v128.load(e + at, 16), gains)
    v128.store(out + at, first)
    v128.store(out + at, second, 16)
  }
  for (; i < to; i += 4) {
    const at = <usize>i << 2, left = to - i
    storeSome(out + at, preBurst(loadSome(f + at, left), loadSome(e + at, left), gains), left)
  }
}

/** `r` may be 0. */
export function bursts(f: usize, e: usize, r: usize, out: usize, u: usize, count: i32, activation: i32, from: i32, to: i32): void {
  if (activation == sigmoidal && r) burstsAs(f, e, r, out, u, count, sigmoidal, true, from, to)
  else if (activation == sigmoidal) burstsAs(f, e, 0, out, u, count, sigmoidal, false, from, to)
  else burstsFrom(f, e, r, out, u, count, activation, from, to)
}

@inline function gainOf(rate: v128, activation: i32): v128 {
  return activation == sigmoidal
    ? f32x4.sub(f32x4.splat(1), rate)
    : v128.and(f32x4.div(f32x4.splat(1), f32x4.add(rate, f32x4.splat(1e-8))), f32x4.gt(rate, f32x4.splat(0)))
}

/** Eight at a time, as long as the teacher changes none of them by much: then there is nothing to decide. */
@inline function burstsAs(f: usize, e: usize, r: usize, out: usize, u: usize, count: i32, activation: i32, recurrent: bool, from: i32, to: i32): void {
  const half = <usize>count << 2
  let i = from
  for (; i + 8 <= to; i += 8) {
    const at = <usize>i << 2
    const rate = v128.load(e + at), rate2 = v128.load(e + at, 16), gain = gainOf(rate, activation), gain2 = gainOf(rate2, activation)
    const du = f32x4.mul(v128.load(f + half + at), gain), du2 = f32x4.mul(v128.load(f + half + at, 16), gain2)
    if (!v128.any_true(isFar(du)) && !v128.any_true(isFar(du2))) {
      let potential = f32x4.mul(v128.load(f + at), gain), potential2 = f32x4.mul(v128.load(f + at, 16), gain2)
      if (recurrent) {
        potential = f32x4.sub(potential, v128.load(r + at))
        potential2 = f32x4.sub(potential2, v128.load(r + at, 16))
      }
      const decayed = exponential(f32x4.neg(potential)), decayed2 = exponential(f32x4.neg(potential2)), p = sigmoidFrom(decayed), p2 = sigmoidFrom(decayed2)
      const teacher = f32x4.mul(smallDifference(decayed, p, du), rate), teacher2 = f32x4.mul(smallDifference(decayed2, p2, du2), rate2)
      v128.store(u + at, potential)
      v128.store(u + at, potential2, 16)
      v128.store(out + at, f32x4.mul(p, rate))
      v128.store(out + at, f32x4.mul(p2, rate2), 16)
      v128.store(out + half + at, teacher)
      v128.store(out + half + at, teacher2, 16)
    } else burstsFrom(f, e, r, out, u, count, activation, i, i + 8)
  }
  burstsFrom(f, e, r, out, u, count, activation, i, to)
}

function burstsFrom(f: usize, e: usize, r: usize, out: usize, u: usize, count: i32, activation: i32, from: i32, to: i32): void {
  const half = <usize>count << 2
  for (let i = from; i < to; i += 4) {
    const at = <usize>i << 2, left = to - i
    const rate = loadSome(e + at, left), gain = gainOf(rate, activation)
    let potential = f32x4.mul(loadSome(f + at, left), gain)
    if (r) potential = f32x4.sub(potential, loadSome(r + at, left))
    const decayed = exponential(f32x4.neg(potential)), p = sigmoidFrom(decayed)
    storeSome(u + at, potential, left)
    storeSome(out + at, f32x4.mul(p, rate), left)
    storeSome(out + half + at, f32x4.mul(sigmoidDifference(potential, decayed, p, f32x4.mul(loadSome(f + half + at, left), gain)), rate), left)
  }
}

export function outputError(e: usize, t: usize, out: usize, activation: i32, from: i32, to: i32): void {
  const one = f32x4.splat(1)
  for (let i = from; i < to; i += 4) {
    const at = <usize>i << 2, left = to - i
    const rate = loadSome(e + at, left)
    const error = f32x4.sub(loadSome(t + at, left), rate)
    storeSome(out + at, activation == sigmoidal ? f32x4.mul(error, f32x4.mul(rate, f32x4.sub(one, rate))) : error, left)
  }
}

export function hiddenError(x: usize, e: usize, out: usize, activation: i32, from: i32, to: i32): void {
  const one = f32x4.splat(1)
  for (let i = from; i < to; i += 4) {
    const at = <usize>i << 2, left = to - i
    const rate = loadSome(e + at, left), error = loadSome(x + at, left)
    const passed = activation == sigmoidal ? f32x4.mul(error, f32x4.mul(rate, f32x4.sub(one, rate))) : v128.and(error, f32x4.gt(rate, f32x4.splat(0)))
    storeSome(out + at, passed, left)
  }
}
