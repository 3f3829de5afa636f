// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppInfo, SelfTestRecord, Settings } from '../../../../src-main/api/contract.ts'
import SettingsPlace from '../../../../src-renderer/places/settings/SettingsPlace.vue'
import { fakeApi, labError } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'
import { usualSettings } from '../../usual-settings.ts'

const testid = (id: string): string => `[data-testid="${id}"]`

const info: AppInfo = {
  version: '0.1.0', gitCommit: null, nodeVersion: '24.9.0', electronVersion: null, platform: 'linux x64', host: 'bench', cores: 8, dataDir: '/data/lab',
  dataDirSource: 'the default', databaseBytes: 2_500_000, schemaVersion: 3,
}

const none = { key: '', runs: 0, bytes: 0 }
const empty = { databaseBytes: 0, freeBytes: 0, backupBytes: 0, backups: 0, checkpointBytes: 0, datasetBytes: 0, byKind: [], byPreset: [], kept: none, trashed: none }

async function open(kept: Partial<Settings> = {}, { selfTest = null, section }: { readonly selfTest?: SelfTestRecord | null; readonly section?: string } = {}) {
  let settings: Settings = { ...usualSettings, workers: 7, ...kept }
  const fake = fakeApi({
    app: {
      info: () => info,
      diagnostics: () => 'Burstlab diagnostics, today',
      selfTest: () => [
        { id: 'node', title: 'Node', state: 'ok', detail: '24.9.0', remedy: '' },
        { id: 'gpu', title: 'GPU', state: 'warning', detail: 'no library', remedy: 'Install it.' },
      ],
    },
    home: { standing: () => ({ queuePaused: false, selfTest }) },
    devices: { list: () => ({ devices: [], auto: null }) },
    space: { report: () => empty, candidates: () => [], checkpoints: () => [] },
    settings: {
      get: () => settings,
      set: (change) => {
        const { threads: before, ...rest } = settings
        const threads = change.threads === undefined ? before : change.threads ?? undefined
        settings = { ...rest, ...(threads === undefined ? {} : { threads }), theme: change.theme ?? settings.theme, colourScheme: change.colourScheme ?? settings.colourScheme, textSizePct: change.textSizePct ?? settings.textSizePct, workers: change.workers ?? settings.workers, reopen: change.reopen ?? settings.reopen }
        return settings
      },
      setDataDir: ({ path }) => {
        if (!path.startsWith('/')) throw labError(`Data folder is "${path}"; expected a full path`)
        return { dataDir: path, restartNeeded: true }
      },
    },
  })
  const place = mount(SettingsPlace, { global: pageGlobals(fake.api), props: { section }, attachTo: document.body })
  await flushPromises()
  return { place, settings: () => settings }
}

