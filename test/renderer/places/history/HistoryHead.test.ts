// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import HistoryHead from '../../../../src-renderer/places/history/HistoryHead.vue'
import { tableColumns } from '../../../../src-renderer/places/history/table-columns.ts'
import { fakeApi } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'
import { usualSettings } from '../../usual-settings.ts'

const columns = tableColumns([{ id: 'name' }, { id: 'seed' }], { metrics: [], parameters: [] }, false)

async function show(keys: Record<string, string[]> = {}) {
  const head = mount(HistoryHead, {
    props: { columns, sort: { column: 'name', descending: false } },
    global: pageGlobals(fakeApi({ settings: { get: () => ({ ...usualSettings, keys }) } }).api),
  })
  await flushPromises()
  return { head, seed: head.get('[data-testid="sort-seed"]') }
}

describe('the head of a column of the history', () => {
  it('is pinned by a key, with Shift or without, which it names', async () => {
    const { head, seed } = await show()
    await seed.trigger('keydown', { key: 'p' })
    await seed.trigger('keydown', { key: 'P', shiftKey: true })
    expect(head.emitted('pin')).toEqual([['seed'], ['seed']])
    expect(seed.attributes('title')).toContain('Pin (P)')
  })

  it('is pinned by the key that was given for it', async () => {
    const { head, seed } = await show({ 'history.pin': ['X'] })
    await seed.trigger('keydown', { key: 'p' })
    expect(head.emitted('pin')).toBeUndefined()
    await seed.trigger('keydown', { key: 'x' })
    expect(head.emitted('pin')).toEqual([['seed']])
    expect(seed.attributes('title')).toContain('Pin (X)')
  })
})
