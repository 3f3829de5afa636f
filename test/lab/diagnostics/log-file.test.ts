import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepNewest } from '../../../src-main/lab/diagnostics/keep-newest.ts'
import { createLogFile } from '../../../src-main/lab/diagnostics/log-file.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'burstlab-log-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the file of the log', () => {
  it('has one line for each, and does not exist before the first', () => {
    const log = createLogFile({ folder: join(folder, 'logs') })
    expect([log.last(5), readdirSync(folder)]).toEqual([[], []])
    log.write('first')
    log.write('second')
    expect(log.last(5)).toEqual(['first', 'second'])
    expect(readFileSync(log.path, 'utf8')).toBe('first\nsecond\n')
  })

  it('never holds more than so many files of so many bytes, and keeps the newest lines', () => {
    const log = createLogFile({ folder, maxBytes: 1000, maxFiles: 3 })
    for (let i = 0; i < 200; i++) log.write(`2026-11-27T03:00:00.000Z Error: number ${i} ${'x'.repeat(60)}`)
    expect(readdirSync(folder).sort()).toEqual(['burstlab.1.log', 'burstlab.2.log', 'burstlab.log'])
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1000)
    expect(log.last(12).map((line) => Number(/number (\d+)/.exec(line)?.[1]))).toEqual([188, 189, 190, 191, 192, 193, 194, 195, 196, 197, 198, 199])
  })

  it('cuts what is endless', () => {
    const log = createLogFile({ folder, maxBytes: 1000 })
    log.write('y'.repeat(100_000))
    expect(statSync(join(folder, 'burstlab.log')).size).toBeLessThan(1000)
  })

  it('goes on where nothing can be written: the folder is a file', () => {
    writeFileSync(join(folder, 'logs'), 'not a folder')
    const log = createLogFile({ folder: join(folder, 'logs') })
    log.write('lost')
    expect(log.last(5)).toEqual([])
    expect(readFileSync(join(folder, 'logs'), 'utf8')).toBe('not a folder')
  })
})

describe('a folder of reports', () => {
  it('keeps the newest, and all files that are none', () => {
    const names = ['2026-01-03T00-00-00.000Z-x.json', '2026-01-01T00-00-00.000Z-x.json', '2026-01-02T00-00-00.000Z-x.json', 'notes.json']
    for (const name of names) writeFileSync(join(folder, name), '{}')
    keepNewest(folder, 2)
    expect(readdirSync(folder).sort()).toEqual(['2026-01-02T00-00-00.000Z-x.json', '2026-01-03T00-00-00.000Z-x.json', 'notes.json'])
  })
})