describe('Settings', () => {
  beforeEach(() => { localStorage.clear() })

  it('change the theme at once', async () => {
    const { place, settings } = await open()
    const dark = place.get(testid('theme')).findAll('button').find((button) => button.text() === 'Dark')
    await dark?.trigger('click')
    await flushPromises()
    expect(settings().theme).toBe('dark')
    expect(document.documentElement.classList.contains('bl-dark')).toBe(true)
  })

  it('show the colours of each scheme, and change to another at once', async () => {
    const { place, settings } = await open()
    const samples = place.findAll(`${testid('colour-scheme')} [data-figure-colours]`)
    expect(samples.map((sample) => [sample.attributes('data-figure-colours'), sample.findAll('i').length])).toEqual([['paper', 8], ['okabe-ito', 8], ['tol-bright', 8], ['tol-muted', 8]])
    expect(place.get<HTMLInputElement>(testid('scheme-paper')).element.checked).toBe(true)
    await place.get(testid('scheme-tol-bright')).setValue()
    await flushPromises()
    expect(settings().colourScheme).toBe('tol-bright')
    expect(document.documentElement.dataset['figureColours']).toBe('tol-bright')
  })

  it('change the size of text at once', async () => {
    const { place, settings } = await open()
    await place.get(testid('text-size')).findAll('button').find((button) => button.text() === '125 %')?.trigger('click')
    await flushPromises()
    expect(settings().textSizePct).toBe(125)
    expect(document.documentElement.style.getPropertyValue('--bl-text-scale')).toBe('1.25')
  })

  it('take a whole number of workers and say what is wrong with anything else', async () => {
    const { place, settings } = await open()
    const workers = place.get<HTMLInputElement>(testid('workers'))
    expect(workers.element.value).toBe('7')
    await workers.setValue('many')
    expect(place.get(testid('settings-problem')).text()).toBe('Workers: "many" is not a whole number from 1 to 256.')
    await workers.setValue('3')
    await flushPromises()
    expect(settings().workers).toBe(3)
    expect(place.get(testid('settings-problem')).text()).toBe('')
  })

  it('take a number of threads up to the cores there are, or nothing for a share of them', async () => {
    const { place, settings } = await open()
    const threads = place.get<HTMLInputElement>(testid('threads'))
    expect(threads.element.value).toBe('')
    await threads.setValue('9')
    expect(place.get(testid('settings-problem')).text()).toBe('Threads per run: "9" is not a whole number from 1 to 8, and not empty.')
    expect([threads, place.get(testid('workers'))].map((field) => field.attributes('aria-invalid'))).toEqual(['true', 'false'])
    await threads.setValue('4')
    await flushPromises()
    expect(settings().threads).toBe(4)
    expect(place.get(testid('settings-problem')).text()).toBe('')
    await threads.setValue(' ')
    await flushPromises()
    expect(settings()).not.toHaveProperty('threads')
  })

  it('say that this machine has fewer cores than threads were chosen on another', async () => {
    const { place } = await open({ threads: 64 })
    expect(place.get('#threads-hint').text()).toContain('Set are 64, for a machine with more cores: this one uses all 8 it has.')
  })

  it('tell where the data are, and that another folder takes a restart', async () => {
    const { place } = await open()
    expect(place.get(testid('data-dir')).text()).toBe('/data/lab')
    await place.get(testid('data-dir-input')).setValue('here')
    await place.get('form').trigger('submit')
    await flushPromises()
    expect(place.get(testid('data-dir-problem')).text()).toBe('Data folder is "here"; expected a full path')
    await place.get(testid('data-dir-input')).setValue('/data/other')
    await place.get('form').trigger('submit')
    await flushPromises()
    expect(place.get(testid('restart-notice')).text()).toContain('/data/other')
  })

  it('begin at Home where that is wanted', async () => {
    const { place, settings } = await open()
    const reopen = place.get<HTMLInputElement>(testid('reopen'))
    expect(reopen.element.checked).toBe(true)
    await reopen.setValue(false)
    await flushPromises()
    expect(settings().reopen).toBe(false)
  })

  it('test this machine on request and say what to do', async () => {
    const { place } = await open()
    expect(place.find(testid('self-test-table')).exists()).toBe(false)
    await place.get(testid('self-test')).trigger('click')
    await flushPromises()
    expect(place.get(testid('self-test-summary')).text()).toBe('1 of 2 ok, 1 warning')
    expect(place.get(testid('check-gpu')).findAll('td').map((cell) => cell.text())).toEqual(['warning', 'no library', 'Install it.'])
  })

  it('show what the self-test found last, and say where that is of another version', async () => {
    const checks: SelfTestRecord['checks'] = [{ id: 'node', title: 'Node', state: 'failed', detail: '18', remedy: 'Update it.' }]
    const { place } = await open({}, { selfTest: { at: '2026-05-04T11:07:00.000Z', version: '0.0.9', checks, outdated: 'version' } })
    expect(place.get(testid('check-node')).text()).toContain('Update it.')
    expect(place.get(testid('self-test-summary')).text()).toBe('0 of 1 ok, 1 failed')
    expect(place.get(testid('self-test-when')).text()).toMatch(/^Last run 2026-05-04 .* with Burstlab 0\.0\.9, which is another version: run it again\.$/)
    await place.get(testid('self-test')).trigger('click')
    await flushPromises()
    expect(place.get(testid('self-test-summary')).text()).toBe('1 of 2 ok, 1 warning')
  })

  it('begin at a section that was asked for', async () => {
    const { place } = await open({}, { section: 'self-test' })
    expect(document.activeElement?.id).toBe('self-test-title')
    place.unmount()
  })

  it('copy the diagnostics, and show what was copied', async () => {
    const copied: string[] = []
    vi.stubGlobal('navigator', { clipboard: { writeText: (text: string) => { copied.push(text); return Promise.resolve() } } })
    const { place } = await open()
    expect(place.find(testid('diagnostics')).exists()).toBe(false)
    await place.get(testid('copy-diagnostics')).trigger('click')
    await flushPromises()
    vi.unstubAllGlobals()
    expect(copied).toEqual(['Burstlab diagnostics, today'])
    expect(place.get(testid('diagnostics')).text()).toBe('Burstlab diagnostics, today')
  })

  it('show the diagnostics where the clipboard is not open', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('NotAllowedError')) } })
    const { place } = await open()
    const alerts = (): string[] => place.findAll('[role="alert"]').map((alert) => alert.text())
    const before = alerts()
    await place.get(testid('copy-diagnostics')).trigger('click')
    await flushPromises()
    vi.unstubAllGlobals()
    expect(place.get(testid('diagnostics')).text()).toBe('Burstlab diagnostics, today')
    expect(alerts()).toEqual(before)
  })

  it('say what is running here', async () => {
    const { place } = await open()
    expect(place.get(testid('about')).text()).toContain('2.5 MB, schema version 3')
    expect(place.get(testid('about')).text()).toContain('none: this is a browser')
    await place.get(testid('about-more')).trigger('click')
    expect(window.location.hash).toBe('#/help/new')
  })
})
