import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BundleProgress } from '../../../src-main/lab/types.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'
import { record, recordStopped } from './recorded-runs.ts'
import { repacked } from './repack.ts'
import { whole } from '../../export/sample-runs.ts'

let here: TestLab
let there: TestLab
let folder = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'burstlab-bundles-'))
  here = await openTestLab()
  there = await openTestLab()
  for (const { lab } of [here, there]) lab.settings.set({ workers: 16 })
})
afterEach(async () => {
  await here.end()
  await there.end()
  rmSync(folder, { recursive: true })
})

/** A bundle of these, as a file. */
function bundle(ids: readonly string[], test = here): string {
  const parts: Uint8Array[] = []
  const { name } = test.lab.bundles.write(test.lab.bundles.select(ids), (bytes) => { parts.push(bytes) })
  writeFileSync(join(folder, name), Buffer.concat(parts))
  return join(folder, name)
}

const detail = (test: TestLab, id: string) => {
  const { provenance, ...run } = test.lab.runs.get(id)
  return { ...run, provenance: { ...provenance, hostPid: null } }
}

describe('an experiment in a bundle', () => {
  it('brings its folder, tags and notes along', () => {
    const { id } = here.lab.experiments.create({ type: 'preset', id: 'fig2b' })
    here.lab.experiments.organise({ ids: [id], folder: 'Thesis', tags: ['talk'], notes: 'Why **this** one.', pinned: true })
    there.lab.bundles.import(bundle([id]))
    expect(there.lab.experiments.get(id)).toMatchObject({ folder: 'Thesis', tags: ['talk'], notes: 'Why **this** one.', pinned: false })
  })
})

describe('a bundle for the page', () => {
  it('is made run by run', async () => {
    const ids = record(here, 'fig2c-30', 3)
    const news: BundleProgress[] = []
    for await (const step of here.lab.bundles.export(here.lab.bundles.select(ids), undefined)) news.push(step)
    expect(news.map((step) => (step.state === 'working' ? [step.done, step.total] : step.transfer.name.endsWith('3-runs.burstlab')))).toEqual([[0, 3], [1, 3], [2, 3], [3, 3], true])
  })

  it('leaves nothing where it is cancelled, whichever way', async () => {
    const ids = record(here, 'fig2c-30', 2)
    const cancelled = new AbortController()
    const seen: string[] = []
    for await (const { state } of here.lab.bundles.export(here.lab.bundles.select(ids), cancelled.signal)) {
      seen.push(state)
      cancelled.abort()
    }
    for await (const { state } of here.lab.bundles.export(here.lab.bundles.select(ids), undefined)) {
      seen.push(state)
      break
    }
    expect(seen).toEqual(['working', 'working'])
  })

  it('is refused where one of its runs is deleted meanwhile', async () => {
    const ids = record(here, 'fig2c-30', 2)
    const making = here.lab.bundles.export(here.lab.bundles.select(ids), undefined)
    await making.next()
    here.lab.runs.trash(ids)
    await here.lab.runs.purge(ids)
    await expect(making.next()).rejects.toThrow('was deleted while the bundle was made')
  })
})

const rowsOf = (test: TestLab, id: string): string[] => whole(test.lab.figures.dataFile([id], 'csv').parts).toString('utf8').split('\n').slice(6)

