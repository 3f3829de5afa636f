import { describe, expect, it } from 'vitest'
import { newRun, testStore } from './test-store.ts'

describe('what runs used of the machine', () => {
  it('is added up, the peak kept, each run by itself', async () => {
    const store = await testStore()
    store.runs.insert([newRun(), newRun({ id: 'r2' })])
    expect(store.usage.get('r1')).toBeUndefined()
    store.usage.add('r1', { cpuMs: 10.5, measuredMs: 20, peakMemoryBytes: 300 })
    store.usage.add('r1', { cpuMs: 1, measuredMs: 2, peakMemoryBytes: 200 })
    store.usage.add('r2', { cpuMs: 5, measuredMs: 5, peakMemoryBytes: 100 })
    expect(store.usage.get('r1')).toEqual({ cpuMs: 11.5, measuredMs: 22, peakMemoryBytes: 300 })
    expect([...store.usage.all()]).toEqual([['r1', { cpuMs: 11.5, measuredMs: 22, peakMemoryBytes: 300 }], ['r2', { cpuMs: 5, measuredMs: 5, peakMemoryBytes: 100 }]])
  })

  it('goes with its run, and needs one', async () => {
    const store = await testStore()
    store.runs.insert([newRun()])
    store.usage.add('r1', { cpuMs: 1, measuredMs: 1, peakMemoryBytes: 1 })
    store.runs.setTrashed(['r1'], '2026-05-05T00:00:00.000Z')
    store.runs.purge(['r1'])
    expect(store.usage.all().size).toBe(0)
    expect(() => store.usage.add('r1', { cpuMs: 1, measuredMs: 1, peakMemoryBytes: 1 })).toThrow('There is no run "r1".')
  })
})
