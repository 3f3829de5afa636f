import { describe, expect, it } from 'vitest'
import { createEventBus } from '../../src-main/lab/event-bus.ts'
import type { RunStatus } from '../../src-main/lab/types.ts'
import { keepAwake } from '../../src-main/shell/keep-awake.ts'
import { fakeRun } from '../api/fake-lab.ts'
import { StandInPowerSaveBlocker } from './electron-stand-in/power.ts'

function awake(running: readonly string[]) {
  const events = createEventBus()
  const blocker = new StandInPowerSaveBlocker()
  const watching = keepAwake(blocker, { events, runs: { list: () => running.map((id) => ({ ...fakeRun, id, status: 'running' as const })) } })
  const tell = (id: string, status: RunStatus): void => events.publish({ type: 'run', run: { ...fakeRun, id, status } })
  return { blocker, tell, end: () => { events.close(); return watching } }
}

describe('keepAwake', () => {
  it('keeps the machine awake from the first run that computes to the end of the last', async () => {
    const { blocker, tell, end } = awake([])
    await expect.poll(() => { tell('a', 'running'); return blocker.active() }).toBe(1)
    tell('b', 'running')
    tell('a', 'done')
    await expect.poll(() => { tell('b', 'failed'); return blocker.active() }).toBe(0)
    expect(blocker.started).toBe(1)
    await end()
  })

  it('knows what computes already, and lets the machine sleep when the lab closes', async () => {
    const { blocker, end } = awake(['a'])
    expect(blocker.active()).toBe(1)
    await end()
    expect(blocker.active()).toBe(0)
  })
})
