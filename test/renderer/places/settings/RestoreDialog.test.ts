// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { BackupContents } from '../../../../src-main/api/contract.ts'
import RestoreDialog from '../../../../src-renderer/places/settings/RestoreDialog.vue'
import { fakeApi, labError } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'

const contents: BackupContents = { path: '/disk/b', createdAt: '2026-03-01T12:00:00.000Z', version: '0.1.0', runs: 3, files: 2, bytes: 1_500_000, datasets: false, missingCheckpoints: 0 }

async function open() {
  const { api, calls } = fakeApi({
    backups: {
      inspect: ({ path }) => {
        if (path !== '/disk/b') throw labError(`The backup is "${path}"; expected the full path of a folder.`)
        return contents
      },
    },
  })
  const dialog = mount(RestoreDialog, { global: pageGlobals(api), attachTo: document.body })
  await flushPromises()
  const part = <T extends HTMLElement>(id: string): T | null => document.querySelector<T>(`[data-testid="restore-${id}"]`)
  return {
    dialog, calls, part,
    async type(id: string, text: string) {
      const field = part<HTMLInputElement>(id)
      if (field === null) throw new Error(`no field ${id}`)
      field.value = text
      field.dispatchEvent(new Event('input'))
      await flushPromises()
    },
    async goOn() {
      part('confirm')?.click()
      await flushPromises()
    },
  }
}

describe('The dialog that restores a backup', () => {
  afterEach(() => { document.body.replaceChildren() })

  it('shows what the backup holds before it asks where that is to go', async () => {
    const { dialog, part, type, goOn } = await open()
    expect(part('folder')).toBeNull()
    await type('backup', ' /disk/b ')
    await goOn()
    expect(part('contents')?.textContent).toContain('Runs3')
    expect(part('contents')?.textContent).toContain('1.5 MB in 2 files')
    expect(document.activeElement).toBe(part('folder'))
    dialog.unmount()
  })

  it('forgets what it has shown when another backup is named', async () => {
    const { dialog, part, type, goOn } = await open()
    await type('backup', '/disk/b')
    await goOn()
    await type('backup', '/disk/c')
    expect([part('contents'), part('folder')]).toEqual([null, null])
    dialog.unmount()
  })

  it('says which field is empty or wrong, and goes there', async () => {
    const { dialog, part, type, goOn, calls } = await open()
    await goOn()
    expect(part('problem')?.textContent).toBe('The backup is empty; expected the full path of the folder that is the backup.')
    await type('backup', 'b')
    await goOn()
    expect(part('problem')?.textContent).toBe('The backup is "b"; expected the full path of a folder.')
    expect(document.activeElement).toBe(part('backup'))
    await type('backup', '/disk/b')
    await goOn()
    await goOn()
    expect(part('problem')?.textContent).toBe('The new data folder is empty; expected the full path of a folder that is empty or not there yet.')
    expect(calls.map(({ path }) => path)).not.toContain('backups.restore')
    dialog.unmount()
  })
})
