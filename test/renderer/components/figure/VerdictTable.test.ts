// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import PrimeVue from 'primevue/config'
import { describe, expect, it } from 'vitest'
import VerdictTable from '../../../../src-renderer/components/figure/VerdictTable.vue'
import { verdictRow } from './figure-view-example.ts'

const show = (state: 'pass' | 'fail' | 'none', rows = [verdictRow(5, 'pass'), verdictRow(10, 'fail')]) =>
  mount(VerdictTable, { props: { verdict: { state, rows } }, global: { plugins: [PrimeVue] } })

describe('the verdict table', () => {
  it('sets paper, ours, difference and tolerance side by side, with a word for the verdict', () => {
    const cells = show('fail').get('[data-testid="verdict-row-1"]').findAll('th, td').map((cell) => cell.text())
    expect(cells).toEqual(['Δw at 10 Hz', '0.5', '0.5', '+1 × 10⁻⁹', '± 1 × 10⁻⁶', 'outside'])
  })

  it('narrows to what is out of tolerance and keeps the row numbers', async () => {
    const table = show('fail')
    await table.get('[data-testid="verdict-only-outside"] input').setValue(true)
    expect(table.findAll('tbody tr').map((row) => row.attributes('data-testid'))).toEqual(['verdict-row-1'])
  })

  it('says so where there is nothing to compare with', () => {
    const table = show('none', [])
    expect(table.find('table').exists()).toBe(false)
    expect(table.get('[data-testid="verdict-summary"]').text()).toContain('Nothing to compare with')
  })
})
