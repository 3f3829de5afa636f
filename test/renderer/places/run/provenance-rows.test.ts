import { describe, expect, it } from 'vitest'
import { provenanceRows, rerunStatement } from '../../../../src-renderer/places/run/provenance-rows.ts'
import { drawingText } from '../../../../src-renderer/places/run/drawing-time.ts'
import { exampleDetail } from './run-detail-example.ts'

describe('where the numbers come from', () => {
  it('names hash, seed, checksum, versions, machine and times', () => {
    const rows = new Map(provenanceRows(exampleDetail({ id: 'a' })).map((row) => [row.label, row.text]))
    expect(rows.get('Spec hash')).toBe('a1b2c3')
    expect(rows.get('Result checksum')).toBe('c0ffee')
    expect(rows.get('Git commit')).toBe('not known')
    expect(rows.get('Duration')).toBe('1.0 s')
    expect(rows.has('Drawing')).toBe(false)
  })

  it('tells what drawing takes beside what computing took', () => {
    const rows = provenanceRows(exampleDetail({ id: 'a' }), null, drawingText({ labMs: 12, pageMs: 35 }))
    expect(rows.find(({ label }) => label === 'Drawing')?.text).toBe('the figure comes from the lab in 12 ms, is drawn here in 35 ms; no part of the duration')
  })
})

describe('what a run is computed with', () => {
  it('is packages, processor and threads, and how it was started', () => {
    const { provenance } = exampleDetail({ id: 'a' })
    const facts = { startedWith: 'burstlab run fig2b', processor: 'Lab CPU', cores: 8, threads: 4, packages: { 'V8': '13.6', '@tensorflow/tfjs-core': '4.22.0' } }
    const rows = provenanceRows(exampleDetail({ id: 'a', provenance: { ...provenance, facts } }))
    expect(rows.filter(({ label }) => ['Packages', 'Processor', 'Threads', 'Started with'].includes(label)).map(({ text }) => text)).toEqual([
      'V8 13.6, @tensorflow/tfjs-core 4.22.0', 'Lab CPU, 8 cores', '4', 'burstlab run fig2b',
    ])
  })

  it('is left out where an earlier version did not record it', () => {
    expect(provenanceRows(exampleDetail({ id: 'a' })).map(({ label }) => label)).not.toContain('Processor')
  })
})

describe('what a run used of the machine', () => {
  const rowsOf = (...[run, live]: Parameters<typeof provenanceRows>) => new Map(provenanceRows(run, live).map((row) => [row.label, row.text]))

  it('is processor time, cores on average, and the peak of memory beside its forecast', () => {
    const rows = rowsOf(exampleDetail({ id: 'a' }))
    expect([rows.get('Processor time'), rows.get('Memory')]).toEqual(['1.5 s, 1.5 cores in use on average', 'at most 200 MB, forecast 180 MB'])
  })

  it('is what it uses now too, while it computes', () => {
    const rows = rowsOf(exampleDetail({ id: 'a' }), { cpuMs: 4000, cores: 1, peakMemoryBytes: 3e8, coresNow: 2.04, memoryBytes: 2.5e8 })
    expect([rows.get('Processor time'), rows.get('Memory')]).toEqual(['4.0 s, 1.0 core in use on average, 2.0 cores now', 'at most 300 MB, 250 MB now, forecast 180 MB'])
  })

  it('is left out where nothing was measured, the forecast where there is none', () => {
    expect(rowsOf(exampleDetail({ id: 'a', usage: null })).has('Memory')).toBe(false)
    expect(rowsOf(exampleDetail({ id: 'a', memoryForecastBytes: null })).get('Memory')).toBe('at most 200 MB')
  })
})

describe('an exact re-run', () => {
  it('says whether the result is the same, in words and a sign', () => {
    expect(rerunStatement(exampleDetail({ id: 'a', rerunOf: 'b', checksumMatches: true }), 'First')).toMatchObject({ tone: 'pass', text: expect.stringContaining('✓ Checksum equal to "First"') })
    expect(rerunStatement(exampleDetail({ id: 'a', rerunOf: 'b', checksumMatches: false }), undefined)).toMatchObject({ tone: 'fail', text: expect.stringContaining('✗ Checksum not equal to run b') })
    expect(rerunStatement(exampleDetail({ id: 'a', rerunOf: 'b', checksumMatches: null }), undefined)?.tone).toBe('muted')
    expect(rerunStatement(exampleDetail({ id: 'a' }), undefined)).toBeUndefined()
  })
})
