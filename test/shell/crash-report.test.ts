import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { crashReport, writeCrashReport } from '../../src-main/shell/crash-report.ts'

const context = { appVersion: '0.1.0', versions: { electron: '45', chrome: '150', node: '24', other: 'x' }, platform: 'linux', pid: 7 }
const at = new Date('2026-01-02T03:04:05.006Z')

describe('crashReport', () => {
  it('says what happened, where in the code, when and in which versions', () => {
    const error = new TypeError('no such thing', { cause: new Error('deeper') })
    expect(crashReport({ kind: 'uncaughtException', error, at }, context)).toEqual({
      kind: 'uncaughtException', at: '2026-01-02T03:04:05.006Z', message: 'TypeError: no such thing', stack: error.stack, cause: 'Error: deeper',
      app: '0.1.0', electron: '45', chrome: '150', node: '24', platform: 'linux', pid: 7,
    })
  })

  it('takes anything that was thrown', () => {
    expect(crashReport({ kind: 'unhandledRejection', error: 'just words', at }, context)).toMatchObject({ message: 'just words', stack: null, cause: null })
    expect(crashReport({ kind: 'unhandledRejection', error: undefined, at }, context)).toMatchObject({ message: 'undefined' })
  })
})

describe('writeCrashReport', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'burstlab-crash-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('writes JSON into a folder that it makes, under a name that every file system takes', async () => {
    const path = writeCrashReport(join(folder, 'crash-reports'), { kind: 'uncaughtException', error: new Error('x'), at }, context)
    expect(await readdir(join(folder, 'crash-reports'))).toEqual(['2026-01-02T03-04-05.006Z-uncaughtException.json'])
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ message: 'Error: x' })
  })

  it('never writes over an earlier report', () => {
    const write = (): string => writeCrashReport(folder, { kind: 'uncaughtException', error: new Error('x'), at }, context)
    expect(new Set([write(), write(), write()]).size).toBe(3)
  })

  it('throws where it cannot write', async () => {
    await writeFile(join(folder, 'file'), '')
    expect(() => writeCrashReport(join(folder, 'file', 'in'), { kind: 'uncaughtException', error: new Error('x'), at }, context)).toThrow()
  })

  it('keeps the newest fifty: a program that crashes at each start does not fill the disk', async () => {
    for (let minute = 0; minute < 52; minute++) {
      writeCrashReport(folder, { kind: 'uncaughtException', error: new Error('again'), at: new Date(Date.UTC(2026, 0, 1, 0, minute)) }, context)
    }
    const names = (await readdir(folder)).sort()
    expect(names).toHaveLength(50)
    expect(names[0]).toBe('2026-01-01T00-02-00.000Z-uncaughtException.json')
  })
})
