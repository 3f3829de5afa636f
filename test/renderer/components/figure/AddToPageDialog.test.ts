// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { PageDetail, PageDocument, PageSummary } from '../../../../src-main/api/contract.ts'
import AddToPageDialog from '../../../../src-renderer/components/figure/AddToPageDialog.vue'
import { usePlaces } from '../../../../src-renderer/stores/places.ts'
import { fakeApi, labError } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'

const blank: PageDocument = { version: 1, widthMm: 183, fontPt: 7, sdFactor: 1, letters: 'lower', table: false, panels: [] }
const page = (id: string, panelCount: number): PageSummary => ({ id, name: `Page ${id}`, panelCount, updatedAt: '', trashedAt: null })

let leave: () => void = () => undefined
afterEach(() => { leave() })

async function open(pages: readonly PageSummary[], addRuns: () => PageDetail = () => ({ ...page('a', 2), document: blank })) {
  const fake = fakeApi({ pages: { list: () => [...pages], addRuns } })
  const dialog = mount(AddToPageDialog, { attachTo: document.body, props: { runIds: ['run-1', 'run-2'] }, global: { ...pageGlobals(fake.api), stubs: { Dialog: { template: '<div><slot /></div>' } } } })
  leave = () => { dialog.unmount() }
  await flushPromises()
  const asked = (): unknown => fake.calls.findLast(({ path }) => path === 'pages.addRuns')?.input
  return { dialog, asked }
}

describe('adding runs to a page', () => {
  it('offers the page that was changed last, adds to the one that is chosen, and opens it', async () => {
    const { dialog, asked } = await open([page('b', 4), page('a', 1)])
    const choice = dialog.get<HTMLSelectElement>('[data-testid="page-choice"]')
    expect(choice.findAll('option').map((option) => option.text())).toEqual(['Page b (4 panels)', 'Page a (1 panel)'])
    expect(choice.element.value).toBe('b')
    expect(document.activeElement).toBe(choice.element)
    await choice.setValue('a')
    await dialog.get('form').trigger('submit')
    await flushPromises()
    expect(asked()).toEqual({ id: 'a', runIds: ['run-1', 'run-2'] })
    expect(dialog.emitted('close')).toHaveLength(1)
    expect(usePlaces().current).toEqual({ place: 'figures', page: 'a' })
  })

  it('stays open and says why where the page takes no more', async () => {
    const { dialog } = await open([page('a', 40)], () => { throw labError('This cannot be made a page: expected at most 40 panels.') })
    await dialog.get('form').trigger('submit')
    await flushPromises()
    expect(dialog.get('[role="alert"]').text()).toBe('This cannot be made a page: expected at most 40 panels.')
    expect(dialog.emitted('close')).toBeUndefined()
  })

  it('says how to make one where there is none', async () => {
    const { dialog } = await open([])
    expect(dialog.get('[data-testid="no-pages"]').text()).toContain('New page for a paper')
    expect(dialog.get('[data-testid="page-add"]').attributes('disabled')).toBeDefined()
  })
})
