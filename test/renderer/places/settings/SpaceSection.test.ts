// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { SpaceReport } from '../../../../src-main/api/contract.ts'
import SpaceSection from '../../../../src-renderer/places/settings/SpaceSection.vue'
import { fakeApi } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'
import { exampleRun } from '../history/run-examples.ts'

const testid = (id: string): string => `[data-testid="${id}"]`
const share = (runs: number, bytes: number) => ({ key: '', runs, bytes })

const full: SpaceReport = {
  databaseBytes: 9_000_000, freeBytes: 1_000_000, backupBytes: 4_000_000, backups: 2, checkpointBytes: 3_000_000, datasetBytes: 0, byKind: [], byPreset: [],
  kept: share(3, 5_000_000), trashed: share(2, 2_000_000),
}

/** A lab with something of everything; `report` is what it measures from now on. */
async function open() {
  const lab = { report: full }
  const fake = fakeApi({
    space: {
      report: () => lab.report,
      candidates: () => [{ run: exampleRun({ id: 'old' }), bytes: 700_000, reasons: ['superseded'] }, { run: exampleRun({ id: 'gone', trashedAt: '2026-05-05' }), bytes: 2, reasons: ['trashed'] }],
      checkpoints: () => [{ run: exampleRun({ id: 'deep', status: 'interrupted' }), count: 2, bytes: 2_000_000 }, { run: exampleRun({ id: 'busy', status: 'running' }), count: 1, bytes: 1_000_000 }],
      dropCheckpoints: () => undefined,
      dropBackups: () => undefined,
    },
    runs: {
      list: () => [exampleRun({ id: 'gone' }), exampleRun({ id: 'dear', starred: true })],
      trash: () => undefined,
      purge: () => { lab.report = { ...full, freeBytes: 3_000_000, trashed: share(0, 0) } },
    },
  })
  const page = mount(SpaceSection, { global: pageGlobals(fake.api), attachTo: document.body })
  await flushPromises()
  return { page, calls: () => fake.calls.filter(({ path }) => /purge|trash|drop/.test(path)) }
}

const press = async (id: string): Promise<void> => {
  document.querySelector<HTMLElement>(testid(id))?.click()
  await flushPromises()
}

describe('the room on the disk', () => {
  afterEach(() => { document.body.innerHTML = '' })

  it('is told in parts that add up', async () => {
    const { page } = await open()
    expect(page.get(testid('space-trash')).text()).toMatch(/2 runs.*2\.0 MB/)
    expect(page.get(testid('space-rest')).text()).toMatch(/1\.0 MB/)
    expect(page.get(testid('space-total')).text()).toBe('16.0 MB')
    // Said before it starts.
    expect(page.get(testid('space-free')).text()).toContain('compacting cannot be cancelled')
    // What is there twice needs no second copy; one is kept in any case.
    expect(page.get(testid('space-backups')).text()).toMatch(/2 copies.*Delete old ones/)
  })

  it('asks before the trash is emptied, leaves starred runs in it, and measures again', async () => {
    const { page, calls } = await open()
    await press('empty-trash')
    expect(calls()).toEqual([])
    await press('space-confirm')
    expect(calls()).toEqual([{ path: 'runs.purge', input: { ids: ['gone'] } }])
    expect(page.get(testid('space-free')).text()).toContain('3.0 MB')
    expect(page.find(testid('empty-trash')).exists()).toBe(false)
  })

  it('puts runs in the trash at once, from where they come back, and asks for what does not', async () => {
    const { page, calls } = await open()
    expect(page.get(testid('space-candidates')).text()).toMatch(/repeated since/)
    await page.get(testid('tick-old')).setValue(true)
    await press('space-candidates-act')
    expect(page.find(testid('tick-busy')).exists()).toBe(false)
    await page.get(testid('space-checkpoint-runs-all')).setValue(true)
    await press('space-checkpoint-runs-act')
    await press('space-confirm')
    expect(calls()).toEqual([{ path: 'runs.trash', input: { ids: ['old'] } }, { path: 'space.dropCheckpoints', input: { ids: ['deep'] } }])
  })
})
