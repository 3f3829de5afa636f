import { describe, expect, it } from 'vitest'
import { experimentGroups, firstLine, foldersOf } from '../../../../src-renderer/places/home/experiment-groups.ts'
import { exampleExperiment } from '../experiment/example-kind.ts'

const row = (id: string, folder: string | null, pinned = false) => ({ experiment: exampleExperiment({ id, folder, pinned }), lastRun: undefined })

describe('the groups of experiments', () => {
  it('are the pinned ones, folders by name, and the rest', () => {
    const groups = experimentGroups([row('a', 'Year 10'), row('b', null), row('c', 'year 2'), row('d', 'Year 10', true)])
    expect(groups.map(({ kind, title, rows }) => [kind, title, rows.map(({ experiment }) => experiment.id).join('')])).toEqual([
      ['pinned', 'Pinned', 'd'], ['folder', 'year 2', 'c'], ['folder', 'Year 10', 'a'], ['rest', 'In no folder', 'b'],
    ])
    expect(experimentGroups([row('b', null)]).map(({ kind }) => kind)).toEqual(['rest'])
  })

  it('name their folders once', () => {
    expect(foldersOf([{ folder: 'B' }, { folder: null }, { folder: 'A' }, { folder: 'B' }])).toEqual(['A', 'B'])
  })
})

describe('notes in one line', () => {
  it('are their first words', () => {
    expect([firstLine('\n# Why\nmore'), firstLine('- a list'), firstLine(' \n')]).toEqual(['Why', 'a list', ''])
  })
})
