// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import WarningList from '../../../../src-renderer/places/experiment/WarningList.vue'

const warning = { id: 'nothing-learns', path: 'rule.eta', label: 'Learning rate', value: 0, expected: 'more than 0', message: 'Learning rate (rule.eta) is 0; expected more than 0.' }

describe('what to think of before a run', () => {
  it('is said in full, and leads to its field', async () => {
    const list = mount(WarningList, { props: { warnings: [warning] } })
    expect(list.text()).toContain('One thing to think of')
    expect(list.text()).toContain(warning.message)
    await list.get('[aria-label="Go to Learning rate"]').trigger('click')
    expect(list.emitted('go')).toEqual([['rule.eta']])
  })

  it('is not there where there is nothing', () => {
    expect(mount(WarningList, { props: { warnings: [] } }).find('section').exists()).toBe(false)
  })
})
