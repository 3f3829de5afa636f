// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { LiveFrame, RunStatus } from '../../../../src-main/api/contract.ts'
import LiveStrip from '../../../../src-renderer/places/run/LiveStrip.vue'
import { fakeRun } from '../../../api/fake-lab.ts'
import { figureView } from '../../components/figure/figure-view-example.ts'
import { fakeApi } from '../../fake-api.ts'
import { mount, pageGlobals } from '../../mount-page.ts'

function words(status: RunStatus, change: Partial<LiveFrame>): string {
  const frame: LiveFrame = { run: { ...fakeRun, status }, hostPid: null, etaSeconds: null, activity: '', paused: false, usage: null, figure: figureView('pending'), figureMs: 5, ...change }
  const strip = mount(LiveStrip, { props: { spec: {}, status, progress: 0.5, frame }, global: pageGlobals(fakeApi({}).api) })
  const text = strip.text()
  strip.unmount()
  return text
}

describe('the line of a live run', () => {
  it('says what a run waits for', () => {
    expect(words('queued', {})).toContain('waiting for a free worker')
    expect(words('queued', { paused: true })).toContain('the queue is paused')
    expect(words('running', { paused: true })).toMatch(/50 %paused$/)
  })

  it('says how long it will take, as soon as that is known', () => {
    expect(words('running', {})).toContain('time left not known yet')
    expect(words('running', { etaSeconds: 90, activity: 'epoch 3', hostPid: 7 })).toMatch(/1(\.5)? min.*epoch 3process 7$/)
  })
})
