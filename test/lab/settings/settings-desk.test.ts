/** Settings of a lab on a workstation that an administrator has set up. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { noSystemConfig } from '../../../src-main/lab/settings/system-config.ts'
import type { SystemConfig } from '../../../src-main/lab/settings/system-config.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
afterEach(() => test.end())

const path = '/etc/xdg/burstlab/burstlab.json'
const workstation = (more: Partial<SystemConfig>): SystemConfig => ({ ...noSystemConfig, path, there: true, ...more })
const originOf = (name: string): string | undefined => test.lab.settings.layers().settings.find((one) => one.name === name)?.from

describe('the settings of a workstation', () => {
  it('hold until the user chooses, and again after a reset', async () => {
    test = await openTestLab({ system: workstation({ values: { workers: 4, threads: 1, copiesKept: 5 } }) })
    expect(test.lab.settings.get()).toMatchObject({ workers: 4, threads: 1, copiesKept: 5, trashDays: 30 })
    test.lab.settings.set({ workers: 2, threads: null })
    expect(test.lab.settings.get()).toMatchObject({ workers: 2 })
    expect(test.lab.settings.get()).not.toHaveProperty('threads')
    expect([originOf('workers'), originOf('threads'), originOf('copiesKept'), originOf('theme')]).toEqual(['user', 'user', 'system', 'default'])
    expect(test.lab.settings.reset(['workers', 'threads'])).toMatchObject({ workers: 4, threads: 1 })
    expect((await test.reopen()).settings.get()).toMatchObject({ workers: 4, threads: 1 })
  })

  it('tell of a reset as of any change', async () => {
    test = await openTestLab()
    const watching = new AbortController()
    const news = test.lab.events.subscribe(watching.signal)
    const first = news.next()
    test.lab.settings.reset(['theme'])
    expect((await first).value).toEqual({ type: 'settings-changed' })
    watching.abort()
  })

  it('say in log and diagnostics what cannot be understood, and what holds', async () => {
    const problem = `The file ${path} says "theme": "pink"; expected "system", "light" or "dark". This field is left out.`
    test = await openTestLab({ system: workstation({ values: { trashDays: 90 }, problems: [problem] }) })
    expect(test.lab.settings.layers()).toMatchObject({ file: { path, there: true }, problems: [problem] })
    test.lab.settings.set({ workers: 1 })
    const report = test.lab.diagnostics.report()
    expect(report).toContain(`Settings:\n  the workstation has ${path}\n  workers: 1 (chosen)\n  trashDays: after 90 days (by the workstation)\n  ${problem}\n`)
    expect(report).toMatch(/warning settings: The file .* says "theme": "pink"/)
  })

  it('have a data folder that one can go back to, from the next start', async () => {
    test = await openTestLab({ system: workstation({ dataDir: '/srv/labs/ada' }) })
    const file = join(test.dataDir, '..', 'burstlab.json')
    test.lab.settings.setDataDir(join(test.dataDir, '..', 'other'))
    expect(existsSync(file)).toBe(true)
    expect(test.lab.settings.resetDataDir()).toEqual({ dataDir: '/srv/labs/ada', restartNeeded: true })
    expect(existsSync(file)).toBe(false)
    await test.reopen({ system: noSystemConfig })
    expect(() => test.lab.settings.resetDataDir()).toThrow('This workstation names no data folder')
  })
})
