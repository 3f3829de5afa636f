/** Random numbers: xoshiro128++ of Blackman and Vigna, and the gaps of Bernoulli processes. */
import { Gap } from './records'

@inline function rotl(x: u32, k: u32): u32 {
  return (x << k) | (x >> (32 - k))
}

/** The next 32 bits of the generator whose four words lie at `state`. */
@inline export function next(state: usize): u32 {
  let s0 = load<u32>(state)
  let s1 = load<u32>(state, 4)
  let s2 = load<u32>(state, 8)
  let s3 = load<u32>(state, 12)
  const result = rotl(s0 + s3, 7) + s0
  const t = s1 << 9
  s2 ^= s0
  s3 ^= s1
  s1 ^= s2
  s0 ^= s3
  s2 ^= t
  s3 = rotl(s3, 11)
  store<u32>(state, s0)
  store<u32>(state, s1, 4)
  store<u32>(state, s2, 8)
  store<u32>(state, s3, 12)
  return result
}

/** Uniform in [0, 1), 32 bits. */
@inline export function uniform(state: usize): f64 {
  return <f64>next(state) * 2.3283064365386963e-10
}

/** How many slots until the next success of a Bernoulli process: at least 1. */
@inline export function nextGap(gap: Gap, state: usize): i32 {
  const table = gap.table
  return table ? aliasGap(table, state) : logGap(gap.reciprocalLog, state)
}

/** One draw: 8 bits choose the entry, 24 bits between it and its alias. The last entry stands for all longer gaps, which go on from there. */
@inline export function aliasGap(table: usize, state: usize): i32 {
  let failures = 0
  while (true) {
    const bits = next(state)
    const entry = bits >>> 24
    const word = load<u32>(table + (entry << 2))
    // 24 bits of threshold and 8 bits of alias in one word.
    const value = (bits & 0xffffff) < (word >>> 8) ? entry : word & 0xff
    if (value < 255) return failures + value + 1
    failures += 255
  }
}

export function logGap(reciprocalLog: f64, state: usize): i32 {
  const u = (<f64>next(state) + 1.0) * 2.3283064365386963e-10
  const failures = Math.log(u) * reciprocalLog
  return failures < 1e9 ? <i32>failures + 1 : 1000000000
}
