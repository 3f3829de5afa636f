import { describe, expect, it } from 'vitest'
import { exportRunList } from '../../../../src-renderer/places/history/history-export.ts'
import { exampleRun } from './run-examples.ts'

describe('the run list as a file', () => {
  it('is CSV that any spreadsheet reads, quotes and commas included', () => {
    const lines = exportRunList([exampleRun({ id: 'a', name: 'He said "5, 10 Hz"', tags: ['talk', 'draft'] })], 'csv').content.split('\r\n')
    expect(lines[0]).toMatch(/^id,name,kind,presetId,groupId,seed,status/)
    expect(lines[1]).toContain('"He said ""5, 10 Hz"""')
    expect(lines[1]).toContain('talk draft')
  })

  it('never lets a name act as a formula', () => {
    expect(exportRunList([exampleRun({ id: 'a', name: '=1+1' })], 'csv').content).toContain(",'=1+1,")
  })

  it('is JSON with the same fields', () => {
    const file = exportRunList([exampleRun({ id: 'a' })], 'json')
    expect(JSON.parse(file.content)).toMatchObject([{ id: 'a', seed: 1, verdict: 'pass', tags: [] }])
  })
})
