import { describe, expect, it } from 'vitest'
import { pairingEngine, trajectorySeries, weightChangeSeries } from '../../src-main/engines/pairing/pairing-engine.ts'
import { fillFigure } from '../../src-main/experiments/fill-figure.ts'
import type { RunGroup, RunSeriesReader } from '../../src-main/experiments/fill-figure.ts'
import { checkedPanel } from '../../src-main/experiments/figure.ts'
import type { FigureDefinition } from '../../src-main/experiments/figure.ts'
import { pairingPresets } from '../../src-main/experiments/pairing/presets.ts'
import { pairingFigure } from '../../src-main/experiments/pairing/figure.ts'

const axis = { label: 'x', unit: 'Hz' }
const figure: FigureDefinition = {
  id: 'f', title: '', caption: '', widthMm: 88, heightMm: 60,
  panels: [
    { id: 'points', title: '', series: 's', xColumn: 'x', yColumn: 'y', x: axis, y: axis, draw: 'points' },
    { id: 'trace', title: '', series: 's', xColumn: 'x', yColumn: 'y', x: axis, y: axis, draw: 'trace', splitColumn: 'k', splitUnit: 'Hz', splitMax: 2 },
  ],
}

const run = (...rows: [k: number, x: number, y: number][]): RunSeriesReader => ({
  read: (series) => (series === 's' && rows.length > 0 ? { columns: ['k', 'x', 'y'], rows: rows.length, values: rows.flat() } : undefined),
})
const group = (key: string, ...runs: RunSeriesReader[]): RunGroup => ({ key, label: `${key}: mine`, runs, references: [] })
const filled = (groups: RunGroup[]) => fillFigure(figure, groups).map(({ curves }) => curves)

describe('a panel of points', () => {
  it('pools rows of equal x over runs and realisations, in ascending order', () => {
    const [points] = filled([group('a', run([0, 2, 1], [0, 1, 5]), run([0, 2, 3]))])
    expect(points).toEqual([{ label: 'a: mine', colourIndex: 0, x: [1, 2], y: [5, 2], sd: [0, 1], count: [1, 2] }])
  })

  it('has no band where repeated runs give the same numbers', () => {
    const [points] = filled([group('a', run([0, 1, 0.1]), run([0, 1, 0.1]), run([0, 1, 0.1]))])
    expect(points).toEqual([{ label: 'a: mine', colourIndex: 0, x: [1], y: [0.1] }])
  })

  it('gives each group its colour, also before it has points', () => {
    const [points] = filled([group('a', run()), group('b', run([0, 1, 1]))])
    expect(points).toMatchObject([{ label: 'a: mine', colourIndex: 0, x: [] }, { label: 'b: mine', colourIndex: 1, x: [1] }])
  })
})

describe('a panel of traces', () => {
  it('draws some of the split values, evenly chosen, of the first run that has rows', () => {
    const [, traces] = filled([group('a', run(), run([10, 0, 1], [10, 1, 2], [20, 0, 3], [30, 0, 5]))])
    expect(traces).toEqual([{ label: '10 Hz', colourIndex: 0, x: [0, 1], y: [1, 2] }, { label: '30 Hz', colourIndex: 1, x: [0], y: [5] }])
  })

  it('of several groups carries their letters and colours', () => {
    const [, traces] = filled([group('a', run([10, 0, 1])), group('b', run([10, 0, 2]))])
    expect(traces).toMatchObject([{ label: 'a, 10 Hz', colourIndex: 0 }, { label: 'b, 10 Hz', colourIndex: 1 }])
  })
})

describe('references', () => {
  const reference = { id: 'r', panel: 'points', label: 'theirs', source: 'there', x: [1], y: [2] }

  it('are drawn once, in the colour of their group', () => {
    const [points, traces] = fillFigure(figure, [{ ...group('a'), references: [] }, { ...group('b'), references: [reference] }, { ...group('c'), references: [reference] }])
    expect(points?.references).toEqual([{ label: 'theirs (b)', source: 'there', colourIndex: 1, x: [1], y: [2] }])
    expect(traces?.references).toEqual([])
  })
})

describe('the figures of pairing', () => {
  const pairing = pairingPresets

  it('name series and columns that the engine records', () => {
    const recorded = new Map<string, readonly string[]>([weightChangeSeries, trajectorySeries].map(({ series, columns }) => [series, columns]))
    for (const panel of pairing.flatMap(({ spec }) => pairingFigure(spec).panels)) {
      if (panel.draw === 'lines' || panel.draw === 'heat') throw new Error('pairing draws one series per panel')
      const { series, xColumn, yColumn, splitColumn = xColumn } = panel
      expect(recorded.get(series)).toEqual(expect.arrayContaining([xColumn, yColumn, splitColumn]))
    }
  })

  it('have references and checks that fit them', () => {
    for (const { spec, references, checks } of pairing) {
      const panels = pairingFigure(spec).panels.map(({ id }) => id)
      for (const panel of [...references.map((reference) => reference.panel), ...checks.map(checkedPanel)]) expect(panels).toContain(panel)
      for (const check of checks) if (check.type === 'points') expect(references.map(({ id }) => id)).toContain(check.reference)
    }
  })

  it('need nothing but what a run gives', () => {
    const [preset] = pairing
    if (preset === undefined) throw new Error('no presets')
    expect([...pairingEngine(preset.spec, 1)].some((output) => output.type === 'rows')).toBe(true)
  })
})
