import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startPatience } from '../../../src-main/lab/runs/patience.ts'

/** As on a laptop that is closed and opened: nothing of this process moves meanwhile. */
const sleep = (ms: number): void => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms) }

describe('patience', () => {
  it('comes to its end', async () => {
    expect(await new Promise((resolve) => { startPatience(5, () => resolve('over')) })).toBe('over')
  })

  it('does not count a sleep, so that an answer that comes at waking is heard', async () => {
    const heard: string[] = []
    const stop = startPatience(100, () => heard.push('over'))
    sleep(300)
    await setImmediate()
    await setImmediate()
    heard.push('answer')
    stop()
    expect(heard).toEqual(['answer'])
  })

  it('ends when it is told to', async () => {
    let calls = 0
    startPatience(1, () => calls++)()
    await new Promise((resolve) => { startPatience(20, () => resolve(undefined)) })
    expect(calls).toBe(0)
  })
})
