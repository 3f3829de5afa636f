/** `burstlab config`: what an administrator, or whoever wonders, is told of the settings. */
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCli } from './test-terminal.ts'
import type { TestCli } from './test-terminal.ts'

let cli: TestCli
beforeAll(() => { cli = testCli() })
afterAll(() => cli.end())

/** With this as the workstation's file. */
function on(text: string, ...options: string[]) {
  const file = join(cli.folder, 'workstation.json')
  writeFileSync(file, text)
  return cli.run(['config', ...options], { environment: { BURSTLAB_SYSTEM_CONFIG: file } })
}

describe('config', () => {
  it('says what is built in where nobody has said anything, and where a workstation\'s file would be', async () => {
    const { code, out, err } = await cli.run(['config'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^trashDays +after 30 days +built in +When runs in the trash are deleted for ever$/m)
    expect(out).toMatch(/^data folder +\S+ +the --data-dir option /m)
    expect(out).toMatch(/^This workstation's file: .*burstlab\.json \(not there\)$/m)
  })

  it('says who has set what', async () => {
    // A command that chooses makes the lab.
    expect((await cli.run(['run', 'fig2b', '--workers', '1'])).code).toBe(0)
    const { code, out } = await on('{"workers": 6, "theme": "dark"}')
    expect(code).toBe(0)
    expect(out).toMatch(/^workers +1 +chosen in Settings /m)
    expect(out).toMatch(/^theme +dark +this workstation's file /m)
    expect(out).toMatch(/^threads +a share of the cores +built in /m)
  })

  it('prints all of it as one document', async () => {
    const { out } = await on('{"trashDays": null}', '--json')
    const found = JSON.parse(out) as { settings: { name: string }[] }
    expect(found).toMatchObject({ file: { path: join(cli.folder, 'workstation.json'), there: true }, problems: [], dataDir: { value: cli.dataDir, from: 'option', system: null } })
    expect(found.settings.find(({ name }) => name === 'trashDays')).toMatchObject({ value: null, text: 'never', from: 'system', builtIn: { value: 30 } })
    expect(found.settings.find(({ name }) => name === 'workers')).toMatchObject({ value: 1, from: 'user', system: null, builtIn: { value: Math.max(1, availableParallelism() - 1) } })
  })

  it('tells what is wrong in the file, and ends with 2', async () => {
    const { code, out, err } = await on('{"workers": 0, "trashDays": 90}')
    expect(code).toBe(2)
    expect(err).toMatch(/^The file .*workstation\.json says "workers": 0; expected a whole number of workers from 1 to 256\. This field is left out\.\n$/)
    expect(out).toMatch(/^trashDays +after 90 days +this workstation's file /m)
  })
})
