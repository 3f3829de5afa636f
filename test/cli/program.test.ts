/** The command line as a user meets it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, homedir, hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeRunHosts } from '../../src-main/lab/runs/node-run-host.ts'
import { openLab } from '../../src-main/lab/open-lab.ts'
import { readProvenance } from '../../src-main/export/provenance.ts'
import { testCli } from './test-terminal.ts'
import type { TestCli } from './test-terminal.ts'
import { runHostFile } from '../support/run-host-file.ts'

let cli: TestCli
beforeAll(() => { cli = testCli() })
afterAll(() => cli.end())

interface RunJson {
  readonly runs: readonly { readonly id: string; readonly seed: number; readonly status: string; readonly specHash: string; readonly provenance: { readonly checksum: string | null } }[]
  readonly verdict: { readonly state: string; readonly rows: readonly unknown[] }
}

describe('list and show', () => {
  it('name the presets of the paper', async () => {
    const { code, out } = await cli.run(['list'])
    expect(code).toBe(0)
    for (const id of ['fig2b', 'fig2c-30', 'fig2c-50', 'fig2d-5hz', 'fig2d-10hz', 'sjostrom']) expect(out).toMatch(new RegExp(`^${id} `, 'm'))
  })

  it('show every parameter with its unit and the paper\'s value', async () => {
    const { out } = await cli.run(['show', 'fig2b'])
    expect(out).toMatch(/^rule\.tauPreMs +50 +ms +50 /m)
    expect(out).toMatch(/^rule\.tauAvgS +15 +s /m)
  })

  it('do not need a data folder', () => {
    expect(existsSync(cli.dataDir)).toBe(false)
  })
})

describe('run', () => {
  it('computes Fig. 2b, within tolerance, and writes figure, data, spec and verdict where asked', async () => {
    const out = join(cli.folder, 'results')
    const { runs, verdict } = await cli.json(['run', 'fig2b', '--out', out]) as RunJson
    expect(runs).toMatchObject([{ seed: 1, status: 'done' }])
    expect(verdict.state).toBe('pass')
    expect(readdirSync(out).map((name) => name.replace(/^fig-2b.*\./, 'figure.')).sort()).toEqual(['figure.csv', 'figure.json', 'figure.png', 'figure.svg', 'spec.json', 'verdict.json'])
    const svg = readdirSync(out).find((name) => name.endsWith('.svg')) ?? ''
    expect(readProvenance(readFileSync(join(out, svg), 'utf8'))).toMatchObject({ figure: expect.any(String) as unknown, runs: [{ id: runs[0]?.id, seed: 1 }] })
  })

  it('remembers with the run how it was started', async () => {
    const { runs } = await cli.json(['run', 'fig2b', '--name', 'By hand']) as { runs: { provenance: { facts: { startedWith: string } } }[] }
    expect(runs[0]?.provenance.facts.startedWith).toMatch(/^burstlab run fig2b --name 'By hand' --json --data-dir ~\//)
  })

  it('gives the same checksum again, from a spec file and with any number of workers', async () => {
    const args = ['--set', 'protocol.realisations=2', '--set', 'protocol.ratesHz=10,20', '--seeds', '3']
    const first = await cli.json(['run', 'fig2c-30', ...args, '--workers', '1']) as RunJson
    const second = await cli.json(['run', 'fig2c-30', ...args, '--workers', '3']) as RunJson
    const file = join(cli.folder, 'mine.json')
    writeFileSync(file, JSON.stringify(await cli.json(['show', 'fig2c-30'])))
    const third = await cli.json(['run', file, ...args]) as RunJson
    const checksums = (of: RunJson): unknown => of.runs.map((run) => [run.seed, run.provenance.checksum])
    expect(checksums(second)).toEqual(checksums(first))
    expect(checksums(third)).toEqual(checksums(first))
    expect(new Set(first.runs.map((run) => run.provenance.checksum)).size).toBe(3)
  })

  it('computes on as many threads as is said', async () => {
    const set = ['device=cpu', 'data.trainCount=64', 'data.testCount=10', 'training.epochs=1'].flatMap((one) => ['--set', one])
    const { runs } = await cli.json(['run', 'fig5-quick-learned', ...set, '--threads', '1']) as { runs: { provenance: { facts: { threads: number } } }[] }
    expect(runs[0]?.provenance.facts.threads).toBe(1)
    const { code, err } = await cli.run(['run', 'fig2b', '--threads', 'some'])
    expect([code, err]).toEqual([2, expect.stringContaining(`option '--threads <n>' argument 'some' is invalid. expected a whole number from 1 to ${availableParallelism()}, the cores of this machine, or auto.`)])
    // Nothing is computed, and nothing kept, of what this machine has no cores for.
    expect((await cli.run(['run', 'fig2b', '--threads', String(availableParallelism() + 1)])).code).toBe(2)
  })

  it('keeps the newest of a number that an engine tells several times, as the rate model tells its error after every epoch', async () => {
    const set = ['data.trainCount=4', 'data.testCount=4', 'network.hiddenUnits=5', 'recording.hiddenUnit=0', 'recording.fromExample=0', 'recording.durationS=1', 'training.epochs=2']
    const { runs } = await cli.json(['run', 'figS4-quick', ...set.flatMap((one) => ['--set', one])]) as RunJson
    expect(runs).toMatchObject([{ status: 'done', reason: null, metrics: [{ name: 'testErrorPct' }] }])
  })

  it('says what to think of before, on standard error, and runs all the same', async () => {
    const { code, err } = await cli.run(['run', 'fig2b', '--set', 'rule.learningRate=0'])
    expect(err).toContain('warning: Learning rate (rule.learningRate) is 0; expected more than 0, or no weight ever changes.\n')
    expect(code).not.toBe(2)
  })

  it('says that a changed spec is not comparable with the paper, which is no failure', async () => {
    const { code, out } = await cli.run(['run', 'fig2b', '--set', 'rule.tauPreMs=20'])
    expect({ code, verdict: out.trim().split('\n').at(-1) }).toEqual({ code: 0, verdict: 'verdict: differs' })
  })

  it('cancels at Ctrl+C and ends with 130; the runs stay in the history', async () => {
    const { code } = await cli.run(['run', 'fig2d-10hz', '--set', 'protocol.realisations=5000', '--seeds', '2', '--workers', '1'], { interrupted: true })
    expect(code).toBe(130)
    expect(await cli.json(['runs', '--status', 'cancelled'])).toMatchObject([{ seed: 2 }, { seed: 1 }])
  })

  it.each([
    [['run', 'fig2b', '--set', 'rule.tauPreMs=-5'], /rule\.tauPreMs\) is -5; expected a number from .* ms\./],
    [['run', 'fig2b', '--set', 'rule.tauPre=5'], /there is no parameter "rule\.tauPre"; expected one of .*rule\.tauPreMs/],
    [['run', 'fig2b', '--set', 'rule.tauPreMs'], /--set is "rule\.tauPreMs"; expected path=value/],
    [['run', 'fig2b', '--out', 'package.json/below'], /--out is "package\.json\/below", which cannot be made/],
    [['run', 'test'], /The file "test" cannot be read .*expected a JSON file with a spec/],
    [['run', 'package.json'], /^The spec is not valid\.\n {2}Kind \(kind\) is missing; expected "pairing"\.$/m],
    [['run', 'fig2x'], /"fig2x" is neither a preset nor a file; expected a JSON file or one of fig2b/],
    [['run', 'fig2b', '--seeds', '0'], /--seeds.* expected a whole number from 1 to 1000/],
    [['export', 'nosuchrun'], /There is no run with id "nosuchrun"/],
    [['fly'], /unknown command 'fly'/],
  ])('%j is refused with 2 and a message that says what was expected', async (args, message) => {
    const { code, out, err } = await cli.run(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })
})

describe('resume', () => {
  it('goes on with a run that was cancelled, to the checksum that it would have had', { timeout: 60_000 }, async () => {
    const small = ['fig5-quick-learned', '--set', 'device=cpu', '--set', 'data.trainCount=320', '--set', 'data.testCount=50', '--set', 'training.epochs=2']
    const whole = await cli.json(['run', ...small]) as RunJson
    const lab = await openLab({ dataDir: cli.dataDir, dataDirSource: 'the test', spawnRunHost: nodeRunHosts(runHostFile), electronVersion: null, resumeQueue: false })
    const begun = lab.runs.rerun(whole.runs[0]?.id ?? '')
    // Before it has begun: it stops at the first moment at which it can.
    lab.runs.stop([begun.id])
    const statuses: string[] = []
    for await (const { run } of lab.live.watch({ runId: begun.id, theme: 'light', withSiblings: false }, undefined)) statuses.push(run.status)
    await lab.close()
    expect(statuses.at(-1)).toBe('cancelled')
    const { runs } = await cli.json(['resume', begun.id]) as RunJson
    expect(runs).toMatchObject([{ id: begun.id, status: 'done', provenance: { checksum: whole.runs[0]?.provenance.checksum } }])
  })

  it('says why a run cannot go on, and changes nothing', async () => {
    const { runs } = await cli.json(['run', 'fig2b']) as RunJson
    const { code, err } = await cli.run(['resume', runs[0]?.id ?? ''])
    expect({ code, err }).toMatchObject({ code: 5, err: expect.stringContaining('cannot go on: it is done.') as unknown })
  })
})

describe('fork', () => {
  it('says why no run can begin with a checkpoint, and which parameters there are', async () => {
    const { runs } = await cli.json(['run', 'fig2b']) as RunJson
    const id = runs[0]?.id ?? ''
    expect(await cli.run(['fork', id])).toMatchObject({ code: 5, err: expect.stringContaining('cannot be forked from a checkpoint: runs of this kind leave no checkpoints.') as unknown })
    expect(await cli.run(['fork', id, '--set', 'rule.tauPre=3'])).toMatchObject({ code: 2, err: expect.stringContaining('but there is no parameter "rule.tauPre"; expected one of') as unknown })
  })
})

describe('a process that is killed while it computes', () => {
  it('is told of, with the reason and the command that goes on', { timeout: 180_000 }, async () => {
    const small = ['--set', 'device=cpu', '--set', 'data.trainCount=64', '--set', 'data.testCount=10', '--set', 'training.epochs=3']
    const { code, out, err } = await cli.run(['run', 'fig5-quick-learned', ...small], { runHost: 'test/support/dying-run-host.ts' })
    expect(code).toBe(3)
    expect(err).toContain('seed 1: interrupted (The process that computed it was killed by SIGKILL)\n')
    const [, id = '', again = ''] = /^(\S+) {2}seed 1 {2}interrupted\n {2}"burstlab resume (\S+)" goes on from .+\.$/m.exec(out) ?? []
    expect(again).toBe(id)
    expect((await cli.run(['show', id])).out).toContain(`"burstlab resume ${id}" goes on from`)
  })
})

describe('runs and export', () => {
  it('find a run in the history and write its data', async () => {
    const [run] = await cli.json(['runs', '--preset', 'fig2b', '--limit', '1']) as { id: string; name: string }[]
    const path = join(cli.folder, 'data.csv')
    expect((await cli.run(['export', run?.id ?? '', '--format', 'csv', '--out', path])).code).toBe(0)
    const csv = readFileSync(path, 'utf8')
    expect(csv).toContain(`# run: ${run?.id ?? ''} seed=1`)
    expect(csv.split('\r\n').filter((line) => line.startsWith(`${run?.id ?? ''},`) && line.includes(',weightChange,'))).toHaveLength(20)
  })

  it('do not change the data folder and work while another process has it', async () => {
    const holder = await openLab({ dataDir: cli.dataDir, dataDirSource: 'the test', spawnRunHost: () => { throw new Error('no runs here') }, electronVersion: null, resumeQueue: false })
    try {
      expect((await cli.run(['runs'])).code).toBe(0)
      const { code, err } = await cli.run(['run', 'fig2b'])
      expect(code).toBe(5)
      expect(err).toMatch(/is in use by/)
    } finally {
      await holder.close()
    }
  })
})

describe('doctor', () => {
  it('checks this machine, and the engine against the paper', async () => {
    const { code, out } = await cli.run(['doctor'])
    expect(out).toMatch(/^ok +Engine +Fig\. 2b in \d+ ms: (\d+) of \1 values within tolerance$/m)
    expect(out).toMatch(/^ok +Store /m)
    // On a machine that computes something else besides, a device may be late; none may be wrong.
    expect(out).toMatch(/^(passed|late|unavailable) +Processor\b/m)
    expect(code).toBe(0)
  }, 120_000)

  it('prints a report that names nobody', async () => {
    const { code, out } = await cli.run(['doctor', '--report'])
    expect(code).toBe(0)
    expect(out).toMatch(/^ {2}ok: Engine: Fig\. 2b in \d+ ms/m)
    expect(out).not.toContain(cli.folder)
    for (const name of [`${homedir()}/`, hostname()]) expect(out).not.toContain(name)
  }, 120_000)
})

describe('serve', () => {
  it('prints the address with its token, answers there, and ends at Ctrl+C', async () => {
    let answer: Promise<number> | undefined
    const { code, out } = await cli.run(['serve'], {
      onSaid(said, interrupt) {
        const url = /http:\S+/.exec(said)?.[0]
        if (url !== undefined) answer = fetch(url, { redirect: 'manual' }).then(({ status }) => status).finally(interrupt)
      },
    })
    expect(code).toBe(0)
    expect(out).toMatch(/^Burstlab is at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/m)
    expect(await answer).toBe(303)
  })
})
