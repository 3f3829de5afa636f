import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { commandLineText } from '../../src-main/lab/command-line-text.ts'
import { computedWith, installedPackages } from '../../src-main/lab/computed-with.ts'
import { openTestLab } from './test-lab.ts'
import { record } from './bundles/recorded-runs.ts'

describe('a command line as it is kept', () => {
  it('is what was typed, quoted where a shell would split it', () => {
    expect(commandLineText(['run', 'fig2b', '--set', 'rule.tauPreMs=20', '--name', "Ada's first"], '/home/ada')).toBe(String.raw`burstlab run fig2b --set rule.tauPreMs=20 --name 'Ada'\''s first'`)
  })

  it.each([
    ['/home/ada/specs/mine.json', '~/specs/mine.json'], ['--out=/home/ada', '--out=~'], ['/home/adam/mine.json', '…/mine.json'], ['/media/ada/disk/lab/', '…/lab'],
    [String.raw`C:\Users\ada\lab`, '…/lab'], ['specs/mine.json', 'specs/mine.json'], ['network.gain=1/3', 'network.gain=1/3'],
  ])('has no place of a machine in it: %s', (argument, kept) => {
    expect(commandLineText([argument], '/home/ada/')).toBe(`burstlab ${kept}`)
  })

  it('ends somewhere', () => {
    expect(commandLineText(Array.from({ length: 5000 }, () => 'run'), '/home/ada')).toHaveLength(2000)
  })
})

describe('what a run is computed with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'burstlab-packages-'))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('are the packages that are installed, with their own versions', () => {
    mkdirSync(join(folder, 'node_modules', '@lab', 'there'), { recursive: true })
    mkdirSync(join(folder, 'node_modules', 'damaged'), { recursive: true })
    writeFileSync(join(folder, 'node_modules', '@lab', 'there', 'package.json'), '{ "version": "1.2.3" }')
    writeFileSync(join(folder, 'node_modules', 'damaged', 'package.json'), '{')
    expect(installedPackages(folder, ['@lab/there', 'damaged', 'missing'])).toEqual({ '@lab/there': '1.2.3' })
  })

  it('is remembered by each run with V8, processor, cores, threads, and how it was started', async () => {
    const test = await openTestLab({ startedWith: 'burstlab run fig2b' })
    try {
      const [id = ''] = record(test, 'fig2b')
      const { packages, ...rest } = computedWith(process.cwd())
      expect(packages?.['V8']).toBe(process.versions.v8)
      expect(test.lab.runs.get(id).provenance.facts).toEqual({ ...rest, packages, threads: 1, startedWith: 'burstlab run fig2b' })
      expect((await test.lab.reports.ofRuns([id])).content).toContain('<dt>Started with</dt><dd>burstlab run fig2b</dd>')
    } finally {
      await test.end()
    }
  })
})
