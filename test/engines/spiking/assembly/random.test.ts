/** The kernels' generator against a plain implementation of xoshiro128++, and its keys. */
import { describe, expect, it } from 'vitest'
import { createKernel } from '../../../../src-main/engines/spiking/kernel/kernel.ts'
import { generatorState, nameHash, purposes } from '../../../../src-main/engines/spiking/random-keys.ts'

const rotated = (x: number, k: number): number => ((x << k) | (x >>> (32 - k))) >>> 0

/** Blackman and Vigna's xoshiro128++ 1.0. */
function* xoshiro(state: Uint32Array): Generator<number, never, void> {
  let [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = state
  for (;;) {
    yield (rotated((s0 + s3) >>> 0, 7) + s0) >>> 0
    const t = (s1 << 9) >>> 0
    s2 = (s2 ^ s0) >>> 0
    s3 = (s3 ^ s1) >>> 0
    s1 = (s1 ^ s2) >>> 0
    s0 = (s0 ^ s3) >>> 0
    s2 = (s2 ^ t) >>> 0
    s3 = rotated(s3, 11)
  }
}

function drawn(state: Uint32Array, count: number): number[] {
  const kernel = createKernel()
  const at = kernel.allocate(16)
  const out = kernel.allocate(count * 4)
  kernel.words(at, 4).set(state)
  kernel.uniforms(at, out, count)
  return Array.from(kernel.words(out, count), (word) => word >>> 0)
}

describe('the generator', () => {
  it('is xoshiro128++', () => {
    const state = generatorState(1, purposes.noise, 'cells')
    const plain = xoshiro(state)
    expect(drawn(state, 1000)).toEqual(Array.from({ length: 1000 }, () => plain.next().value))
    // The first numbers from the state 1, 2, 3, 4, as its authors' program gives them.
    expect(drawn(Uint32Array.of(1, 2, 3, 4), 4)).toEqual([641, 1573767, 3222811527, 3517856514])
  })
})

describe('keys', () => {
  it('differ between seeds, purposes and names, and are equal where these are', () => {
    const states = [[1, 11, 'a'], [2, 11, 'a'], [1, 12, 'a'], [1, 11, 'b']] as const
    expect(new Set(states.map(([seed, purpose, name]) => generatorState(seed, purpose, name).join())).size).toBe(4)
    expect(generatorState(1, 11, 'a')).toEqual(generatorState(1, 11, 'a'))
  })

  it('hash names by FNV-1a', () => {
    // Published values of the 32-bit hash.
    expect([nameHash(''), nameHash('a'), nameHash('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968])
  })
})
