/** What a window can begin with. */
import { describe, expect, it } from 'vitest'
import { isStillThere } from '../../../src-renderer/shell/still-there.ts'
import { fakeApi } from '../fake-api.ts'
import { exampleExperiment } from '../places/experiment/example-kind.ts'
import { exampleRun } from '../places/history/run-examples.ts'

const { api } = fakeApi({
  experiments: { list: () => [exampleExperiment({ id: 'e1' })] },
  history: { summaries: ({ ids }) => [exampleRun({ id: 'r1' }), exampleRun({ id: 'gone', trashedAt: '2026-01-01T00:00:00.000Z' })].filter(({ id }) => ids.includes(id)) },
  sweeps: { list: () => [] },
  pages: { list: () => [] },
  datasets: { list: () => [] },
})

describe('a place', () => {
  it.each([
    [{ place: 'home' }, true], [{ place: 'settings' }, true], [{ place: 'help', page: 'keys' }, true], [{ place: 'figures', page: undefined }, true], [{ place: 'data', name: undefined }, true],
    [{ place: 'experiment', id: 'e1' }, true], [{ place: 'experiment', id: 'e2' }, false],
    [{ place: 'run', id: 'r1' }, true], [{ place: 'run', id: 'r2' }, false], [{ place: 'run', id: 'gone' }, false],
    [{ place: 'compare', ids: ['r1'] }, true], [{ place: 'compare', ids: ['r1', 'gone'] }, false], [{ place: 'compare', ids: [] }, false],
    [{ place: 'sweep', id: 's1' }, false], [{ place: 'figures', page: 'p1' }, false], [{ place: 'data', name: 'mine' }, false],
  ] as const)('%j: %s', async (place, there) => {
    expect(await isStillThere(api, place)).toBe(there)
  })
})
