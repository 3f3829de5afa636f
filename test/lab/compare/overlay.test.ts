/** Curves of any runs over each other, out of what hosts have recorded. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readProvenance } from '../../../src-main/export/provenance.ts'
import type { ViewOverlay } from '../../../src-main/lab/compare/overlay-types.ts'
import { withValueAt } from '../../../src-main/experiments/spec-path.ts'
import { advance } from '../fake-host.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
beforeEach(async () => {
  test = await openTestLab()
  test.lab.settings.set({ workers: 8 })
})
afterEach(() => test.end())

/** Two seeds of Fig. 2b with this time constant, each with two rows. */
function seeds(tauPreMs: number): string[] {
  const { id, draft } = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
  test.lab.experiments.save({ id, draft: withValueAt(draft, 'rule.tauPreMs', tauPreMs) })
  return test.lab.runs.start({ experimentId: id, seedCount: 2, firstSeed: 1 }).map((run) => {
    test.of(run.id).reply(advance(run.id, 0.5, [1, 0, tauPreMs + run.seed, 5, 1, 0.2, 2, 0, 0.5, 5, 1, 0.2]))
    return run.id
  })
}

const request = (runIds: readonly string[], change: Partial<ViewOverlay> = {}): ViewOverlay => ({
  runIds, lines: [{ series: 'weightChange', column: 'weightChange', over: 'x', split: null }], x: 'recorded', logX: false, logY: false, clip: false, smoothing: 0, find: '', colourBy: 'spec', pooled: true, theme: 'light', ...change,
})
interface Drawn { readonly name?: string; readonly data: readonly unknown[]; readonly lineStyle?: { readonly color: string } }
const curves = (view: ViewOverlay): Drawn[] => (test.lab.overlay.view(view).option.series as Drawn[]).filter(({ name }) => name !== undefined)

describe('curves of several runs', () => {
  it('are one per spec, or one per run, in colours by spec, run or parameter', () => {
    const ids = [...seeds(20), ...seeds(40)]
    expect(curves(request(ids)).map(({ name, data }) => [name, data])).toEqual([
      [expect.stringMatching(/^A: .*20 ms \(2 runs\)$/), [[1, 21.5], [2, 0.5]]], [expect.stringMatching(/^B: .*40 ms \(2 runs\)$/), [[1, 41.5], [2, 0.5]]],
    ])
    const colours = (change: Partial<ViewOverlay>) => new Set(curves(request(ids, { pooled: false, ...change })).map(({ lineStyle }) => lineStyle?.color)).size
    expect([colours({ colourBy: 'spec' }), colours({ colourBy: 'run' }), colours({ colourBy: 'param:rule.tauPreMs' }), colours({ colourBy: 'param:rule.learningRate' })]).toEqual([2, 4, 2, 1])
    expect(curves(request(ids, { colourBy: 'param:rule.tauPreMs' }))[0]?.name).toMatch(/^Time constant of the eligibility trace 20 ms: A/)
  })

  it('may come from runs that have no figure in common', () => {
    const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig3' })
    const [other] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
    const ids = [...seeds(20), other?.id ?? '']
    expect(() => test.lab.figures.view(ids, 'light')).toThrow(/no figure in common/)
    expect(curves(request(ids))).toHaveLength(1)
  })

  it('lie on the time of running, each run by itself, and say of which runs nobody knows it', () => {
    const [untimed = '', timed = ''] = seeds(20)
    test.lab.runs.rerun(timed)
    const [again] = test.lab.runs.list(false)
    const id = again?.id ?? ''
    const reply = advance(id, 0.5, [1, 0, 7, 5, 1, 0.2, 2, 0, 0.5, 5, 1, 0.2])
    if (reply.type === 'advance') test.of(id).reply({ ...reply, ran: { fromMs: 500, toMs: 1500.25 } })
    const view = request([untimed, id], { x: 'wall' })
    expect(curves(view).map(({ data }) => data)).toEqual([[[1.000125, 7], [1.50025, 0.5]]])
    expect(test.lab.overlay.view(view).definition.caption).toMatch(/^Each run by itself; .*; no times were recorded, so nothing is drawn, of: .*, seed 1\.$/)
  })

  it('are exported with their provenance', () => {
    const ids = seeds(20)
    const { theme: _theme, ...rest } = request(ids, { smoothing: 0.5 })
    const file = test.lab.overlay.export({ ...rest, format: 'svg', fontPt: 7, dpi: 300 })
    expect([file.filename, readProvenance(file.content)?.runs.map(({ id }) => id)]).toEqual(['curves-of-2-runs.svg', ids])
  })

  it('of a run that is not there are refused', () => {
    expect(() => test.lab.overlay.view(request(['gone']))).toThrow(/gone/)
  })
})
