import { describe, expect, it } from 'vitest'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import { withValueAt } from '../../../src-main/experiments/spec-path.ts'
import { createScatter } from '../../../src-main/lab/compare/scatter.ts'
import { finish, newRun, testStore } from '../../store/test-store.ts'

const preset = presetById('fig2b')?.spec as unknown as { readonly rule: object }
const withRule = (change: object) => ({ ...preset, rule: { ...preset.rule, ...change } })
const plain = { x: '', y: '', logX: false, logY: false }

/** Runs of these specs, in their order; those with metrics are done. */
async function scatterOf(runs: readonly { readonly spec: unknown; readonly metrics?: Readonly<Record<string, number>> }[]) {
  const store = await testStore()
  store.runs.insert(runs.map(({ spec }, index) => newRun({ id: `r${index}`, name: `Run ${index}`, spec, specHash: JSON.stringify(spec) })))
  for (const [index, { metrics }] of runs.entries()) {
    if (metrics === undefined) continue
    finish(store, `r${index}`)
    store.runs.finish(`r${index}`, { status: 'done', progress: 1 }, Object.entries(metrics).map(([name, value]) => ({ name, value })))
  }
  const scatter = createScatter(store)
  return (choice: Partial<typeof plain> = {}) => scatter(runs.map((_, index) => `r${index}`), { ...plain, ...choice })
}

const curves = (result: ReturnType<ReturnType<typeof createScatter>>) => result.data?.panels[0]?.curves ?? []

describe('runs as points', () => {
  it('show at first a parameter in which they differ, and a metric; with what else there is', async () => {
    const scatter = await scatterOf([
      { spec: withRule({ learningRate: 0.1 }), metrics: { change: 1, speed: 5 } }, { spec: withRule({ learningRate: 0.2 }), metrics: { change: 2 } }, { spec: withRule({ learningRate: 0.2 }), metrics: { change: 4 } },
    ])
    const result = scatter()
    expect(result.choice).toEqual({ ...plain, x: 'param:rule.learningRate', y: 'metric:change' })
    expect(result.dimensions.map(({ id }) => id)).toEqual(['param:rule.learningRate', 'metric:change', 'metric:speed'])
    expect(curves(result)).toMatchObject([{ label: 'Runs', x: [0.1, 0.2, 0.2], y: [1, 2, 4] }, { draw: 'means', x: [0.2], y: [3], sd: [1] }])
    expect(scatter({ y: 'metric:speed' })).toMatchObject({ missing: 2, problem: null })
    expect(curves(scatter({ x: 'metric:speed' }))).toMatchObject([{ label: 'Runs', x: [5], y: [1] }])
  })

  it('are told apart by what else they differ in; by letter and name where that is much', async () => {
    const two = await scatterOf([0.1, 0.2].flatMap((learningRate) => [30, 15].map((tauAvgS) => ({ spec: withRule({ learningRate, tauAvgS }), metrics: { change: learningRate * tauAvgS } }))))
    expect(curves(two({ x: 'param:rule.learningRate' })).map(({ label, x }) => [label, x])).toEqual([['τavg = 15 s', [0.1, 0.2]], ['τavg = 30 s', [0.1, 0.2]]])
    const many = await scatterOf([1, 2].map((n) => ({ spec: withRule({ learningRate: n / 10, tauAvgS: 15 * n, tauPreMs: 50 * n, burstThresholdMs: 16 * n }), metrics: { change: n } })))
    expect(curves(many({ x: 'param:rule.learningRate' })).map(({ label }) => label)).toEqual(['A: Run 0', 'B: Run 1'])
  })

  it('say whose parameter it is where one symbol stands for several', async () => {
    const fig3 = presetById('fig3')?.spec
    const sized = (first: number, second: number): unknown => withValueAt(withValueAt(fig3, 'populations.pyr1.size', first), 'populations.pyr2.size', second)
    const scatter = await scatterOf([{ spec: sized(100, 200), metrics: { change: 1 } }, { spec: sized(200, 100), metrics: { change: 2 } }])
    expect(scatter().dimensions.map(({ label }) => label)).toEqual(['Population pyr1: Neurons', 'Population pyr2: Neurons', 'change'])
    expect(curves(scatter({ x: 'metric:change' })).map(({ label }) => label)).toContain('Population pyr1: Neurons = 100, Population pyr2: Neurons = 200')
  })

  it('are told apart by what those differ in that have a place', async () => {
    const scatter = await scatterOf([...[0.1, 0.2].map((learningRate) => ({ spec: withRule({ learningRate }), metrics: { change: learningRate } })), { spec: presetById('fig3')?.spec, metrics: { rate: 2 } }])
    expect(curves(scatter({ x: 'param:rule.tauAvgS', y: 'metric:change' })).map(({ label }) => label)).toEqual(['η = 0.1', 'η = 0.2'])
  })

  it('need no figure in common', async () => {
    const scatter = await scatterOf([{ spec: preset, metrics: { rate: 1 } }, { spec: presetById('fig3')?.spec, metrics: { rate: 2 } }])
    expect(curves(scatter({ x: 'metric:rate', y: 'metric:rate' })).flatMap(({ x }) => x).sort((a, b) => a - b)).toEqual([1, 2])
  })

  it('say what is missing', async () => {
    expect((await scatterOf([{ spec: preset }]))().problem).toBe('Nothing was measured in this run; runs have metrics when they are done.')
    const scatter = await scatterOf([{ spec: preset, metrics: { change: -1, none: Number.NaN } }])
    expect(scatter({ x: 'param:rule.tauAvgS' }).problem).toBe('Across is "param:rule.tauAvgS", in which these runs do not differ and which they did not measure; choose another.')
    expect(scatter({ y: 'metric:speed' }).problem).toBe('Up is "metric:speed", which none of these runs measured; choose another.')
    expect(scatter({ logY: true }).problem).toContain('No run has a place here')
    expect(scatter({ y: 'metric:none' })).toMatchObject({ data: null, missing: 1 })
    expect(() => createScatter({ runs: { get: () => undefined } } as never)(['gone'], plain)).toThrow('There is no run with id "gone"')
  })
})
