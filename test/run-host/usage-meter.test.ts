/** What a run takes of the machine, with a clock and numbers of the test's own. */
import { describe, expect, it } from 'vitest'
import { createUsageMeter, processProbe } from '../../src-main/run-host/usage-meter.ts'

/** A process that computed something else before: 40 s of processor time, 500 bytes at most. */
function machine() {
  const now = { cpuMs: 40_000, nowMs: 60_000, memoryBytes: 300, peakMemoryBytes: 500 }
  const meter = createUsageMeter({ cpuMs: () => now.cpuMs, nowMs: () => now.nowMs, memoryBytes: () => now.memoryBytes, peakMemoryBytes: () => now.peakMemoryBytes })
  return {
    meter,
    /** So much later. */
    pass(ms: number, cpuMs: number, memory: Partial<typeof now> = {}) { Object.assign(now, { nowMs: now.nowMs + ms, cpuMs: now.cpuMs + cpuMs, ...memory }) },
  }
}

describe('the usage of a run', () => {
  it('is what its process used since the last measurement, and nothing of what it computed before', () => {
    const { meter, pass } = machine()
    pass(1000, 1800)
    expect(meter.take()).toMatchObject({ cpuMs: 1800, measuredMs: 1000 })
    pass(500, 250)
    expect(meter.take()).toMatchObject({ cpuMs: 250, measuredMs: 500 })
  })

  it('is due seldom', () => {
    const { meter, pass } = machine()
    pass(4999, 0)
    expect(meter.due()).toBe(false)
    pass(1, 0)
    expect(meter.due()).toBe(true)
    meter.take()
    expect(meter.due()).toBe(false)
  })

  it('leaves out a pause', () => {
    const { meter, pass } = machine()
    pass(1000, 1000)
    meter.take()
    pass(3_600_000, 5)
    meter.skip()
    pass(1000, 900)
    expect(meter.take()).toMatchObject({ cpuMs: 900, measuredMs: 1000 })
  })

  it('knows the highest memory: as measured, and as the system says once that has grown during the run', () => {
    const { meter, pass } = machine()
    pass(1000, 1000, { memoryBytes: 450 })
    expect(meter.take()).toMatchObject({ memoryBytes: 450, peakMemoryBytes: 450 })
    pass(1000, 1000, { memoryBytes: 320 })
    expect(meter.take()).toMatchObject({ memoryBytes: 320, peakMemoryBytes: 450 })
    pass(1000, 1000, { memoryBytes: 400, peakMemoryBytes: 900 })
    expect(meter.take()).toMatchObject({ memoryBytes: 400, peakMemoryBytes: 900 })
  })
})

it('a process can be measured: times that do not go back, memory that is there', () => {
  const before = processProbe.cpuMs()
  expect(processProbe.cpuMs()).toBeGreaterThanOrEqual(before)
  expect(processProbe.memoryBytes()).toBeGreaterThan(1e6)
  expect(processProbe.peakMemoryBytes()).toBeGreaterThan(1e6)
})
