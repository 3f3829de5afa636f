import { describe, expect, it } from 'vitest'
import { createResultChecksum } from '../../src-main/run-host/result-checksum.ts'

const rows = (series: string, values: readonly number[]) => ({ series, columns: ['x', 'y'], values })

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
    expect(checksumOf(rows('a', [NaN, 0]))).toBe(checksumOf(rows('a', [0 / 0, 0])))
  })
})
