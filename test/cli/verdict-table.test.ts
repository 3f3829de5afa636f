import { describe, expect, it } from 'vitest'
import { verdictTable } from '../../src-main/cli/commands/show.ts'

const row = { quantity: 'Event rate', reference: 5.5, ours: 6.25, difference: 0.75, tolerance: 0.5, toleranceNote: '± 0.5', verdict: 'fail' } as const

describe('the verdict on a terminal', () => {
  it('has reference, ours, difference and tolerance side by side', () => {
    expect(verdictTable([row])).toBe([
      'QUANTITY    REFERENCE  OURS  DIFFERENCE  TOLERANCE  VERDICT',
      'Event rate  5.5        6.25  0.75        0.5        fail', '',
    ].join('\n'))
  })

  it.each([['above', 'above 6', '> 6'], ['below', 'below -0.01', '< -0.01'], ['below', 'below 85, above 20.1', '< 85, > 20.1']] as const)('says of what must be %s a bound where that is', (bound, toleranceNote, text) => {
    const cells = verdictTable([{ ...row, tolerance: 0, toleranceNote, bound }]).split('\n')[1]?.split(/ {2,}/)
    expect(cells).toEqual(['Event rate', '5.5', '6.25', '0.75', text, 'fail'])
  })

  it('has a dash where nothing was measured', () => {
    expect(verdictTable([{ ...row, ours: null, difference: null, verdict: 'pending' }])).toContain('5.5        –     –')
  })
})
