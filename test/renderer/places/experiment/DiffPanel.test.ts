import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Parameter, SpecDifference } from '../../../../src-main/api/contract.ts'
import DiffPanel from '../../../../src-renderer/places/experiment/DiffPanel.vue'
import { eta } from './example-kind.ts'

const neurons = (population: string): Parameter => ({ ...eta, path: `populations.${population}.size`, label: 'Neurons', symbol: 'N', group: `Population ${population}` })
const parameters = [neurons('pyr1'), neurons('pyr2'), eta]
const changed = (path: string, label: string, value: unknown): SpecDifference => ({ path, label, symbol: '', unit: '', baseline: 4000, value })

function rowOf(difference: SpecDifference) {
  const row = mount(DiffPanel, { props: { parameters, differences: [difference], hasPreset: true } }).get(`[data-testid="diff-row-${difference.path}"]`)
  return { text: row.text(), button: row.get('button').attributes('aria-label') }
}

describe('a difference from the preset', () => {
  it('says of which part it is where several have a parameter of that name', () => {
    const { text, button } = rowOf(changed('populations.pyr2.size', 'Neurons', 2000))
    expect(text).toContain('Population pyr2')
    expect(button).toBe('Reset Neurons, Population pyr2, to 4000')
  })

  it('needs no more than a name that stands for one thing', () => {
    expect(rowOf(changed('rule.eta', 'Learning rate', 1)).text).not.toContain('Rule')
  })

  it('of a field that was emptied says so', () => {
    expect(rowOf(changed('rule.eta', 'Learning rate', '')).text).toContain('4000 → empty')
  })
})
