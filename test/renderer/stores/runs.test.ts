// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useLabEvents } from '../../../src-renderer/stores/lab-events.ts'
import { useRuns } from '../../../src-renderer/stores/runs.ts'
import { fakeApi } from '../fake-api.ts'
import { inPage } from '../mount-page.ts'
import { exampleRun } from '../places/history/run-examples.ts'

const stores = () => ({ runs: useRuns(), events: useLabEvents() })

describe('the runs of the lab', () => {
  beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }) })
  afterEach(() => { vi.useRealTimers() })

  it('are loaded once and then follow the news', async () => {
    const lab = fakeApi({ runs: { list: () => [exampleRun({ id: 'a', status: 'running', progress: 0 })] } })
    const { result: { runs } } = await inPage(lab.api, stores)
    expect(runs.live).toHaveLength(1)

    lab.emit({ type: 'run', run: exampleRun({ id: 'a', status: 'done', progress: 1 }) })
    await vi.advanceTimersByTimeAsync(1000)
    expect(runs.list[0]?.status).toBe('done')
    expect(runs.live).toHaveLength(0)
    expect(lab.calls.filter((call) => call.path === 'history.page')).toHaveLength(1)
  })

  it('are loaded again when many changed', async () => {
    let all = [exampleRun({ id: 'a' })]
    const lab = fakeApi({ runs: { list: () => all } })
    const { result: { runs } } = await inPage(lab.api, stores)
    all = [exampleRun({ id: 'b' }), exampleRun({ id: 'c' })]
    lab.emit({ type: 'runs-changed' })
    await vi.advanceTimersByTimeAsync(0)
    expect(runs.list.map((run) => run.id)).toEqual(['b', 'c'])
  })

  it('are loaded again after the connection was lost', async () => {
    let all = [exampleRun({ id: 'a' })]
    const lab = fakeApi({ runs: { list: () => all } })
    const { result: { runs, events } } = await inPage(lab.api, stores)
    lab.disconnect()
    expect(events.connected).toBe(false)
    all = [exampleRun({ id: 'missed' })]
    lab.reconnect()
    await vi.advanceTimersByTimeAsync(0)
    expect(events.connected).toBe(true)
    expect(runs.list.map((run) => run.id)).toEqual(['missed'])
  })
})
