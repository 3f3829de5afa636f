import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import { createPapersOwn } from '../../../src-main/lab/runs/papers-own.ts'
import { specHash } from '../../../src-main/lab/runs/spec-hash.ts'
import { openStore } from '../../../src-main/store/open-store.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

const today = presetById('fig2b')?.spec as { readonly rule: object }
/** As an earlier version may have had it. */
const earlier = { ...today, rule: { ...today.rule, learningRate: 0.5 } }
const network = presetById('fig5-quick-learned')?.spec as { readonly training: { readonly patienceEpochs: number; readonly minImprovementPct: number } }
const { patienceEpochs: _, minImprovementPct: __, ...training } = network.training
/** Equal in everything, but in the form of a version that knew no early end. */
const formerly = { ...network, version: 1, training }

describe('a run of the paper\'s own spec', () => {
  const specs = new Map([earlier, formerly].map((spec) => [specHash(spec), spec]))
  const papersOwn = createPapersOwn({ history: { spec: (hash) => specs.get(hash) } })
  const run = (spec: unknown, differenceCount = 0, presetId: string | null = 'fig2b'): boolean => papersOwn({ presetId, specHash: specHash(spec), differenceCount })

  it('has the spec that the preset has today', () => {
    expect(run(today)).toBe(true)
    expect(run(today, 1)).toBe(false)
  })

  it('is none of a preset that was another when it ran', () => expect(run(earlier)).toBe(false))

  it('may be written in the form of an earlier version', () => {
    expect(run(formerly, 0, 'fig5-quick-learned')).toBe(true)
    expect(run(formerly, 0, 'fig5-quick-fixed')).toBe(false)
  })

  it('is what it was made as, where it is of no preset that is known', () => {
    expect([run(earlier, 0, null), run(earlier, 0, 'of-tomorrow'), run(earlier, 2, null)]).toEqual([true, true, false])
  })
})

describe('a run of an earlier version of a preset', () => {
  let test: TestLab
  beforeEach(async () => {
    test = await openTestLab()
    await test.lab.close()
    const store = await openStore({ dataDir: test.dataDir, now: () => new Date() })
    const at = '2026-01-01T00:00:00.000Z'
    store.runs.insert([{
      id: 'old', name: 'Fig. 2b', kind: 'pairing', presetId: 'fig2b', experimentId: null, groupId: 'group', seed: 1, specHash: specHash(earlier), createdAt: at, spec: earlier, baseline: earlier,
      differenceCount: 0, rerunOf: null, origin: { appVersion: '0.0.1', gitCommit: null, engineVersion: '1.0', device: 'processor', host: 'here', platform: 'there', nodeVersion: '24' },
    }])
    store.runs.finish('old', { status: 'done', finishedAt: at, durationMs: 1, verdict: 'pass', checksum: 'c'.repeat(64) }, [])
    store.close()
    await test.reopen()
  })
  afterEach(() => test.end())

  it('counts nowhere as the paper\'s: not at Home, not under Reproduce, and no page takes it', async () => {
    expect(test.lab.home.cards().flatMap(({ presets }) => presets).find(({ id }) => id === 'fig2b')).toMatchObject({ state: 'never-run', runCount: 1, lastRunId: 'old' })
    expect((await test.lab.reproduction.view('quick')).rows.find(({ presetId }) => presetId === 'fig2b')).toMatchObject({ state: 'not-run', run: null })
    expect(test.lab.runs.get('old').paperSpecHash).toBe(specHash(today))
    const page = test.lab.pages.create({ type: 'template', id: 'fig2b' })
    expect(page.document.panels.flatMap(({ runIds }) => runIds)).toEqual([])
  })

  it('is judged as one that differs from the paper', () => expect(test.lab.figures.view(['old'], 'light').verdict.state).toBe('differs'))
})
