// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { NumberedLogLine } from '../../../src-main/api/contract.ts'
import LogDrawer from '../../../src-renderer/log/LogDrawer.vue'
import { fakeApi, labError } from '../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../mount-page.ts'

const line = (number: number, text = `line ${number}`): NumberedLogLine => ({ number, at: '2026-11-27T03:00:00.000Z', level: number % 2 === 0 ? 'error' : 'info', scope: 'runs', text })
const path = '/data/logs/burstlab.log'

/** A lab that gives two lines at a time. */
async function open(all: NumberedLogLine[], refuse: () => boolean = () => false) {
  const fake = fakeApi({
    app: {
      log: ({ after = 0 }) => {
        if (refuse()) throw labError('the lab is busy')
        const newer = all.filter(({ number }) => number > after)
        return { lines: newer.slice(0, 2), more: newer.length > 2, path }
      },
    },
  })
  // The dialog stands in the page itself, outside of the component.
  const drawer = mount(LogDrawer, { global: pageGlobals(fake.api), attachTo: document.body })
  await flushPromises()
  const get = (id: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`[data-testid="${id}"]`)
    if (found === null) throw new Error(`there is no ${id}`)
    return found
  }
  const shown = (): (string | null)[] => [...get('log-lines').querySelectorAll('.text')].map(({ textContent }) => textContent)
  const say = async (text: string): Promise<void> => {
    all.push(line(all.length + 1, text))
    fake.emit({ type: 'log-changed' })
    await flushPromises()
  }
  const set = async (id: string, value: string, event: string): Promise<void> => {
    Object.assign(get(id), { value })
    get(id).dispatchEvent(new Event(event))
    await flushPromises()
  }
  const press = async (id: string): Promise<void> => {
    get(id).click()
    await flushPromises()
  }
  return { drawer, get, shown, say, set, press }
}

describe('the log in the window', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.innerHTML = ''
  })

  it('is read piece by piece, newest last, and says where its file is', async () => {
    const { get, shown, drawer } = await open([1, 2, 3, 4, 5].map((number) => line(number)))
    expect(shown()).toEqual(['line 1', 'line 2', 'line 3', 'line 4', 'line 5'])
    expect(get('log-count').textContent).toBe('5 lines')
    expect(get('log-path').textContent).toBe(path)
    drawer.unmount()
  })

  it('follows what is new; paused it stands still, and goes on without a gap', async () => {
    const { drawer, get, shown, say, press } = await open([line(1)])
    await say('second')
    expect(shown()).toEqual(['line 1', 'second'])
    await press('log-follow')
    await say('third')
    expect(shown()).toEqual(['line 1', 'second'])
    expect(get('log-count').textContent).toBe('2 lines, paused')
    await press('log-follow')
    expect(shown()).toEqual(['line 1', 'second', 'third'])
    drawer.unmount()
  })

  it('shows one level and what is worse, and lines with words; these are copied', async () => {
    const copied: string[] = []
    vi.stubGlobal('navigator', { clipboard: { writeText: (text: string) => { copied.push(text); return Promise.resolve() } } })
    const { drawer, get, shown, set, press } = await open([line(1), line(2, 'The disk is full'), line(4)])
    await set('log-level', 'error', 'change')
    expect(shown()).toEqual(['The disk is full', 'line 4'])
    await set('log-words', 'DISK', 'input')
    expect(shown()).toEqual(['The disk is full'])
    expect(get('log-count').textContent).toBe('1 of 3 lines')
    await press('log-copy')
    await press('log-copy-path')
    expect(copied).toEqual(['2026-11-27T03:00:00.000Z error runs: The disk is full\n', path])
    await set('log-words', 'nowhere', 'input')
    expect(get('log-lines').textContent).toContain('No line has this level and these words.')
    drawer.unmount()
  })

  it('says what went wrong, and tries again', async () => {
    let busy = true
    const { drawer, get, shown } = await open([line(1)], () => busy)
    expect(get('log-problem').textContent).toContain('The log could not be read: the lab is busy')
    busy = false
    get('log-problem').querySelector('button')?.click()
    await flushPromises()
    expect(shown()).toEqual(['line 1'])
    drawer.unmount()
  })
})
