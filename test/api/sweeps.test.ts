import { describe, expect, it } from 'vitest'
import { fakeLab } from './fake-lab.ts'
import { createRouterClient, errorOf } from './router-client.ts'

type Api = ReturnType<typeof createRouterClient>

const request = { experimentId: 'e1', axes: [{ path: 'rule.tauAvgS', range: { type: 'log' as const, from: 1, to: 100, count: 3 } }] }
const medianStop = { metric: 'testErrorPct', afterEpochs: 5, peers: 3 }
const figure = { id: 's1', metric: 'error', draw: 'heat' } as const
const asked = { ...request, seedCount: 1, firstSeed: 1 }
const plan = (api: Api, change: object): Promise<unknown> => api.sweeps.plan({ ...request, ...change } as unknown as Parameters<Api['sweeps']['plan']>[0])

describe('the API of sweeps and of the queue hands each call, checked, to the lab', () => {
  it.each([
    ['sweeps.plan', (api: Api) => api.sweeps.plan(request), [asked, undefined]],
    ['sweeps.start', (api: Api) => api.sweeps.start({ ...request, name: ' Mine ' }), [{ ...asked, name: 'Mine' }]],
    ['sweeps.start', (api: Api) => api.sweeps.start({ ...request, medianStop }), [{ ...asked, medianStop }]],
    ['sweeps.list', (api: Api) => api.sweeps.list({}), [false]],
    ['sweeps.get', (api: Api) => api.sweeps.get({ id: 's1' }), ['s1']],
    ['sweeps.rename', (api: Api) => api.sweeps.rename({ id: 's1', name: 'New' }), ['s1', 'New']],
    ['sweeps.cancel', (api: Api) => api.sweeps.cancel({ id: 's1' }), ['s1']],
    ['sweeps.resume', (api: Api) => api.sweeps.resume({ id: 's1' }), ['s1']],
    ['sweeps.trash', (api: Api) => api.sweeps.trash({ id: 's1' }), ['s1']],
    ['sweeps.restore', (api: Api) => api.sweeps.restore({ id: 's1' }), ['s1']],
    ['sweeps.figure', (api: Api) => api.sweeps.figure(figure), [{ ...figure, x: 0, slice: 0, theme: 'light' }]],
    ['sweeps.exportFigure', (api: Api) => api.sweeps.exportFigure({ ...figure, format: 'png' }), [{ ...figure, x: 0, slice: 0, format: 'png', fontPt: 7, dpi: 300 }]],
    ['sweeps.exportTable', (api: Api) => api.sweeps.exportTable({ id: 's1' }), ['s1', 'csv']],
    ['sweeps.draft', (api: Api) => api.sweeps.draft({ experimentId: 'e1' }), ['e1']],
    ['sweeps.keepDraft', (api: Api) => api.sweeps.keepDraft({ experimentId: 'e1', draft: { seeds: 'x' } }), ['e1', { seeds: 'x' }]],
    ['queue.view', (api: Api) => api.queue.view(), []],
    ['queue.pause', (api: Api) => api.queue.pause(), []],
    ['queue.resume', (api: Api) => api.queue.resume(), []],
    ['queue.next', (api: Api) => api.queue.next({ ids: ['r1'] }), [['r1']]],
    ['queue.place', (api: Api) => api.queue.place({ ids: ['r1'], before: null }), [{ ids: ['r1'], before: null }]],
    ['queue.prioritise', (api: Api) => api.queue.prioritise({ ids: ['r1'], priority: -1 }), [{ ids: ['r1'], priority: -1 }]],
  ] as const)('%s', async (method, call, args) => {
    const { lab, calls } = fakeLab()
    await call(createRouterClient(lab))
    expect(calls).toEqual([{ method, args }])
  })

  it.each([
    [{ axes: [] }, ['axes'], /expected 1 to 3 axes/],
    [{ axes: [{ path: 'a', range: { type: 'log', from: 1, to: 2, count: 1 } }] }, ['axes.0.range.count'], /expected a whole number of values from 2 to 1000/],
    [{ axes: [{ path: 'a', range: { type: 'linear', from: '1', to: 2, count: 3 } }] }, ['axes.0.range.from'], /expected a number/],
    [{ medianStop: { ...medianStop, afterEpochs: 0.5 } }, ['medianStop.afterEpochs'], /expected a whole number of epochs of at least 1/],
    [{ medianStop: { ...medianStop, peers: 0 } }, ['medianStop.peers'], /expected a whole number of peers of at least 1/],
    [{ seedCount: 0 }, ['seedCount'], /expected a whole number of seeds from 1 to 1000/],
  ])('refuses %j, naming the field', async (change, paths, message) => {
    const { lab, calls } = fakeLab()
    const error = await errorOf(plan(createRouterClient(lab), change))
    expect(error).toMatchObject({ code: 'BAD_REQUEST', paths })
    expect(error.message).toMatch(message)
    expect(calls).toEqual([])
  })
})
