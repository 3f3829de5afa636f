import { describe, expect, it } from 'vitest'
import { kindOf, presets } from '../../src-main/experiments/kinds.ts'

describe('the forecast of a preset', () => {
  it('has no less memory than the program that computes it takes with nothing to do', () => {
    const emptyProgramMb = 80
    const tooLow = presets.filter(({ spec }) => kindOf(spec).work(spec).memoryMb < emptyProgramMb)
    expect(tooLow.map(({ id }) => id)).toEqual([])
  })
})
