import { describe, expect, it } from 'vitest'
import { combineGroup, describeSeeds, renamedRuns } from '../../../../src-renderer/places/history/history-groups.ts'
import { exampleRun } from './run-examples.ts'

describe('a group of seeds', () => {
  it('passes only where every run passes', () => {
    const pass = [exampleRun({ id: 'a' }), exampleRun({ id: 'b' })]
    expect(combineGroup('g', pass).verdict).toBe('pass')
    expect(combineGroup('g', [...pass, exampleRun({ id: 'c', verdict: 'fail' })]).verdict).toBe('fail')
  })

  it('is not judged as long as a run is not, unless one has failed already', () => {
    const waiting = [exampleRun({ id: 'a' }), exampleRun({ id: 'b', verdict: null })]
    expect(combineGroup('g', waiting).verdict).toBeNull()
    expect(combineGroup('g', [...waiting, exampleRun({ id: 'c', verdict: 'fail' })]).verdict).toBe('fail')
  })

  it('shows the status that needs attention most', () => {
    const group = combineGroup('g', [exampleRun({ id: 'a' }), exampleRun({ id: 'b', status: 'running', progress: 0.5 }), exampleRun({ id: 'c', status: 'failed' })])
    expect(group.status).toBe('running')
    expect(group.statusWord.word).toBe('running')
    expect(group.progress).toBeCloseTo(2.5 / 3)
  })

  it('that has ended is counted where its runs did not end alike', () => {
    const done = ['a', 'b', 'c', 'd'].map((id) => exampleRun({ id }))
    expect(combineGroup('g', done).statusWord.word).toBe('done')
    expect(combineGroup('g', [exampleRun({ id: 'e', status: 'cancelled' }), ...done]).statusWord.word).toBe('4 done, 1 cancelled')
    const early = exampleRun({ id: 'f', status: 'cancelled', reason: 'stopped early after epoch 2: test error 9 % at its best, median of its 4 peers 5 %' })
    expect(combineGroup('g', [early, ...done]).statusWord).toMatchObject({ word: '4 done, 1 stopped early', icon: 'pi pi-stop' })
    expect(combineGroup('g', [early]).statusWord.word).toBe('stopped early')
  })

  it('adds up durations, and knows none before a run has ended', () => {
    expect(combineGroup('g', [exampleRun({ id: 'a', durationMs: 100 }), exampleRun({ id: 'b', durationMs: null })]).durationMs).toBe(100)
    expect(combineGroup('g', [exampleRun({ id: 'b', durationMs: null })]).durationMs).toBeNull()
  })

  it.each([
    [['Fig. 2b · seed 1', 'Fig. 2b · seed 2'], 'Fig. 2b'],
    [['Fig. 2b · seed 1', 'Fig. 2b · seed 12'], 'Fig. 2b'],
    [['Fig. 2b', 'Fig. 2b'], 'Fig. 2b'],
    [['Fig. 2b (seed 1)', 'Fig. 2b (seed 2)'], 'Fig. 2b'],
    [['Mine', 'Yours'], 'Mine'],
  ])('is named by what %j share', (names, shared) => {
    expect(combineGroup('g', names.map((name, i) => exampleRun({ id: String(i), name }))).name).toBe(shared)
  })

  it.each([
    [['Fig. 2b', 'Fig. 2b'], ['Mine', 'Mine']],
    [['Fig. 2b · seed 1', 'Fig. 2b · seed 2'], ['Mine · seed 1', 'Mine · seed 2']],
    [['Fig. 2b', 'Fig. 2b (kept)'], ['Mine', 'Mine (kept)']],
    [['One', 'Two'], ['Mine', 'Mine']],
  ])('that is renamed changes what its runs %j share, and nothing else', (names, renamed) => {
    expect(renamedRuns(names.map((name, i) => exampleRun({ id: String(i), name })), 'Mine').map(({ name }) => name)).toEqual(renamed)
  })

  it('writes seeds as ranges', () => {
    expect(describeSeeds([3, 1, 2, 7])).toBe('1–3, 7')
    expect(describeSeeds([1, 2])).toBe('1, 2')
    expect(describeSeeds([5])).toBe('5')
  })
})
