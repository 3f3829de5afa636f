import { mount } from '@vue/test-utils'
import PrimeVue from 'primevue/config'
import { expect, it } from 'vitest'
import CompareDiff from '../../../../src-renderer/places/compare/CompareDiff.vue'

it('says of what a parameter is: cells of one experiment have parameters of the same names', () => {
  const row = (group: string, value: string) => ({ path: `${group}.rate`, label: 'Rate', symbol: '', group, texts: [value, '–'], differs: true })
  const table = mount(CompareDiff, { props: { groups: [], rows: [row('Cell slowPoisson', '1 Hz'), row('Cell fastPoisson', '5 Hz')] }, global: { plugins: [PrimeVue] } })
  expect(table.findAll('tbody').map((section) => section.get('th[scope="rowgroup"]').text())).toEqual(['Cell slowPoisson', 'Cell fastPoisson'])
  expect(table.findAll('tbody').map((section) => section.findAll('td').map((cell) => cell.text()))).toEqual([['', '1 Hz', '–'], ['', '5 Hz', '–']])
})