describe('a bundle taken to an empty lab', () => {
  it('brings every run with all that was recorded: checksum, spec, seed, versions, verdict, notes, tags, log, metrics, figure', () => {
    const ids = [...record(here, 'fig2b'), ...record(here, 'fig2c-30', 3)]
    here.lab.runs.update({ id: ids[0] ?? '', notes: 'A *note*\nin lines', tags: ['paper', 'μ'], starred: true, name: 'Mine' })
    const imported = there.lab.bundles.import(bundle(ids))
    expect(imported).toMatchObject({ skippedRuns: 0, renamed: [] })
    expect([...imported.runIds].sort()).toEqual([...ids].sort())
    for (const id of ids) {
      expect(detail(there, id)).toEqual(detail(here, id))
      expect(there.lab.runs.log(id)).toEqual(here.lab.runs.log(id))
      expect(there.lab.figures.view([id], 'print')).toEqual(here.lab.figures.view([id], 'print'))
      expect(rowsOf(there, id)).toEqual(rowsOf(here, id))
    }
  })

  it('brings the times at which rows were recorded', () => {
    const ids = record(here, 'fig2b', 2)
    there.lab.bundles.import(bundle(ids))
    const byTime = (lab: TestLab) => lab.lab.overlay.view({
      runIds: ids, lines: [{ series: 'weightChange', column: 'weightChange', over: 'x', split: null }], x: 'wall', logX: false, logY: false, clip: false, smoothing: 0, find: '', colourBy: 'spec', pooled: true, theme: 'light',
    })
    expect(byTime(there)).toEqual(byTime(here))
    expect(byTime(there).definition.caption).not.toContain('no times')
  })

  it('keeps groups together and brings the experiment that the runs come from', () => {
    const ids = record(here, 'fig2c-30', 3)
    const { groupId, experimentId } = here.lab.runs.get(ids[0] ?? '')
    const imported = there.lab.bundles.import(bundle([groupId]))
    expect(imported.experimentIds).toEqual([experimentId])
    expect(there.lab.runs.get(ids[1] ?? '').siblings.map(({ id }) => id)).toEqual(ids.filter((id) => id !== ids[1]))
    expect(there.lab.experiments.get(experimentId ?? '').draft).toEqual(here.lab.experiments.get(experimentId ?? '').draft)
  })

  it('of an experiment has all of its runs, and a run that repeats another one is still its repetition', () => {
    const [id = ''] = record(here, 'fig2b')
    const again = here.lab.runs.rerun(id).id
    here.of(again).reply({ type: 'failed', runId: again, reason: 'no power' })
    there.lab.bundles.import(bundle([here.lab.runs.get(id).experimentId ?? '']))
    expect(there.lab.runs.get(again)).toMatchObject({ status: 'failed', reason: 'no power', rerunOf: id })
  })

  it('holds a large series of zeros, which packs to almost nothing', () => {
    const [id = ''] = record(here, 'fig2b')
    const again = here.lab.runs.rerun(id).id
    here.of(again).reply({ type: 'advance', runId: again, fraction: 0.5, activity: '', log: [], rows: [{ series: 'weights', columns: ['t', 'w'], values: new Float64Array(400_000) }] })
    here.lab.runs.cancel([again])
    here.of(again).exit('stopped')
    there.lab.bundles.import(bundle([again]))
    expect(there.lab.runs.get(again).seriesSizes).toEqual([{ name: 'weights', columns: ['t', 'w'], rows: 200_000 }])
  })
})

describe('a bundle with checkpoints', () => {
  const written = (ids: readonly string[], checkpoints: boolean): Buffer => {
    const parts: Uint8Array[] = []
    here.lab.bundles.write({ ...here.lab.bundles.select(ids), checkpoints }, (bytes) => { parts.push(bytes) })
    return Buffer.concat(parts)
  }

  it('brings the newest one, from which a run elsewhere can go on and be forked', async () => {
    const id = recordStopped(here)
    expect(here.lab.bundles.checkpoints({ runIds: [id], experimentIds: [] })).toMatchObject({ runs: 1 })
    const file = join(folder, 'weights.burstlab')
    writeFileSync(file, written([id], true))
    const bytes = here.lab.runs.get(id).checkpoints[0]?.bytes
    expect(there.lab.bundles.check(file).runs).toMatchObject([{ checkpointBytes: bytes, problem: null }])
    there.lab.bundles.import(file)
    expect(there.lab.runs.get(id).checkpoints).toEqual(here.lab.runs.get(id).checkpoints)
    expect((await there.lab.checkpoints.file(id)).name).toMatch(/checkpoint\.safetensors$/)
    expect(there.lab.runs.get(id)).toMatchObject({ resumeObstacle: null, forkObstacle: null })
    await there.lab.runs.resumeFromCheckpoint([id])
    expect(there.lab.runs.get(id).status).toBe('running')
  })

  it('is made without them where they were not asked for', () => {
    const id = recordStopped(here)
    const file = join(folder, 'plain.burstlab')
    writeFileSync(file, written([id], false))
    expect(there.lab.bundles.check(file).runs).toMatchObject([{ checkpointBytes: null }])
    there.lab.bundles.import(file)
    expect(there.lab.runs.get(id).checkpoints).toEqual([])
  })

  it('is refused where none of a run is whole, with how it can be made', () => {
    const id = recordStopped(here)
    writeFileSync(join(here.dataDir, 'checkpoints', `${id}-1.safetensors`), 'nothing')
    expect(() => written([id], true)).toThrow(/cannot go into the bundle: .* Make the bundle without checkpoints\.$/s)
  })

  it('leaves no file where the run is not taken', () => {
    const id = recordStopped(here)
    const file = join(folder, 'weights.burstlab')
    writeFileSync(file, written([id], true))
    there.lab.bundles.import(file)
    const files = readdirSync(join(there.dataDir, 'checkpoints'))
    expect(there.lab.bundles.import(file)).toMatchObject({ runIds: [], skippedRuns: 1 })
    expect(readdirSync(join(there.dataDir, 'checkpoints'))).toEqual(files)
  })
})

