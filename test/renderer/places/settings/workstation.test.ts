// @vitest-environment happy-dom
/** Settings of a workstation that an administrator has set up: who says what, and the way back. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { AppInfo, Settings } from '../../../../src-main/api/contract.ts'
import { settingsInLayers, settingValues } from '../../../../src-main/lab/settings/settings-layers.ts'
import { noSystemConfig } from '../../../../src-main/lab/settings/system-config.ts'
import type { SystemConfig } from '../../../../src-main/lab/settings/system-config.ts'
import SettingsPlace from '../../../../src-renderer/places/settings/SettingsPlace.vue'
import { fakeApi } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'

const testid = (id: string): string => `[data-testid="${id}"]`
const path = '/etc/xdg/burstlab/burstlab.json'
const info: AppInfo = {
  version: '0.1.0', gitCommit: null, nodeVersion: '24.9.0', electronVersion: null, platform: 'linux x64', host: 'bench', cores: 8, dataDir: '/home/ada/lab', dataDirSource: 'Settings', databaseBytes: 0, schemaVersion: 3,
}

/** With what the file says, and what the user has chosen. */
async function open(said: Partial<SystemConfig>, chosen: Record<string, unknown> = {}) {
  const layers = { user: (name: string) => chosen[name], system: { ...noSystemConfig, path, there: true, ...said }, cores: 8 }
  const settings = (): Settings => {
    const { threads, ...values } = settingValues(layers)
    return { ...values, keys: {}, ...(threads === null ? {} : { threads }) }
  }
  const lab = fakeApi({
    app: { info: () => info }, devices: { list: () => ({ devices: [], auto: null }) },
    settings: {
      get: settings, layers: () => settingsInLayers(layers), resetDataDir: () => ({ dataDir: '/srv/labs/ada', restartNeeded: true }),
      set: (change) => {
        Object.assign(chosen, change)
        return settings()
      },
      reset: ({ names }) => {
        for (const name of names) Reflect.deleteProperty(chosen, name)
        return settings()
      },
    },
  })
  const place = mount(SettingsPlace, { global: pageGlobals(lab.api) })
  await flushPromises()
  const change = async (work: () => unknown): Promise<void> => {
    await work()
    await flushPromises()
    lab.emit({ type: 'settings-changed' })
    await flushPromises()
  }
  const origin = (name: string): string | undefined => (place.find(testid(`origin-${name}`)).exists() ? place.get(testid(`origin-${name}`)).text() : undefined)
  return { place, change, origin }
}

describe('Settings of a workstation', () => {
  beforeEach(() => { localStorage.clear() })

  it('say which values its file has set, and nothing of the others', async () => {
    const { place, origin } = await open({ values: { workers: 4, threads: null, theme: 'dark', copiesKept: 5, notify: true } })
    expect(place.get<HTMLInputElement>(testid('workers')).element.value).toBe('4')
    for (const name of ['workers', 'threads', 'theme', 'copiesKept', 'notify']) expect(origin(name)).toBe(`Set for this workstation by ${path}`)
    expect([origin('trashDays'), origin('reopen')]).toEqual([undefined, undefined])
    expect(place.get(testid('workers')).attributes('aria-describedby')).toContain('workers-origin')
    expect(place.find(testid('workstation-problems')).exists()).toBe(false)
  })

  it('let the user choose, and go back to what the workstation has', async () => {
    const { place, change, origin } = await open({ values: { workers: 4, trashDays: 14 } })
    await change(() => place.get(testid('workers')).setValue('2'))
    expect(origin('workers')).toContain('Your choice. This workstation has: 4')
    await change(() => place.get(testid('reset-workers')).trigger('click'))
    expect(origin('workers')).toBe(`Set for this workstation by ${path}`)
    expect(place.get<HTMLInputElement>(testid('workers')).element.value).toBe('4')
  })

  it('say the colours of the workstation in the words of the choice, and keep the focus where *Reset* stood', async () => {
    const { place, change, origin } = await open({ values: { colourScheme: 'okabe-ito' } }, { colourScheme: 'tol-muted' })
    document.body.append(place.element)
    expect(origin('colourScheme')).toContain('This workstation has: Okabe and Ito')
    const reset = place.get<HTMLButtonElement>(testid('reset-colourScheme'))
    reset.element.focus()
    await change(() => reset.trigger('click'))
    expect(origin('colourScheme')).toBe(`Set for this workstation by ${path}`)
    expect(document.activeElement).toBe(place.get(testid('origin-colourScheme')).element)
    place.element.remove()
  })

  it('show a number of days that nobody would choose from the list', async () => {
    const { place } = await open({ values: { trashDays: 14 } })
    const list = place.get<HTMLSelectElement>(testid('trash-days'))
    expect(list.element.value).toBe('14')
    expect(list.findAll('option').map((option) => option.text())).toEqual(['after 7 days', 'after 14 days', 'after 30 days', 'after 90 days', 'after 365 days', 'never'])
  })

  it('take a whole number of copies, and say what is wrong with anything else', async () => {
    const { place, change } = await open({})
    await change(() => place.get(testid('copies-kept')).setValue('0'))
    expect(place.get(testid('trash-problem')).text()).toBe('Copies kept: "0" is not a whole number from 1 to 100.')
    await change(() => place.get(testid('copies-kept')).setValue('9'))
    expect([place.get(testid('trash-problem')).text(), place.get<HTMLInputElement>(testid('copies-kept')).element.value]).toEqual(['', '9'])
  })

  it('tell what is wrong in the file, with the way to who can mend it', async () => {
    const problem = `The file ${path} says "workers": "many"; expected a whole number of workers from 1 to 256. This field is left out.`
    const { place } = await open({ problems: [problem] })
    expect(place.get(testid('workstation-problems')).findAll('li').map((item) => item.text())).toEqual([problem])
    await place.get(`${testid('workstation-problems')} a`).trigger('click')
    expect(window.location.hash).toBe('#/help/administrators')
  })

  it('lead back to the folder that the workstation has for the user', async () => {
    const { place, change } = await open({ dataDir: '/srv/labs/ada' })
    expect(place.get(testid('data-dir-workstation')).text()).toContain('This workstation has: /srv/labs/ada')
    await change(() => place.get(testid('data-dir-reset')).trigger('click'))
    expect(place.get(testid('restart-notice')).text()).toContain('/srv/labs/ada')
  })
})
