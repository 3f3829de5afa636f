// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { useRunCommands } from '../../../../src-renderer/places/run/use-run-commands.ts'
import { useNotices } from '../../../../src-renderer/stores/notices.ts'
import { fakeApi } from '../../fake-api.ts'
import { inPage } from '../../mount-page.ts'
import { exampleRun } from '../history/run-examples.ts'

const parts = () => ({ commands: useRunCommands(), notices: useNotices() })
const runs = [{ id: 'a', name: 'Mine · seed 1' }, { id: 'b', name: 'Mine · seed 2' }]

describe('renaming runs', () => {
  it('can be taken back, all at once', async () => {
    const lab = fakeApi({ runs: { update: ({ id }) => exampleRun({ id }) } })
    const { result: { commands, notices } } = await inPage(lab.api, parts)
    const renames = () => lab.calls.filter(({ path }) => path === 'runs.update').map(({ input }) => input)
    await commands.renameAll(runs, ['Yours · seed 1', 'Yours · seed 2'])
    expect(renames()).toEqual([{ id: 'a', name: 'Yours · seed 1' }, { id: 'b', name: 'Yours · seed 2' }])
    expect(notices.list.map(({ text }) => text)).toEqual(['2 runs renamed'])
    notices.list[0]?.undo?.()
    await Promise.resolve()
    expect(renames().slice(2)).toEqual(runs)
  })

  it('offers nothing to take back where it failed', async () => {
    const lab = fakeApi({ runs: { update: () => { throw new Error('the disk is full') } } })
    const { result: { commands, notices } } = await inPage(lab.api, parts)
    await commands.renameAll(runs, ['x', 'y'])
    expect(notices.list.map(({ severity, undo }) => [severity, undo])).toEqual([['error', undefined]])
  })
})
