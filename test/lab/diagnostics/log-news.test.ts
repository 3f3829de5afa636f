import { describe, expect, it } from 'vitest'
import type { DeviceView, LabEvent } from '../../../src-main/lab/types.ts'
import { newsTeller } from '../../../src-main/lab/diagnostics/log-news.ts'
import { exampleRun } from '../../renderer/places/history/run-examples.ts'

const device = (change: Partial<DeviceView>): LabEvent => ({
  type: 'devices',
  view: { devices: [{ name: 'webgpu', title: 'WebGPU', state: 'available', label: 'a GPU', versions: '', emulated: false, missing: '', remedy: '', test: null, ...change }], auto: null },
})

describe('of the news, the log has what ended badly', () => {
  it('a run that failed, once', () => {
    const news = newsTeller()
    expect(news({ type: 'run', run: exampleRun({ id: 'r1', status: 'running' }) })).toEqual([])
    const failed: LabEvent = { type: 'run', run: exampleRun({ id: 'r1', status: 'failed', reason: 'a bug', kind: 'pairing' }) }
    expect(news(failed)).toEqual([{ level: 'error', scope: 'runs', text: 'run r1 (pairing) failed: a bug' }])
    expect(news(failed)).toEqual([])
  })

  it('a run that was interrupted, and again after it went on', () => {
    const news = newsTeller()
    const interrupted: LabEvent = { type: 'run', run: exampleRun({ id: 'r1', status: 'interrupted', reason: null }) }
    expect(news(interrupted)).toMatchObject([{ level: 'warning' }])
    news({ type: 'run', run: exampleRun({ id: 'r1', status: 'running' }) })
    expect(news(interrupted)).toHaveLength(1)
  })

  it('a device that crashed, and one that failed its test', () => {
    const news = newsTeller()
    expect(news(device({}))).toEqual([])
    expect(news(device({ state: 'crashed', missing: 'It was killed by SIGSEGV' }))).toEqual([{ level: 'error', scope: 'devices', text: 'WebGPU: It was killed by SIGSEGV' }])
    const test = { state: 'failed', networks: [], stepMs: null, problem: 'no answer within 60 s' } as const
    expect(news(device({ test }))).toEqual([{ level: 'error', scope: 'devices', text: 'WebGPU failed its test: no answer within 60 s' }])
    expect(news(device({ test }))).toEqual([])
  })

  it('a process that ended, and nothing of what goes as it should', () => {
    const news = newsTeller()
    expect(news({ type: 'host-restarted', reason: 'killed by SIGKILL' })).toMatchObject([{ level: 'error', scope: 'runs' }])
    expect(news({ type: 'queue-changed' })).toEqual([])
  })
})
