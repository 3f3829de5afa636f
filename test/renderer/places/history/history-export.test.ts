import { describe, expect, it } from 'vitest'
import type { RunValues } from '../../../../src-main/api/contract.ts'
import { exportRunList } from '../../../../src-renderer/places/history/history-export.ts'
import { exampleRun } from './run-examples.ts'

const nothing: RunValues = { ids: [], columns: {} }

describe('the run list as a file', () => {
  it('is CSV that any spreadsheet reads, quotes and commas included', () => {
    const lines = exportRunList([exampleRun({ id: 'a', name: 'He said "5, 10 Hz"', tags: ['talk', 'draft'] })], 'csv', nothing).content.split('\r\n')
    expect(lines[0]).toMatch(/^id,name,kind,presetId,groupId,seed,status/)
    expect(lines[1]).toContain('"He said ""5, 10 Hz"""')
    expect(lines[1]).toContain('talk draft')
  })

  it('never lets a name act as a formula', () => {
    expect(exportRunList([exampleRun({ id: 'a', name: '=1+1' })], 'csv', nothing).content).toContain(",'=1+1,")
  })

  it('is JSON with the same fields', () => {
    const file = exportRunList([exampleRun({ id: 'a' })], 'json', nothing)
    expect(JSON.parse(file.content)).toMatchObject([{ id: 'a', seed: 1, verdict: 'pass', tags: [] }])
  })

  it('has what each run used of the machine, nothing where that was not measured', () => {
    const values: RunValues = { ids: ['b', 'a'], columns: { 'usage:cpuMs': [null, 1500], 'usage:cores': [null, 1.5], 'usage:peakMemoryBytes': [null, 2e8] } }
    const runs = [exampleRun({ id: 'a' }), exampleRun({ id: 'b' })]
    const [header, a, b] = exportRunList(runs, 'csv', values).content.split('\r\n')
    expect([header, a, b]).toEqual([expect.stringMatching(/,cpuMs,cores,peakMemoryBytes$/), expect.stringMatching(/,1500,1\.5,200000000$/), expect.stringMatching(/,,,$/)])
    expect(JSON.parse(exportRunList(runs, 'json', values).content)).toMatchObject([{ cpuMs: 1500, cores: 1.5 }, { cpuMs: null }])
  })
})
