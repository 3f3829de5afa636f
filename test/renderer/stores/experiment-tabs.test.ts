// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { ExperimentSummary } from '../../../src-main/api/contract.ts'
import { useExperimentTabs } from '../../../src-renderer/stores/experiment-tabs.ts'
import { usePlaces } from '../../../src-renderer/stores/places.ts'
import { fakeApi } from '../fake-api.ts'
import { flushPromises, inPage } from '../mount-page.ts'
import { exampleExperiment } from '../places/experiment/example-kind.ts'

/** A lab with three experiments, which keeps the tabs. */
async function open(kept: unknown = null) {
  let there: readonly ExperimentSummary[] = ['a', 'b', 'c'].map((id) => exampleExperiment({ id, name: id }))
  const lab = { kept }
  const fake = fakeApi({
    experiments: { list: () => there },
    settings: { getLayout: () => lab.kept as null, setLayout: ({ layout }) => { lab.kept = layout } },
  })
  const page = await inPage(fake.api, () => ({ tabs: useExperimentTabs(), places: usePlaces() }))
  const goes = async (id: string): Promise<void> => {
    there = there.filter((experiment) => experiment.id !== id)
    fake.emit({ type: 'experiments-changed' })
    await flushPromises()
  }
  return { ...page.result, lab, goes, leave: page.leave }
}

describe('the tabs of experiments', () => {
  beforeEach(() => { window.location.hash = '' })

  it('are opened by going there, each once, and kept by the lab', async () => {
    const { tabs, places, lab, leave } = await open()
    for (const id of ['a', 'b', 'a']) places.open({ place: 'experiment', id })
    places.open({ place: 'history' })
    expect([tabs.ids, tabs.active, tabs.shown]).toEqual([['a', 'b'], 'a', undefined])
    expect(lab.kept).toEqual({ ids: ['a', 'b'], active: 'a', closed: [] })
    leave()
  })

  it('are there again in their order after a restart, with the one shown last', async () => {
    const { tabs, leave } = await open({ ids: ['c', 'a'], active: 'a', closed: [] })
    expect([tabs.ids, tabs.active]).toEqual([['c', 'a'], 'a'])
    leave()
  })

  it('lead on to their neighbour when closed, and Home after the last', async () => {
    const { tabs, leave } = await open({ ids: ['a', 'b'], active: 'a', closed: [] })
    tabs.open('a')
    tabs.close('a')
    expect(window.location.hash).toBe('#/experiment/b')
    tabs.close('b')
    expect(window.location.hash).toBe('#/home')
    expect(tabs.reopen()).toBe(true)
    expect(window.location.hash).toBe('#/experiment/b')
    leave()
  })

  it('close but one', async () => {
    const { tabs, leave } = await open({ ids: ['a', 'b', 'c'], active: 'a', closed: [] })
    tabs.closeOthers('b')
    expect([tabs.ids, tabs.shown]).toEqual([['b'], 'b'])
    leave()
  })

  it('go with what is put in the trash', async () => {
    const { tabs, goes, leave } = await open({ ids: ['a', 'b', 'gone'], active: 'a', closed: [] })
    expect(tabs.ids).toEqual(['a', 'b'])
    await goes('b')
    expect(tabs.ids).toEqual(['a'])
    expect(tabs.reopen(), 'it is in the trash').toBe(false)
    leave()
  })
})
