// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import SeedSwitcher from '../../../../src-renderer/places/run/SeedSwitcher.vue'
import { fakeApi } from '../../fake-api.ts'
import { mount, pageGlobals } from '../../mount-page.ts'

const seeds = [1, 2, 3].map((seed) => ({ id: `run-${seed}`, seed, status: 'done' as const }))
const text = (equal: boolean): string => mount(SeedSwitcher, { props: { currentId: 'run-1', seeds, mode: 'pooled', equal }, global: pageGlobals(fakeApi({}).api) }).text()

describe('The seeds of a run', () => {
  it('are said to be equal where the spec draws no random numbers', () => {
    expect(text(true)).toContain('Deterministic: all seeds are equal')
    expect(text(false)).not.toContain('Deterministic')
  })
})
