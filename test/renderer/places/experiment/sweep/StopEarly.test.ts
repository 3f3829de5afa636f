import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { learningMeasures } from '../../../../../src-main/engines/registry.ts'
import StopEarly from '../../../../../src-renderer/places/experiment/sweep/StopEarly.vue'
import { emptyDraft } from '../../../../../src-renderer/places/experiment/sweep/sweep-draft.ts'
import type { StopProblems } from '../../../../../src-renderer/places/experiment/sweep/sweep-draft.ts'

const shown = (metric: string, problems: StopProblems = {}) => mount(StopEarly, { props: { stop: { ...emptyDraft.stop, metric }, measures: learningMeasures('rate'), problems } })
const part = (wrapper: ReturnType<typeof shown>, id: string) => wrapper.find(`[data-testid="sweep-stop-${id}"]`)

describe('stopping early', () => {
  it('is off at first: only by what is asked for', async () => {
    const wrapper = shown('')
    expect(wrapper.findAll('option').map((option) => option.text())).toEqual(['nothing: compute all', 'test error'])
    expect([part(wrapper, 'after').exists(), part(wrapper, 'peers').exists()]).toEqual([false, false])
    await part(wrapper, 'metric').setValue('testErrorPct')
    expect(wrapper.emitted('change')).toEqual([[{ metric: 'testErrorPct' }]])
  })

  it('asks then from which epoch on and against how many, and says what the choice means', async () => {
    const wrapper = shown('testErrorPct')
    await part(wrapper, 'after').setValue('8')
    await part(wrapper, 'peers').setValue('4')
    expect(wrapper.emitted('change')).toEqual([[{ after: '8' }], [{ peers: '4' }]])
    expect(wrapper.text()).toContain('The first runs have nobody to be compared with')
  })

  it('says what is wrong, and marks the field that it is wrong with only', () => {
    const wrapper = shown('testErrorPct', { after: 'After epoch: "x" is not a whole number of at least 1.' })
    expect(part(wrapper, 'problem').text()).toBe('After epoch: "x" is not a whole number of at least 1.')
    expect(['metric', 'after', 'peers'].map((id) => part(wrapper, id).attributes('aria-invalid'))).toEqual(['false', 'true', 'false'])
  })
})
