// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import SeedSwitcher from '../../../../src-renderer/places/run/SeedSwitcher.vue'
import type { SeedItem } from '../../../../src-renderer/places/run/seed-choice.ts'
import { fakeApi } from '../../fake-api.ts'
import { mount, pageGlobals } from '../../mount-page.ts'

const seeds = [1, 2, 3].map((seed) => ({ id: `run-${seed}`, seed, status: 'done' as const }))
const show = (props: { readonly equal?: boolean; readonly seeds?: readonly SeedItem[] }) => mount(SeedSwitcher, { props: { currentId: 'run-1', seeds, mode: 'pooled', equal: false, ...props }, global: pageGlobals(fakeApi({}).api) })
const text = (equal: boolean): string => show({ equal }).text()

describe('The seeds of a run', () => {
  it('are said to be equal where the spec draws no random numbers', () => {
    expect(text(true)).toContain('Deterministic: all seeds are equal')
    expect(text(false)).not.toContain('Deterministic')
  })

  it('are told apart by what became of them, in a sign and in words', () => {
    const switcher = show({ seeds: seeds.map((seed) => (seed.seed === 2 ? { ...seed, status: 'cancelled' } : seed)) })
    expect(switcher.get('[data-testid="seed-2"]').attributes('aria-label')).toBe('Seed 2, cancelled')
    expect(switcher.get('[data-testid="seed-2"] i').classes()).toContain('pi-ban')
    expect(switcher.get('[data-testid="seed-counts"]').text()).toBe('2 done, 1 cancelled')
    expect(show({}).find('[data-testid="seed-counts"]').exists()).toBe(false)
  })
})
