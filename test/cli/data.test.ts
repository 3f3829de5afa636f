/** `burstlab data` as a user meets it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLab } from '../../src-main/lab/open-lab.ts'
import { idxFiles, idxLabels, put, temporaryFolder } from '../datasets/fixtures.ts'
import { testCli } from './test-terminal.ts'
import type { TestCli } from './test-terminal.ts'

let cli: TestCli
beforeAll(() => { cli = testCli() })
afterAll(() => cli.end())

describe('data', () => {
  it('lists the generated set, and needs no data folder for that', async () => {
    const { code, out } = await cli.run(['data', 'list'])
    expect(code).toBe(0)
    expect(out).toMatch(/^digits +generated-digits +10 +28 × 28 × 1 +10000 +2000 +0 +generated$/m)
    expect(existsSync(cli.dataDir)).toBe(false)
  })

  it('imports a set, shows it beside an open workbench, and removes it', async () => {
    const source = await put(await temporaryFolder(), idxFiles())
    expect(await cli.json(['data', 'import', source, '--name', 'tiny', '--link'])).toMatchObject({ name: 'tiny', place: 'linked', origin: source, counts: { train: 4, test: 2 } })
    const holder = await openLab({ dataDir: cli.dataDir, dataDirSource: 'the test', spawnRunHost: () => { throw new Error('no runs here') }, electronVersion: null, resumeQueue: false })
    try {
      const { code, out } = await cli.run(['data', 'show', 'tiny'])
      expect(code).toBe(0)
      expect(out).toMatch(/^training images +4$/m)
      expect(out).toMatch(/^7 +7 +1 +0$/m)
      expect((await cli.run(['data', 'remove', 'tiny'])).code).toBe(5)
    } finally {
      await holder.close()
    }
    expect(await cli.json(['data', 'list'])).toMatchObject([{ name: 'digits' }, { name: 'tiny' }])
    expect(await cli.run(['data', 'remove', 'tiny'])).toEqual({ code: 0, out: 'Removed tiny.\n', err: '' })
    expect(await cli.json(['data', 'list'])).toMatchObject([{ name: 'digits' }])
    expect(existsSync(join(source, 'train-images-idx3-ubyte'))).toBe(true)
  })

  it('is stopped by Ctrl+C, and nothing of the import stays', async () => {
    const source = await put(await temporaryFolder(), idxFiles())
    expect((await cli.run(['data', 'import', source, '--name', 'tiny'], { interrupted: true })).code).toBe(130)
    expect(await cli.json(['data', 'list'])).toMatchObject([{ name: 'digits' }])
  })

  it.each([
    [['show', 'nothing'], /There is no data set "nothing"/],
    [['remove', 'digits'], /made by code/],
    [['import', '/nowhere', '--name', 'x'], /There is nothing at \/nowhere/],
    [['import', '/nowhere'], /--name/],
    [['import', '.', '--name', 'x', '--size', '0'], /expected a whole number from 1 to 4096/],
  ])('%j is refused with 2 and a message that says why', async (args, message) => {
    const { code, out, err } = await cli.run(['data', ...args])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  it('refuses what is damaged or has a name that cannot be', async () => {
    const source = await put(await temporaryFolder(), { ...idxFiles(), 't10k-labels-idx1-ubyte': idxLabels(1) })
    const damaged = await cli.run(['data', 'import', source, '--name', 'x'])
    expect(damaged.code).toBe(2)
    expect(damaged.err).toMatch(/t10k-labels-idx1-ubyte has 1 labels; expected 2, one for each image in/)
    expect((await cli.run(['data', 'import', source, '--name', '../x'])).err).toMatch(/The name of the data set is "\.\.\/x"; expected 1 to 64/)
  })
})