describe('a bundle taken to a lab that has some of it', () => {
  it('skips equal runs, also those in the trash, and changes nothing about them', () => {
    const ids = record(here, 'fig2b')
    const file = bundle(ids)
    there.lab.bundles.import(file)
    there.lab.runs.update({ id: ids[0] ?? '', name: 'Renamed there' })
    there.lab.runs.trash(ids)
    expect(there.lab.bundles.check(file).runs.map(({ here: presence }) => presence)).toEqual(['same-in-trash'])
    expect(there.lab.bundles.import(file)).toEqual({ runIds: [], experimentIds: [], skippedRuns: 1, renamed: [] })
    expect(there.lab.runs.get(ids[0] ?? '').name).toBe('Renamed there')
  })

  it('gives a new id to a run whose id is another one\'s, and never overwrites that', () => {
    const [id = ''] = record(here, 'fig2b')
    there.lab.bundles.import(bundle([id]))
    here.lab.runs.trash([id])
    void here.lab.runs.purge([id])
    // The same id with other contents, by way of a changed copy of the bundle.
    const changed = withOtherSeed(bundle([id], there))
    expect(there.lab.bundles.check(changed).runs[0]?.here).toBe('clash')
    const { renamed: [entry], runIds } = there.lab.bundles.import(changed)
    expect(entry?.from).toBe(id)
    expect(runIds).toEqual([entry?.to])
    expect([there.lab.runs.get(id).seed, there.lab.runs.get(entry?.to ?? '').seed]).toEqual([1, 99])
  })

  it('takes only the runs that were chosen', () => {
    const ids = record(here, 'fig2c-30', 3)
    const chosen = ids.slice(1, 2)
    expect(there.lab.bundles.import(bundle(ids), { runIds: chosen }).runIds).toEqual(chosen)
    expect(there.lab.runs.list(false).map(({ id }) => id)).toEqual(chosen)
  })
})

describe('what cannot be put into a bundle', () => {
  it('is refused by name', () => {
    const { id } = here.lab.experiments.create({ type: 'preset', id: 'fig2b' })
    const [run] = here.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 4 })
    expect(() => bundle([run?.id ?? ''])).toThrow('seed 4, is running; expected runs that have ended. Wait for it, or cancel it.')
    expect(() => bundle(['nothing'])).toThrow('There is no run, group of runs or experiment with id "nothing".')
    expect(() => here.lab.bundles.write({ runIds: [], experimentIds: [] }, () => undefined)).toThrow('at least one run or experiment')
  })
})

/** Through the format itself: unpacks, changes, packs again with right sums. */
function withOtherSeed(file: string): string {
  const changed = repacked(file, (path, content) => (path.endsWith('/run.json') ? Buffer.from(content.toString('utf8').replace('"seed": 1,', '"seed": 99,')) : content))
  const path = join(folder, 'changed.burstlab')
  writeFileSync(path, changed)
  return path
}
