import { describe, expect, it } from 'vitest'
import { createEventBus } from '../../src-main/lab/event-bus.ts'
import type { LabEvent } from '../../src-main/lab/types.ts'
import { fakeRun } from '../api/fake-lab.ts'

const run = (id: string, progress: number): LabEvent => ({ type: 'run', run: { ...fakeRun, id, progress } })

describe('a subscription', () => {
  it('hears what is published after it began', async () => {
    const bus = createEventBus()
    const heard = bus.subscribe(undefined)
    const first = heard.next()
    bus.publish({ type: 'runs-changed' })
    expect(await first).toEqual({ done: false, value: { type: 'runs-changed' } })
  })

  it('that is slow gets the newest state of each run, not its history', async () => {
    const bus = createEventBus()
    const heard = bus.subscribe(undefined)
    const first = heard.next()
    bus.publish(run('a', 0.1))
    await first
    for (const progress of [0.2, 0.3]) bus.publish(run('a', progress))
    bus.publish(run('b', 0.5))
    bus.publish(run('a', 0.4))
    expect([await heard.next(), await heard.next()].map(({ value }) => value as LabEvent)).toEqual([run('b', 0.5), run('a', 0.4)])
  })

  it('ends with its signal, and all end with the bus', async () => {
    const bus = createEventBus()
    const ending = new AbortController()
    const own = bus.subscribe(ending.signal).next()
    const other = bus.subscribe(undefined).next()
    ending.abort()
    expect(await own).toMatchObject({ done: true })
    bus.close()
    expect(await other).toMatchObject({ done: true })
  })
})
