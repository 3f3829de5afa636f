// @vitest-environment happy-dom
/** Keys that are given away: pressed, told, refused, taken back. */
import { afterEach, describe, expect, it } from 'vitest'
import type { KeyAction, Settings } from '../../../../src-main/api/contract.ts'
import { changedBindings } from '../../../../src-main/lab/settings/key-bindings.ts'
import KeyboardSection from '../../../../src-renderer/places/settings/KeyboardSection.vue'
import { foundGroups } from '../../../../src-renderer/places/settings/key-search.ts'
import { keyGroups } from '../../../../src-renderer/keyboard/key-groups.ts'
import { keysOfStart } from '../../../../src-renderer/keyboard/key-map.ts'
import { fakeApi, labError } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'
import { usualSettings } from '../../usual-settings.ts'

const testid = (id: string): string => `[data-testid="${id}"]`
const opened: { unmount(): void }[] = []

async function open(keys: Settings['keys'] = {}) {
  let settings: Settings = { ...usualSettings, workers: 1, keys }
  let refuses = false
  const fake = fakeApi({
    settings: {
      get: () => settings,
      set: (change) => {
        if (refuses) throw labError('The database is locked')
        settings = { ...settings, keys: changedBindings(settings.keys, change.keys ?? {}) }
        return settings
      },
    },
  })
  const section = mount(KeyboardSection, { global: pageGlobals(fake.api), attachTo: document.body })
  opened.push(section)
  await flushPromises()
  const shown = (action: KeyAction): string[] => section.get(testid(`keys-${action}`)).findAll('.press').map((key) => key.findAll('kbd').map((part) => part.text()).join('+'))
  const capture = async (key: string, held: KeyboardEventInit = {}): Promise<void> => {
    await section.get(testid('key-capture')).trigger('keydown', { key, ...held })
    await flushPromises()
  }
  const click = async (id: string): Promise<void> => {
    await section.get(testid(id)).trigger('click')
    await flushPromises()
  }
  return { section, shown, capture, click, kept: () => settings.keys, refuse: () => { refuses = true } }
}

