import { describe, expect, it } from 'vitest'
import type { HistoryFields } from '../../../../src-main/api/contract.ts'
import { conditionText, conditionWords, parseFilter } from '../../../../src-renderer/places/history/filter-language.ts'
import { defaultQuery, plainContext, queryRuns } from '../../../../src-renderer/places/history/history-query.ts'
import { exampleRun } from './run-examples.ts'

const parameter = (path: string, label: string, unit = '') => ({ path, label, unit, group: 'Rule', numeric: true })
const fields: HistoryFields = {
  metrics: ['test error (%)', 'test loss'],
  parameters: [parameter('rule.tauPreMs', 'Presynaptic time constant', 'ms'), parameter('rule.learningRate', 'Learning rate'), parameter('optimiser.hiddenRate', 'Hidden rate')],
}
const figures = new Map([['fig2b', 'Fig. 2b'], ['fig2c-30', 'Fig. 2c']])
const parse = (text: string) => parseFilter(text, fields)

describe('what is typed', () => {
  it('is words and conditions side by side', () => {
    expect(parse('noisy error<5 tag:good after:2026-11-01')).toEqual({
      words: ['noisy'],
      patterns: [],
      conditions: [
        { field: 'metric:test error (%)', operator: 'lt', value: 5 }, { field: 'tags', operator: 'eq', value: 'good' }, { field: 'createdAt', operator: 'gt', value: '2026-11-01' },
      ],
      problems: [],
    })
  })

  it.each([
    ['rule.tauPreMs>=20', { field: 'param:rule.tauPreMs', operator: 'ge', value: 20 }],
    ['tauPreMs ≤ 20ms', { field: 'param:rule.tauPreMs', operator: 'le', value: 20 }],
    ['"test loss">0.5', { field: 'metric:test loss', operator: 'gt', value: 0.5 }],
    ['duration:1min..2h', { field: 'durationMs', operator: 'between', value: 60_000, upper: 7_200_000 }],
    ['size>10MB', { field: 'bytes', operator: 'gt', value: 1e7 }],
    ['cpu>90', { field: 'usage:cpuMs', operator: 'gt', value: 90_000 }],
    ['memory>2GB', { field: 'usage:peakMemoryBytes', operator: 'gt', value: 2e9 }],
    ['state!=done', { field: 'status', operator: 'ne', value: 'done' }],
    ['verdict:outside', { field: 'verdict', operator: 'eq', value: 'fail' }],
    ['starred:yes', { field: 'starred', operator: 'eq', value: 1 }],
    ['figure:2b', { field: 'presetId', operator: 'eq', value: '2b' }],
    ['name:"late night"', { field: 'name', operator: 'contains', value: 'late night' }],
    ['device~GPU', { field: 'fact:device', operator: 'contains', value: 'GPU' }],
    ['before:2026-03', { field: 'createdAt', operator: 'lt', value: '2026-03' }],
  ])('%s is a condition', (text, condition) => {
    expect(parse(text)).toEqual({ words: [], patterns: [], conditions: [condition], problems: [] })
  })

  it.each([
    ['error<much', /error.*<much: expected a number, such as 5/],
    ['state:finished', /state=finished: expected one of queued, running, done/],
    ['after:soon', /date>soon: expected a day, such as 2026-11-01/],
    ['after:2026-02-31', /expected a day/],
    ['colour=red', /no field "colour"; expected one such as state, verdict/],
    ['rate>1', /"rate" may be .*rule\.learningRate.*optimiser\.hiddenRate|"rate" may be/],
    ['seed~3', /"contains" is for text/],
    ['duration<', /expected a duration, such as 90s/],
  ])('%s is refused with what was expected', (text, message) => {
    const { conditions, problems } = parse(text)
    expect(conditions).toEqual([])
    expect(problems.join()).toMatch(message)
  })

  it('leaves names with a colon, and texts in quotation marks, as words', () => {
    expect(parse('Fig. 2c: "P̄(0) = 30 %"')).toMatchObject({ words: ['Fig.', '2c:', 'P̄(0) = 30 %'], problems: [] })
  })

  it('goes into a chip and back', () => {
    for (const text of ['"test error (%)"<5', 'tag:good', 'duration:60s..7200s', 'starred:yes', 'rule.tauPreMs>=20', 'date>2026-11-01']) {
      const [condition] = parse(text).conditions
      if (condition === undefined) throw new Error(`${text} is no condition`)
      expect(parse(conditionText(condition, fields)).conditions, text).toEqual([condition])
    }
    const words = (text: string): string[] => parse(text).conditions.map((condition) => conditionWords(condition, fields, figures))
    expect(words('tauPreMs<20 duration>=5min duration:1s..2s state:done')).toEqual(['Presynaptic time constant < 20 ms', 'duration ≥ 5 min', 'duration 1.0 s to 2.0 s', 'status = done'])
  })
})

