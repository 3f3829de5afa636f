import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LabError } from '../../../src-main/lab/errors.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
beforeEach(async () => { test = await openTestLab() })
afterEach(() => test.end())

const open = (id = 'fig2b') => test.lab.experiments.create({ type: 'preset', id })

function changed(draft: unknown, group: string, change: object): unknown {
  const spec = draft as Record<string, object>
  return { ...spec, [group]: { ...spec[group], ...change } }
}

describe('an experiment from a preset', () => {
  it('is the paper\'s spec, valid, without differences, and forecast', () => {
    const experiment = open()
    expect(experiment).toMatchObject({ name: 'Fig. 2b: Periodic pairings', presetId: 'fig2b', valid: true, differences: [], issues: [] })
    expect(experiment.specHash).toMatch(/^[0-9a-f]{64}$/)
    expect(experiment.forecast?.seconds).toBeGreaterThan(0)
    expect(experiment.forecast?.basis).toMatch(/3,000 spikes, at a usual speed: this machine has not run any yet/)
  })

  it('opened again untouched is the same one; once edited, a new one is made', () => {
    const first = open()
    expect(open().id).toBe(first.id)
    test.lab.experiments.save({ id: first.id, draft: changed(first.draft, 'rule', { tauPreMs: 20 }) })
    expect(open().id).not.toBe(first.id)
  })
})

describe('an edit', () => {
  it('is kept with its differences', () => {
    const { id, draft } = open()
    const saved = test.lab.experiments.save({ id, name: 'Faster trace', draft: changed(draft, 'rule', { tauPreMs: 20 }) })
    expect(saved).toMatchObject({ name: 'Faster trace', differenceCount: 1, differences: [{ path: 'rule.tauPreMs', baseline: 50, value: 20 }], valid: true })
  })

  it('that is not valid is kept all the same, with what is wrong', async () => {
    const { id, draft } = open()
    test.lab.experiments.save({ id, draft: changed(draft, 'rule', { tauPreMs: 'fast' }) })
    const lab = await test.reopen()
    expect(lab.experiments.get(id)).toMatchObject({
      valid: false, specHash: null, forecast: null, draft: { rule: { tauPreMs: 'fast' } },
      issues: [{ path: 'rule.tauPreMs', value: 'fast', expected: 'a number from 0.1 to 10000 ms' }],
    })
  })

  it('of what is no spec at all is kept too', () => {
    const { id } = open()
    for (const draft of [null, 'text', [1, 2], { kind: 'unheard-of' }]) {
      expect(test.lab.experiments.save({ id, draft })).toMatchObject({ draft, valid: false })
    }
  })
})

describe('a network too large for this machine', () => {
  it('is kept but not started, and the field that matters most is named', async () => {
    const { id } = open('fig3')
    const lab = await test.reopen({ limits: { memoryBytes: 2 ** 20 } })
    const draft = lab.experiments.get(id)
    expect(draft.issues).toHaveLength(1)
    expect(draft.issues[0]).toMatchObject({ path: expect.stringMatching(/^(projections|populations)\./) as string, message: expect.stringContaining('may have 1.0 MiB') as string })
    expect(() => lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })).toThrow('The experiment is not valid.')
  })
})

