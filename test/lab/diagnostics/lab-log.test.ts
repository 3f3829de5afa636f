import { describe, expect, it } from 'vitest'
import { createLabLog } from '../../../src-main/lab/diagnostics/lab-log.ts'
import { LabError } from '../../../src-main/lab/errors.ts'
import type { LabLogParts } from '../../../src-main/lab/diagnostics/lab-log.ts'

/** A log on a file that is a list. */
function open(earlier: readonly string[] = [], parts: Partial<LabLogParts> = {}) {
  const written = [...earlier]
  let told = 0
  const log = createLabLog({
    file: { path: '/data/logs/burstlab.log', write: (line) => written.push(line), last: (count) => written.slice(-count) },
    now: () => new Date('2026-11-27T03:00:00Z'), mask: (text) => text.replaceAll('ada', '<user>'), onLine: () => { told++ }, ...parts,
  })
  return { log, written, told: () => told }
}

describe('the log of the lab', () => {
  it('writes each line with time, level and scope, and nobody in it', () => {
    const { log, written, told } = open()
    log.say('info', 'backups', 'backup for ada\ndone')
    log.note(Object.assign(new Error('x'), { stack: 'Error: x\n    at /home/ada' }))
    expect(written).toEqual(['2026-11-27T03:00:00.000Z info backups: backup for <user> | done', '2026-11-27T03:00:00.000Z error lab: Error: x | at /home/<user>'])
    expect(told()).toBe(2)
  })

  it('has what was refused as a warning, without a place in the code', () => {
    const { log, written } = open()
    log.note(new LabError('CONFLICT', 'A backup is under way.'))
    log.note(new Error('wrapped', { cause: new LabError('CONFLICT', 'A backup is under way.') }))
    expect(written).toEqual(Array(2).fill('2026-11-27T03:00:00.000Z warning lab: refused: A backup is under way.'))
  })

  it('has one line of an error that somebody told of before it is noted, wrapped or not', () => {
    const { log, written } = open()
    const refusal = new LabError('CONFLICT', 'A backup is under way.')
    log.say('error', 'backups', 'backup failed: A backup is under way.', refusal)
    log.note(refusal)
    log.note(new Error('wrapped', { cause: refusal }))
    expect(written).toEqual(['2026-11-27T03:00:00.000Z error backups: backup failed: A backup is under way.'])
  })

  it('is read piece by piece: what earlier times left, then what is new', () => {
    const { log } = open(['2026-11-26T03:00:00.000Z error runs: one', '2026-11-26T03:00:00.000Z info lab: two', '2026-11-26T03:00:00.000Z info lab: three'])
    const part = log.read({ after: 0, limit: 2 })
    expect(part).toMatchObject({ lines: [{ number: 1, level: 'error', scope: 'runs', text: 'one' }, { number: 2, text: 'two' }], more: true, path: '/data/logs/burstlab.log' })
    log.say('warning', 'api', 'four')
    expect(log.read({ after: 2, limit: 2 })).toMatchObject({ lines: [{ text: 'three' }, { number: 4, text: 'four' }], more: false })
    expect(log.read({ after: 4, limit: 2 })).toMatchObject({ lines: [], more: false })
  })

  it('has the newest lines at hand, and no more', () => {
    const { log } = open([], { kept: 3 })
    expect(log.read({ after: 0, limit: 9 }).lines).toEqual([])
    for (let i = 1; i <= 10; i++) log.say('info', 'lab', `line ${i}`)
    expect(log.read({ after: 0, limit: 9 }).lines.map(({ number, text }) => [number, text])).toEqual([[8, 'line 8'], [9, 'line 9'], [10, 'line 10']])
  })

  it('of a lab that only looks on writes nothing', () => {
    const { log, written } = open([], { readOnly: true })
    log.note(new Error('x'))
    expect(written).toEqual([])
  })
})
