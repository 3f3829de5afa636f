/**
 * Matrix products in blocks of registers. Every element is summed in one order, whoever computes it: results do not depend on how rows
 * are shared out. Nothing is packed; matrices are dense and row-major.
 */

@inline function add4(v: v128): f32 {
  const pairs = f32x4.add(v, i8x16.shuffle(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1)
}

@inline function madd(a: v128, b: v128, c: v128): v128 { return f32x4.relaxed_madd(a, b, c) }

/** The last k % 4 numbers of a row, zeros behind them. What lies beyond is read too, and left out. */
@inline function tail(at: usize, k: i32): v128 {
  return v128.and(v128.load(at), i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(k & 3)))
}

/** One element of a bᵀ. */
function dot(a: usize, b: usize, k: i32): f32 {
  let sum = f32x4.splat(0)
  const whole = <usize>(k & ~3) << 2
  for (let at: usize = 0; at < whole; at += 16) sum = madd(v128.load(a + at), v128.load(b + at), sum)
  if (k & 3) sum = madd(tail(a + whole, k), tail(b + whole, k), sum)
  return add4(sum)
}

/** Four rows of a by two of b. */
@inline function dots4x2(a: usize, aStride: usize, b: usize, bStride: usize, k: i32, out: usize, outStride: usize): void {
  let s00 = f32x4.splat(0), s01 = f32x4.splat(0), s10 = f32x4.splat(0), s11 = f32x4.splat(0)
  let s20 = f32x4.splat(0), s21 = f32x4.splat(0), s30 = f32x4.splat(0), s31 = f32x4.splat(0)
  const whole = <usize>(k & ~3) << 2
  const a1 = a + aStride, a2 = a1 + aStride, a3 = a2 + aStride, b1 = b + bStride
  for (let at: usize = 0; at < whole; at += 16) {
    const y0 = v128.load(b + at), y1 = v128.load(b1 + at)
    const x0 = v128.load(a + at)
    s00 = madd(x0, y0, s00)
    s01 = madd(x0, y1, s01)
    const x1 = v128.load(a1 + at)
    s10 = madd(x1, y0, s10)
    s11 = madd(x1, y1, s11)
    const x2 = v128.load(a2 + at)
    s20 = madd(x2, y0, s20)
    s21 = madd(x2, y1, s21)
    const x3 = v128.load(a3 + at)
    s30 = madd(x3, y0, s30)
    s31 = madd(x3, y1, s31)
  }
  if (k & 3) {
    const y0 = tail(b + whole, k), y1 = tail(b1 + whole, k)
    const x0 = tail(a + whole, k), x1 = tail(a1 + whole, k), x2 = tail(a2 + whole, k), x3 = tail(a3 + whole, k)
    s00 = madd(x0, y0, s00)
    s01 = madd(x0, y1, s01)
    s10 = madd(x1, y0, s10)
    s11 = madd(x1, y1, s11)
    s20 = madd(x2, y0, s20)
    s21 = madd(x2, y1, s21)
    s30 = madd(x3, y0, s30)
    s31 = madd(x3, y1, s31)
  }
  store<f32>(out, add4(s00))
  store<f32>(out, add4(s01), 4)
  store<f32>(out + outStride, add4(s10))
  store<f32>(out + outStride, add4(s11), 4)
  store<f32>(out + 2 * outStride, add4(s20))
  store<f32>(out + 2 * outStride, add4(s21), 4)
  store<f32>(out + 3 * outStride, add4(s30))
  store<f32>(out + 3 * outStride, add4(s31), 4)
}

/** Rows of a that are gone through while they stay in the second-level cache. */
const rowsAtOnce: i32 = 64

/** out[m, n] = Σ a[m, k] b[n, k], for rows m0 to m1 and columns n0 to n1. `columns` is the width of out. */
export function rowsByRows(a: usize, b: usize, out: usize, k: i32, columns: i32, m0: i32, m1: i32, n0: i32, n1: i32): void {
  const stride = <usize>k << 2, outStride = <usize>columns << 2
  for (let from = m0; from < m1; from += rowsAtOnce) {
    const to = min(from + rowsAtOnce, m1)
    let n = n0
    for (; n + 4 <= n1; n += 4) {
      let m = from
      for (; m + 4 <= to; m += 4) {
        const at = a + <usize>m * stride, target = out + <usize>m * outStride + (<usize>n << 2)
        dots4x2(at, stride, b + <usize>n * stride, stride, k, target, outStride)
        dots4x2(at, stride, b + <usize>(n + 2) * stride, stride, k, target + 8, outStride)
      }
      for (; m < to; m++) {
        for (let i = n; i < n + 4; i++) store<f32>(out + <usize>m * outStride + (<usize>i << 2), dot(a + <usize>m * stride, b + <usize>i * stride, k))
      }
    }
    for (; n < n1; n++) {
      for (let m = from; m < to; m++) store<f32>(out + <usize>m * outStride + (<usize>n << 2), dot(a + <usize>m * stride, b + <usize>n * stride, k))
    }
  }
}