describe('other beginnings', () => {
  it('a spec that is a preset\'s is recognised; another has nothing to differ from', () => {
    const { draft } = open()
    const spec: unknown = JSON.parse(JSON.stringify(draft))
    expect(test.lab.experiments.create({ type: 'spec', spec, name: 'from a file' })).toMatchObject({ name: 'from a file', presetId: 'fig2b' })
    expect(test.lab.experiments.create({ type: 'spec', spec: changed(spec, 'rule', { learningRate: 0.2 }), name: 'mine' })).toMatchObject({ presetId: null, baseline: null, differences: [] })
  })

  it('a spec that is not valid is refused with its fields', () => {
    const refused = (): unknown => test.lab.experiments.create({ type: 'spec', spec: changed(open().draft, 'rule', { learningRate: -1 }), name: 'bad' })
    expect(refused).toThrow(LabError)
    try {
      refused()
    } catch (error) {
      expect((error as LabError).issues).toEqual([{ path: 'rule.learningRate', message: 'Learning rate (rule.learningRate) is -1; expected a number from 0 to 10.' }])
    }
  })

  it('a copy, and a fork of a run, keep what they are compared with', () => {
    const { id, draft } = open()
    test.lab.experiments.save({ id, draft: changed(draft, 'rule', { tauPreMs: 20 }) })
    expect(test.lab.experiments.create({ type: 'experiment', id })).toMatchObject({ name: 'Fig. 2b: Periodic pairings (copy)', differenceCount: 1 })
    const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
    expect(test.lab.experiments.create({ type: 'run', id: run?.id ?? '' })).toMatchObject({ presetId: 'fig2b', differenceCount: 1 })
  })

  it('what is not there is said to be not there', () => {
    for (const type of ['preset', 'run', 'experiment'] as const) expect(() => test.lab.experiments.create({ type, id: 'none' })).toThrow(`There is no ${type} with id "none".`)
  })
})

describe('the trash', () => {
  it('holds experiments until they are restored', () => {
    const { id } = open()
    test.lab.experiments.trash([id])
    expect(test.lab.experiments.list(false)).toEqual([])
    expect(test.lab.experiments.list(true)).toMatchObject([{ id }])
    test.lab.experiments.restore([id])
    expect(test.lab.experiments.list(false)).toMatchObject([{ id }])
  })
})

describe('how an experiment is kept', () => {
  it('changes in what is named, for several at once, and is no edit', () => {
    const [first, second] = [open('fig2b'), open('fig2c-30')]
    test.lab.experiments.organise({ ids: [first.id, second.id], folder: 'Thesis', addTags: ['Talk'] })
    test.lab.experiments.organise({ ids: [first.id], addTags: ['talk', 'new'], notes: 'Why', pinned: true })
    expect(test.lab.experiments.get(first.id)).toMatchObject({ folder: 'Thesis', tags: ['Talk', 'new'], notes: 'Why', pinned: true, updatedAt: first.updatedAt })
    expect(test.lab.experiments.list(false).find(({ id }) => id === second.id)).toMatchObject({ folder: 'Thesis', tags: ['Talk'], notes: '', pinned: false })
    test.lab.experiments.organise({ ids: [first.id], folder: null, tags: [] })
    expect(test.lab.experiments.get(first.id)).toMatchObject({ folder: null, tags: [], notes: 'Why' })
  })

  it('goes with a copy, but for its pin, and stays over a restart', async () => {
    const { id } = open()
    test.lab.experiments.organise({ ids: [id], folder: 'Thesis', tags: ['a'], notes: 'Why', pinned: true })
    const copy = test.lab.experiments.create({ type: 'experiment', id })
    const lab = await test.reopen()
    expect(lab.experiments.get(id)).toMatchObject({ folder: 'Thesis', tags: ['a'], notes: 'Why', pinned: true })
    expect(lab.experiments.get(copy.id)).toMatchObject({ folder: 'Thesis', tags: ['a'], notes: 'Why', pinned: false })
  })

  it('has no more tags than fit, and nothing changes where one of several has too many', () => {
    const [first, second] = [open('fig2b'), open('fig2c-30')]
    test.lab.experiments.organise({ ids: [second.id], tags: Array.from({ length: 50 }, (_, index) => `t${index}`) })
    expect(() => { test.lab.experiments.organise({ ids: [first.id, second.id], addTags: ['one more'] }) }).toThrow('of "Fig. 2c: Poisson, P̄(0) = 30 %" would be 51; expected at most 50')
    expect(test.lab.experiments.get(first.id).tags).toEqual([])
  })

  it('follows when its folder is renamed', () => {
    const { id } = open()
    test.lab.experiments.organise({ ids: [id], folder: 'Thesis' })
    test.lab.experiments.renameFolder('Thesis', 'Paper')
    expect(test.lab.experiments.get(id).folder).toBe('Paper')
    expect(() => { test.lab.experiments.renameFolder('Thesis', 'x') }).toThrow('There is no folder "Thesis".')
  })
})
