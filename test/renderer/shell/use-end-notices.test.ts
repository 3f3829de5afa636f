import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunSummary } from '../../../src-main/api/contract.ts'
import { useEndNotices } from '../../../src-renderer/shell/use-end-notices.ts'
import { useNotify } from '../../../src-renderer/stores/notify.ts'
import { usePlaces } from '../../../src-renderer/stores/places.ts'
import { fakeRun, fakeSweep } from '../../api/fake-lab.ts'
import { fakeApi } from '../fake-api.ts'
import { flushPromises, inPage } from '../mount-page.ts'

/** The desktop: what it was told, with the way to click on it. */
const told: StandInNotification[] = []
class StandInNotification extends EventTarget {
  static readonly permission = 'granted'
  static readonly requestPermission = () => Promise.resolve('granted')
  readonly title: string
  readonly body: string
  constructor(title: string, { body }: { readonly body: string }) {
    super()
    this.title = title
    this.body = body
    told.push(this)
  }

  close(): void { /* The desktop takes it away. */ }
}

beforeEach(() => {
  localStorage.clear()
  told.length = 0
  vi.stubGlobal('Notification', StandInNotification)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function page(hidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
  let list: readonly RunSummary[] = [{ ...fakeRun, sweepId: 's1' }]
  const lab = fakeApi({ runs: { list: () => list }, sweeps: { list: () => [fakeSweep] } })
  const opened = await inPage(lab.api, () => {
    const [notify, places] = [useNotify(), usePlaces()]
    useEndNotices()
    return { notify, places }
  })
  return {
    ...opened.result, leave: opened.leave,
    async end(): Promise<void> {
      list = list.map((run) => ({ ...run, status: 'done' as const }))
      lab.emit({ type: 'runs-changed' })
      await flushPromises()
    },
  }
}

describe('the end of a sweep', () => {
  it('is told by the desktop where that is wanted and nobody sees the page; a click leads there', async () => {
    const { notify, places, end, leave } = await page(true)
    await notify.set(true)
    await end()
    expect(told.map(({ title, body }) => [title, body])).toEqual([[fakeSweep.name, '1 done']])
    told[0]?.dispatchEvent(new Event('click'))
    expect(places.current).toEqual({ place: 'sweep', id: 's1' })
    leave()
  })

  it.each([['is switched off', false, true], ['is in sight', true, false]] as const)('is not told where it %s', async (_, on, hidden) => {
    const { notify, end, leave } = await page(hidden)
    await notify.set(on)
    await end()
    expect(told).toEqual([])
    leave()
  })
})