describe('conditions', () => {
  const runs = [
    exampleRun({ id: 'a', seed: 1, tags: ['good', 'talk'], durationMs: 500, starred: true, createdAt: new Date(2026, 10, 1, 12).toISOString() }),
    exampleRun({ id: 'b', seed: 2, presetId: 'fig2c-30', durationMs: null, status: 'failed', verdict: null, createdAt: new Date(2026, 10, 2, 0, 0, 1).toISOString() }),
    exampleRun({ id: 'c', seed: 3, presetId: null, durationMs: 5000, createdAt: new Date(2026, 9, 31, 23, 59).toISOString() }),
  ]
  const errors: Readonly<Record<string, number | null>> = { a: 4, b: null, c: 6 }
  const context = { ...plainContext, fields, figures, fetched: (column: string, id: string) => (column === 'metric:test error (%)' ? errors[id] ?? null : null) }
  const found = (text: string): string => queryRuns(runs, { ...defaultQuery, groupBy: null, text, sort: { column: 'seed', descending: false } }, context).matched.map((run) => run.id).join('')

  it.each([
    ['error<5', 'a'], ['error>=6', 'c'], ['error!=4', 'bc'], ['error:3..5', 'a'],
    ['seed:2..3', 'bc'], ['seed≠2', 'ac'], ['tag:GOOD', 'a'], ['tag!=good', 'bc'], ['tag~al', 'a'], ['duration>1s', 'c'],
    ['figure:"Fig. 2c"', 'b'], ['figure:fig2b', 'a'], ['figure!=2b', 'bc'], ['state:failed', 'b'], ['verdict:none', 'b'], ['starred:no', 'bc'],
    ['on:2026-11-01', 'a'], ['after:2026-11-01', 'b'], ['since:2026-11-01', 'ab'], ['before:2026-11', 'c'], ['date:2026-10-31..2026-11-01', 'ac'],
    ['error<5 seed:3', ''],
  ])('%s leaves "%s"', (text, ids) => {
    expect(found(text)).toBe(ids)
  })

  it('holds for kept ones as for typed ones', () => {
    const conditions = parse('error<5').conditions
    expect(queryRuns(runs, { ...defaultQuery, conditions }, context).matched.map((run) => run.id)).toEqual(['a'])
  })

  it('finds runs by words of their notes and logs, which the lab looked for', () => {
    expect(queryRuns(runs, { ...defaultQuery, text: 'diverged' }, { ...context, found: new Set(['b']) }).matched.map((run) => run.id)).toEqual(['b'])
  })
})

describe('groups by a column', () => {
  const runs = [1, 2, 3, 4].map((seed) => exampleRun({ id: `r${seed}`, seed, groupId: 'g' }))
  const context = { ...plainContext, fields, fetched: (_: string, id: string) => (id === 'r4' ? null : id === 'r3' ? 20 : 10) }
  const shape = (unfolded: readonly string[]): string[] =>
    queryRuns(runs, { ...defaultQuery, sort: { column: 'seed', descending: false }, groupBy: 'param:rule.tauPreMs', unfolded }, context).lines.map((line) => line.id)

  it('fold runs of one value, and those without one', () => {
    expect(shape([])).toEqual(['group:param:rule.tauPreMs=10', 'group:param:rule.tauPreMs=20', 'group:param:rule.tauPreMs=null'])
  })

  it('unfold where asked to', () => {
    expect(shape(['param:rule.tauPreMs=10']).slice(0, 3)).toEqual(['group:param:rule.tauPreMs=10', 'r1', 'r2'])
  })
})

describe('a regular expression between slashes', () => {
  const runs = [exampleRun({ id: 'a', name: 'Fig. 2b: noisy', seed: 1, tags: ['good'] }), exampleRun({ id: 'b', name: 'Fig. 2d', seed: 12, tags: ['not good'] }), exampleRun({ id: 'c', name: 'Fig. 3', seed: 2 })]
  const found = (text: string): string[] => queryRuns(runs, { ...defaultQuery, groupBy: null, text }).matched.map(({ id }) => id).sort()

  it('is looked for in name, tags, seed and what words are looked for in, whatever its capitals', () => {
    // The one that messages and the guide give as an example.
    expect(found('/fig. 2[bc]/')).toEqual(['a'])
    expect(found('/FIG\\. \\d/')).toEqual(['a', 'b', 'c'])
    expect(found('/^good$/')).toEqual(['a'])
    expect(found('/^seed 1.$/')).toEqual(['b'])
  })

  it('stands beside words and conditions', () => {
    expect(found('/fig. 2/ good seed>5')).toEqual(['b'])
  })

  it('is no path of files, and no lone slash', () => {
    expect(parse('/ mnist/train a/b/c').patterns).toEqual([])
  })

  it.each([
    ['/fig (2/', /^\/fig \(2\/: unterminated group; expected a regular expression, such as/],
    ['/(a+)+$/', /may take for ever/],
    ['/(?:a|aa)*b/', /may take for ever/],
    ['/((x{2,})y)*/', /may take for ever/],
  ])('%s is refused with the reason', (text, message) => {
    const { patterns, problems } = parse(text)
    expect(patterns).toEqual([])
    expect(problems.join()).toMatch(message)
  })

  it.each(['/(ab)+c*/', '/[(+]+(a)*/', '/\\(a+\\)*/', '/(fig|tag) \\d+/'])('%s is taken', (text) => {
    expect(parse(text)).toMatchObject({ patterns: [expect.any(RegExp)], problems: [] })
  })
})