describe('the keyboard in Settings', () => {
  afterEach(() => {
    for (const section of opened.splice(0)) section.unmount()
    document.body.innerHTML = ''
  })

  it('lists every action with its keys by place, and those that nobody can change', async () => {
    const { section, shown } = await open()
    expect(shown('experiment.redo')).toEqual(['Ctrl+Shift+Z', 'Ctrl+Y'])
    expect(section.findAll('summary').map((summary) => summary.text())).toContain('Network, layers, protocol')
    expect(section.get(testid('keys-of-history')).text()).toContain('Move through the runs')
    expect(section.get<HTMLButtonElement>(testid('reset-keys')).element.disabled).toBe(true)
  })

  it('adds a key that is pressed, keeps it, says so, and gives the focus back', async () => {
    const { section, shown, capture, click, kept } = await open()
    await click('add-key-palette')
    expect(document.activeElement).toBe(section.get(testid('key-capture')).element)
    await capture('Control', { ctrlKey: true })
    expect(section.find(testid('key-capture')).exists(), 'Ctrl alone is only the beginning').toBe(true)
    await capture('f4', { key: 'F4' })
    expect(shown('palette')).toEqual(['Ctrl+K', 'F4'])
    expect(kept()).toEqual({ palette: ['Ctrl+K', 'F4'] })
    expect(section.get(testid('keys-said')).text()).toBe('“Command palette: go anywhere, do anything”: Ctrl+K or F4')
    expect(document.activeElement).toBe(section.get(testid('add-key-palette')).element)
    expect(section.get(testid('keys-of-everywhere')).text()).toContain('1 changed')
  })

  it('replaces a key, takes one away, and has those of the start back', async () => {
    const { section, shown, capture, click, kept } = await open()
    await section.get(testid('keys-history.star')).get('.press').trigger('click')
    await capture('x')
    expect(shown('history.star')).toEqual(['X'])
    await click('clear-key-history.star-X')
    expect(kept()).toEqual({ 'history.star': [] })
    expect(section.get(testid('keys-history.star')).text()).toContain('no key')
    await click('reset-key-history.star')
    expect(shown('history.star')).toEqual(['S'])
    expect(kept()).toEqual({})
  })

  it('keeps nothing where the keys are those of the start after all', async () => {
    const { click, capture, kept } = await open()
    await click('clear-key-history.star-S')
    await click('add-key-history.star')
    await capture('s')
    expect(kept()).toEqual({})
  })

  it('refuses a key of another action of the place, and the browser’s, with the reason, and waits for another', async () => {
    const { section, capture, click, kept } = await open()
    await click('add-key-history')
    await capture('1', { altKey: true, code: 'Digit1' })
    expect(section.get(testid('key-judgement')).text()).toBe('Alt+1 is “Home” (Everywhere). Take it away there first, or press another key.')
    expect(section.get(testid('key-capture')).attributes('aria-invalid')).toBe('true')
    await capture('w', { ctrlKey: true })
    expect(section.get(testid('key-judgement')).text()).toContain('Ctrl+W cannot be given away: it opens, closes')
    expect(kept()).toEqual({})
    await capture('F4')
    expect(kept()).toEqual({ history: ['Alt+2', 'F4'] })
  })

  it('tells of a key that means something else around, and takes it when that is wanted', async () => {
    const { section, capture, click, kept } = await open()
    await click('add-key-history.star')
    await capture('k', { ctrlKey: true })
    expect(section.get(testid('key-judgement')).text()).toContain('also “Command palette')
    expect(kept()).toEqual({})
    await click('use-key')
    expect(kept()).toEqual({ 'history.star': ['S', 'Ctrl+K'] })
  })

  it('gives up by Escape, without a change', async () => {
    const { section, capture, click, kept } = await open()
    await click('add-key-palette')
    await capture('Escape')
    expect(section.find(testid('key-capture')).exists()).toBe(false)
    expect(document.activeElement).toBe(section.get(testid('add-key-palette')).element)
    expect(kept()).toEqual({})
  })

  it('takes no fifth key', async () => {
    const { section } = await open({ palette: ['F2', 'F4', 'F6', 'F7'] })
    expect(section.get<HTMLButtonElement>(testid('add-key-palette')).element.disabled).toBe(true)
  })

  it('has all keys of the start back at once', async () => {
    const { click, kept, shown } = await open({ palette: ['F4'], 'queue.open': [] })
    expect(shown('palette')).toEqual(['F4'])
    await click('reset-keys')
    expect(kept()).toEqual({})
    expect(shown('queue.open')).toEqual(['Enter'])
  })

  it('says what the lab refuses', async () => {
    const { section, click, shown, refuse } = await open()
    refuse()
    await click('clear-key-palette-Ctrl+K')
    expect(section.get(testid('keys-problem')).text()).toContain('The database is locked')
    expect(shown('palette')).toEqual(['Ctrl+K'])
  })

  it('finds actions by words and by keys, and opens what is found', async () => {
    const { section } = await open()
    await section.get(testid('find-key')).setValue('alt 8')
    expect(section.findAll('li').map((row) => row.get('.what').text())).toEqual(['Reproduce the paper'])
    expect(section.get('details').attributes('open')).toBeDefined()
    await section.get(testid('find-key')).setValue('zebra')
    expect(section.get(testid('no-key')).text()).toBe('No action and no key is called “zebra”.')
  })
})

describe('what is found among the keys', () => {
  const found = (typed: string) => foundGroups(keyGroups(keysOfStart), typed).flatMap(({ rows }) => rows.map(({ what }) => what))

  it('has the words, the key however it is written, or all of a place', () => {
    expect(found('duplicate')).toEqual(['Duplicate'])
    expect(found('ctrl + shift z')).toEqual(['Redo', 'Redo'])
    expect(found('queue')).toEqual(['Queue', 'Start the run earlier', 'Start the run later', 'Open the run', 'Move through the runs'])
    expect(found(' ')).toHaveLength(keyGroups(keysOfStart).reduce((sum, { rows }) => sum + rows.length, 0))
  })
})
