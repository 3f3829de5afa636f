// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { defineComponent } from 'vue'
import { useOpenSections } from '../../../../src-renderer/places/experiment/use-open-sections.ts'
import type { OpenSections } from '../../../../src-renderer/places/experiment/use-open-sections.ts'
import { fakeApi } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'

describe('the open sections of a form', () => {
  it('are kept for each experiment, and closed where nothing was kept', async () => {
    const kept = new Map<string, unknown>()
    const { api } = fakeApi({ settings: { getLayout: ({ place }) => kept.get(place) ?? null, setLayout: ({ place, layout }) => { kept.set(place, layout) } } })
    const use = async (id: string): Promise<OpenSections> => {
      const found: OpenSections[] = []
      mount(defineComponent({ setup: () => { found.push(useOpenSections(id)) }, template: '<p />' }), { global: pageGlobals(api) })
      await flushPromises()
      const [sections] = found
      if (sections === undefined) throw new Error('not set up')
      return sections
    }
    const first = await use('e1')
    expect([...first.opened.value]).toEqual([])
    first.open(new Set(['Rule', 'Recording']))
    await flushPromises()
    expect([...(await use('e1')).opened.value]).toEqual(['Rule', 'Recording'])
    expect([...(await use('e2')).opened.value]).toEqual([])
  })
})
