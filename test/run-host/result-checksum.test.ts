import { describe, expect, it } from 'vitest'
import { createResultChecksum } from '../../src-main/run-host/result-checksum.ts'

const rows = (series: string, values: readonly number[] | Float64Array) => ({ series, columns: ['x', 'y'], values })

function checksumOf(...all: ReturnType<typeof rows>[]): string {
  const checksum = createResultChecksum()
  for (const part of all) checksum.add(part)
  return checksum.digest()
}

describe('the checksum of a result', () => {
  it('does not depend on how rows were cut into messages, nor on how series were interleaved', () => {
    const whole = checksumOf(rows('a', [1, 2, 3, 4]), rows('b', [5, 6]))
    expect(checksumOf(rows('a', [1, 2]), rows('b', [5, 6]), rows('a', [3, 4]))).toBe(whole)
  })

  it('depends on every value, its order, its series and its columns', () => {
    const all = [
      checksumOf(rows('a', [1, 2])), checksumOf(rows('a', [2, 1])), checksumOf(rows('b', [1, 2])), checksumOf(rows('a', [1, 2.0000000000000004])),
      checksumOf({ series: 'a', columns: ['x', 'z'], values: [1, 2] }), checksumOf(rows('a', [0, 0])), checksumOf(rows('a', [-0, 0])), checksumOf(),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  it('takes every NaN for the same', () => {
    const otherNaN = new Float64Array(BigUint64Array.of(0xfff8_0000_0000_0001n, 0n).buffer)
    expect(checksumOf(rows('a', [NaN, 0]))).toBe(checksumOf(rows('a', [0 / 0, 0])))
    expect(checksumOf(rows('a', otherNaN))).toBe(checksumOf(rows('a', [NaN, 0])))
  })

  it('stays what earlier versions made it, so that old runs can be computed again and compared', () => {
    const known = 'ebd66ab100136d3a6ee01e9915306016191631c3a8e566bb1a67baadfe323f2f'
    expect(checksumOf(rows('a', [1, -0, NaN, 1e300]))).toBe(known)
    expect(checksumOf(rows('a', Float64Array.of(1, -0, NaN, 1e300)))).toBe(known)
  })
})
