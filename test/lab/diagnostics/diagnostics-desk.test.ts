/** The diagnostics of a lab: everything that a report needs, and nobody's name in it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { homedir, hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { crashReportsFolder } from '../../../src-main/lab/settings/data-folder.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
beforeEach(async () => { test = await openTestLab({ now: () => new Date('2026-11-27T03:00:00Z') }) })
afterEach(() => test.end())

const section = (report: string, title: string): string[] => (report.split(`\n${title}:\n`)[1] ?? '').split('\n\n')[0]?.split('\n').map((line) => line.trim()).filter((line) => line !== '') ?? []

describe('the diagnostics', () => {
  it('tell versions, devices, that nothing has failed, and when the lab was opened', () => {
    const report = test.lab.diagnostics.report()
    expect(report).toMatch(/^Burstlab diagnostics, 2026-11-27T03:00:00\.000Z\n/)
    expect(section(report, 'Versions')).toEqual(expect.arrayContaining([expect.stringMatching(/^Burstlab \d+\.\d+\.\d+, commit /), expect.stringMatching(/^Node \d+\.\d+\.\d+, Electron none$/), expect.stringMatching(/^Database .* schema version \d+/)]))
    expect(section(report, 'Devices')[0]).toBe('Processor: not looked at yet')
    for (const title of ['Runs', 'Runs that failed last', 'Crashes']) expect(section(report, title)).toEqual(['none'])
    expect(section(report, 'Log')).toEqual([expect.stringMatching(/^2026-11-27T03:00:00\.000Z info lab: opened: Burstlab \d/)])
    expect(section(report, 'Self-test')).toEqual(['never run'])
  })

  it('start nothing', () => {
    const before = test.hosts.length
    test.lab.diagnostics.report()
    expect(test.hosts).toHaveLength(before)
  })

  it('tell the last errors: of the log, of crashes and of runs', () => {
    const secret = join(homedir(), 'patients', 'x.npz')
    test.lab.diagnostics.note(new Error(`cannot read ${secret}`))
    const reports = crashReportsFolder(test.dataDir)
    mkdirSync(reports, { recursive: true })
    for (let day = 1; day <= 7; day++) writeFileSync(join(reports, `2026-11-0${day}T00-00-00.000Z-uncaughtException.json`), JSON.stringify({ message: 'Error: x', stack: `Error: day ${day}\n    at ${secret}:1:2` }))
    writeFileSync(join(reports, '2026-11-08T00-00-00.000Z-uncaughtException.json'), 'torn')
    const report = test.lab.diagnostics.report()
    expect(section(report, 'Log')).toEqual([expect.stringContaining('info lab: opened'), expect.stringMatching(/^2026-11-27T03:00:00\.000Z error lab: Error: cannot read <home>.patients.x\.npz \| at /)])
    expect(section(report, 'Crashes')).toHaveLength(5)
    expect(section(report, 'Crashes')[3]).toMatch(/^2026-11-07T00-00-00\.000Z-uncaughtException: Error: day 7 \| at <home>.patients.x\.npz:1:2$/)
    expect(section(report, 'Crashes')[4]).toBe('2026-11-08T00-00-00.000Z-uncaughtException: the report cannot be read')
  })

  it('name nobody: neither home, nor data folder, nor user, nor host', async () => {
    const { username } = userInfo()
    // Processes that cannot be started are told of at once; those of the other tests never answer.
    await test.reopen({ spawnRunHost: () => { throw new Error(`no process in ${homedir()}`) } })
    const error = new Error(`${username} on ${hostname()} in ${homedir()} with ${test.dataDir}`)
    test.lab.diagnostics.note(error)
    await test.lab.selfTest()
    const report = test.lab.diagnostics.report()
    expect(section(report, 'Log').at(-1)).toContain('Error: <user> on <host> in <home> with <data folder>')
    for (const name of [test.dataDir, `${homedir()}/`]) expect(report).not.toContain(name)
    expect(report).not.toMatch(new RegExp(`(?<![\\w<])(${username}|${hostname()})(?![\\w>])`, 'i'))
    expect(section(report, 'Self-test')[0]).toMatch(/^run at 2026-11-27T03:00:00\.000Z with Burstlab \d/)
    expect(section(report, 'Self-test')[1]).toMatch(/^ok: Node: /)
  }, 60_000)

  it('survive a restart, as far as they are written down', async () => {
    test.lab.diagnostics.note(new Error('before'))
    const lab = await test.reopen()
    expect(section(lab.diagnostics.report(), 'Log')[1]).toContain('Error: before')
  })
})
