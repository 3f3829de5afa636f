import { describe, expect, it } from 'vitest'
import { imageNetNormalisation, mnistNormalisation, noNormalisation, normalisationTable, normaliseInto } from '../../src-main/datasets/normalise.ts'
import { refusal } from './fixtures.ts'

describe('normalising', () => {
  it('takes a byte to (byte / 255 - mean) / sd', () => {
    const table = normalisationTable(mnistNormalisation, 1)
    expect(table[0]).toBeCloseTo(-0.131 / 0.308, 6)
    expect(table[255]).toBeCloseTo((1 - 0.131) / 0.308, 6)
  })

  it('has its own mean and SD per channel', () => {
    const out = new Float32Array(7)
    normaliseInto(normalisationTable(imageNetNormalisation, 3), 3, 2, Uint8Array.of(9, 0, 255, 0, 255, 0, 255), 1, out, 1)
    const expected = [0.485 / 0.229, 0.456 / 0.224, 0.406 / 0.225].map((value) => -value)
    expect(out[0]).toBe(0)
    for (const [channel, value] of expected.entries()) expect(out[1 + 2 * channel]).toBeCloseTo(value, 5)
    expect(out[2]).toBeCloseTo((1 - 0.485) / 0.229, 5)
  })

  it('leaves values from 0 to 1 where none is wanted', () => {
    expect(normalisationTable(noNormalisation(1), 1)[51]).toBeCloseTo(0.2, 6)
  })

  it('is refused where channels or SD do not fit', async () => {
    expect(await refusal(() => normalisationTable(mnistNormalisation, 3))).toContain('has 1 means and 1 standard deviations; expected 3 of each')
    expect(await refusal(() => normalisationTable({ mean: [0], sd: [0] }, 1))).toContain('Channel 0 is normalised by mean 0 and standard deviation 0')
  })
})
