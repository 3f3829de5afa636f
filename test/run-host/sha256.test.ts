import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createSha256 } from '../../src-main/run-host/sha256.ts'

const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, i) => (i * 7919) & 255)
const nodes = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex')

describe('a checksum that can be put aside', () => {
  it('is that of Node for every length around a block', () => {
    for (let count = 0; count < 200; count++) {
      const hash = createSha256()
      hash.update(bytes(count))
      expect(hex(hash.digest())).toBe(nodes(bytes(count)))
    }
  })

  it('does not depend on how its bytes were cut, nor on where it was put aside', () => {
    const data = bytes(1000)
    for (const cut of [0, 1, 63, 64, 65, 500, 999, 1000]) {
      const first = createSha256()
      first.update(data.subarray(0, cut))
      const second = createSha256(first.save())
      second.update(data.subarray(cut))
      expect(hex(second.digest())).toBe(nodes(data))
    }
  })

  it('refuses what is no state', () => {
    expect(() => createSha256(new Uint8Array(5))).toThrow('The state of a checksum has 5 bytes; expected 104.')
  })
})