/** Four rows of a by eight columns of b, k rows deep. `aStep` is from one k to the next, `aStride` from one row of out to the next. */
@inline function tile4x8(a: usize, aStride: usize, aStep: usize, b: usize, bStride: usize, k: i32, out: usize, outStride: usize, adds: bool): void {
  let s0 = f32x4.splat(0), t0 = f32x4.splat(0), s1 = f32x4.splat(0), t1 = f32x4.splat(0)
  let s2 = f32x4.splat(0), t2 = f32x4.splat(0), s3 = f32x4.splat(0), t3 = f32x4.splat(0)
  const o1 = out + outStride, o2 = o1 + outStride, o3 = o2 + outStride
  if (adds) {
    s0 = v128.load(out)
    t0 = v128.load(out, 16)
    s1 = v128.load(o1)
    t1 = v128.load(o1, 16)
    s2 = v128.load(o2)
    t2 = v128.load(o2, 16)
    s3 = v128.load(o3)
    t3 = v128.load(o3, 16)
  }
  let from = a, to = b
  for (let i = 0; i < k; i++) {
    const left = v128.load(to), right = v128.load(to, 16)
    const x0 = v128.load32_splat(from)
    s0 = madd(x0, left, s0)
    t0 = madd(x0, right, t0)
    const x1 = v128.load32_splat(from + aStride)
    s1 = madd(x1, left, s1)
    t1 = madd(x1, right, t1)
    const x2 = v128.load32_splat(from + 2 * aStride)
    s2 = madd(x2, left, s2)
    t2 = madd(x2, right, t2)
    const x3 = v128.load32_splat(from + 3 * aStride)
    s3 = madd(x3, left, s3)
    t3 = madd(x3, right, t3)
    from += aStep
    to += bStride
  }
  v128.store(out, s0)
  v128.store(out, t0, 16)
  v128.store(o1, s1)
  v128.store(o1, t1, 16)
  v128.store(o2, s2)
  v128.store(o2, t2, 16)
  v128.store(o3, s3)
  v128.store(o3, t3, 16)
}

/** The same of one row. */
@inline function tile1x8(a: usize, aStep: usize, b: usize, bStride: usize, k: i32, out: usize, adds: bool): void {
  let s = adds ? v128.load(out) : f32x4.splat(0), t = adds ? v128.load(out, 16) : f32x4.splat(0)
  let from = a, to = b
  for (let i = 0; i < k; i++) {
    const x = v128.load32_splat(from)
    s = madd(x, v128.load(to), s)
    t = madd(x, v128.load(to, 16), t)
    from += aStep
    to += bStride
  }
  v128.store(out, s)
  v128.store(out, t, 16)
}

/** One element in the order of the tiles: fused, in lanes that do not matter. */
function element(a: usize, aStep: usize, b: usize, bStride: usize, k: i32, start: f32): f32 {
  let sum = f32x4.splat(start)
  for (let i = 0; i < k; i++) {
    sum = madd(v128.load32_splat(a), v128.load32_splat(b), sum)
    a += aStep
    b += bStride
  }
  return f32x4.extract_lane(sum, 0)
}

/**
 * out[m, n] (+)= Σ over k of a b[k, n], where a's element for (m, k) lies at a + m aStride + k aStep: rows of a, or its columns. Rows m0 to
 * m1, columns n0 to n1; `width` is that of b and out.
 */
@inline function tiles(a: usize, aStride: usize, aStep: usize, b: usize, out: usize, k: i32, width: i32, m0: i32, m1: i32, n0: i32, n1: i32, adds: bool): void {
  const stride = <usize>width << 2
  let n = n0
  for (; n + 8 <= n1; n += 16) {
    const two = n + 16 <= n1
    let m = m0
    for (; m + 4 <= m1; m += 4) {
      const from = a + <usize>m * aStride, to = out + <usize>m * stride + (<usize>n << 2), panel = b + (<usize>n << 2)
      tile4x8(from, aStride, aStep, panel, stride, k, to, stride, adds)
      if (two) tile4x8(from, aStride, aStep, panel + 32, stride, k, to + 32, stride, adds)
    }
    for (; m < m1; m++) {
      const from = a + <usize>m * aStride, to = out + <usize>m * stride + (<usize>n << 2), panel = b + (<usize>n << 2)
      tile1x8(from, aStep, panel, stride, k, to, adds)
      if (two) tile1x8(from, aStep, panel + 32, stride, k, to + 32, adds)
    }
    if (!two) {
      n += 8
      break
    }
  }
  for (; n < n1; n++) {
    for (let m = m0; m < m1; m++) {
      const to = out + <usize>m * stride + (<usize>n << 2)
      store<f32>(to, element(a + <usize>m * aStride, aStep, b + (<usize>n << 2), stride, k, adds ? load<f32>(to) : 0))
    }
  }
}

/** out = a b: a has k columns, b and out `width`. */
export function rowsByColumns(a: usize, b: usize, out: usize, k: i32, width: i32, m0: i32, m1: i32, n0: i32, n1: i32): void {
  for (let from = m0; from < m1; from += rowsAtOnce) tiles(a, <usize>k << 2, 4, b, out, k, width, from, min(from + rowsAtOnce, m1), n0, n1, false)
}

/** Samples that are gone through while their rows stay in the cache. */
const samplesAtOnce: i32 = 192

/** out = aᵀ b: a has `rows` columns, b and out `width`; k samples. Rows m0 to m1 of out. */
export function columnsByColumns(a: usize, b: usize, out: usize, k: i32, rows: i32, width: i32, m0: i32, m1: i32): void {
  const aStep = <usize>rows << 2, stride = <usize>width << 2
  for (let from = 0; from < k; from += samplesAtOnce) {
    const count = min(samplesAtOnce, k - from)
    const first = a + <usize>from * aStep, second = b + <usize>from * stride
    // A few rows of out at a time, so that the same columns of b serve them from the cache.
    for (let m = m0; m < m1; m += 16) {
      if (from == 0) tiles(first, 4, aStep, second, out, count, width, m, min(m + 16, m1), 0, width, false)
      else tiles(first, 4, aStep, second, out, count, width, m, min(m + 16, m1), 0, width, true)
    }
  }
}
