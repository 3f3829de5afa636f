import { describe, expect, it } from 'vitest'
import { tabViews } from '../../../../../src-renderer/places/experiment/tabs/tab-views.ts'
import { exampleRun } from '../../history/run-examples.ts'
import { exampleExperiment } from '../example-kind.ts'

const presets = [{ id: 'fig2b', kind: 'pairing', figure: 'Fig. 2b', title: 'Periodic', summary: '' }]

describe('a tab', () => {
  it('has the figure once, and the name', () => {
    const experiments = [exampleExperiment({ id: 'a', name: 'Fig. 2b: Periodic' }), exampleExperiment({ id: 'b', name: 'Mine' }), exampleExperiment({ id: 'c', name: 'Own', presetId: null })]
    expect(tabViews(['c', 'a', 'b'], { experiments, presets, live: [] }).map(({ figure, name, label }) => [figure, name, label])).toEqual([
      ['', 'Own', 'Own'], ['Fig. 2b', 'Periodic', 'Fig. 2b: Periodic'], ['Fig. 2b', 'Mine', 'Mine'],
    ])
  })

  it('says what computes, what waits, and what has to be mended', () => {
    const live = [exampleRun({ id: 'r1', experimentId: 'a', status: 'running' }), exampleRun({ id: 'r2', experimentId: 'a', status: 'queued' }), exampleRun({ id: 'r3', experimentId: 'b', status: 'queued' })]
    const experiments = [exampleExperiment({ id: 'a', name: 'A' }), exampleExperiment({ id: 'b', name: 'B', valid: false })]
    expect(tabViews(['a', 'b', 'new'], { experiments, presets, live }).map(({ state, label }) => [state, label])).toEqual([
      ['running', 'A, running'], ['queued', 'B, queued, has fields to mend'], [undefined, '…'],
    ])
  })
})
