/** How long a run has been computing. */
import { expect, it } from 'vitest'
import { createRunningTime } from '../../src-main/run-host/running-time.ts'

it('counts from one look to the next, without the rests between', () => {
  let now = 1000
  const time = createRunningTime(() => now)
  now = 1100
  expect(time.take()).toEqual({ fromMs: 0, toMs: 100 })
  now = 9000
  time.skip()
  now = 9050
  expect(time.take()).toEqual({ fromMs: 100, toMs: 150 })
})
