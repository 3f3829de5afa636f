import { describe, expect, it } from 'vitest'
import { settingsInLayers, settingValues } from '../../../src-main/lab/settings/settings-layers.ts'
import { noSystemConfig } from '../../../src-main/lab/settings/system-config.ts'
import type { SystemConfig } from '../../../src-main/lab/settings/system-config.ts'

const layers = (chosen: Readonly<Record<string, unknown>>, said: SystemConfig['values']) => ({ user: (name: string) => chosen[name], system: { ...noSystemConfig, values: said }, cores: 8 })

describe('the layers of the settings', () => {
  it('are what is built in, below what the workstation says, below what the user chose', () => {
    expect(settingValues(layers({}, {}))).toEqual({ theme: 'system', colourScheme: 'paper', textSizePct: 100, workers: 7, threads: null, trashDays: 30, copiesKept: 3, reopen: true, notify: false })
    expect(settingValues(layers({ workers: 2 }, { workers: 4, trashDays: 90 }))).toMatchObject({ workers: 2, trashDays: 90 })
  })

  it('count null as a choice where it is one, and nothing that cannot be understood any more', () => {
    expect(settingValues(layers({ threads: null, trashDays: null, workers: 'many', theme: null }, { threads: 4, trashDays: 90, workers: 4, theme: 'dark' }))).toMatchObject({ threads: null, trashDays: null, workers: 4, theme: 'dark' })
  })

  it('leave to each browser what it chooses', () => {
    expect(settingValues(layers({ notify: false }, { notify: true })).notify).toBe(true)
  })

  it('say of each setting where its value comes from, and what lies below', () => {
    const { settings } = settingsInLayers(layers({ workers: 2 }, { workers: 4, trashDays: null }))
    const found = Object.fromEntries(settings.map((one) => [one.name, one]))
    expect(found['workers']).toMatchObject({ value: 2, text: '2', from: 'user', system: { value: 4, text: '4' }, builtIn: { value: 7 } })
    expect(found['trashDays']).toMatchObject({ value: null, text: 'never', from: 'system', system: { text: 'never' }, builtIn: { text: 'after 30 days' } })
    expect(found['theme']).toMatchObject({ value: 'system', text: 'as the system', from: 'default', system: null })
  })
})
