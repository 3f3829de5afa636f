/** Axes that a few wild points do not stretch. */
import { describe, expect, it } from 'vitest'
import type { FigureData, PlottedCurve, PlottedPanel } from '../../src-main/experiments/figure-data.ts'
import type { AxisDefinition } from '../../src-main/experiments/figure.ts'
import { clipOutliers, quantile } from '../../src-main/experiments/outliers.ts'

const curve = (y: readonly number[], more: Partial<PlottedCurve> = {}): PlottedCurve => ({ label: 'A', colourIndex: 0, x: y.map((_, i) => i), y, ...more })
function figure(curves: readonly PlottedCurve[], { y = {}, right, references = [] }: { readonly y?: Partial<AxisDefinition>; readonly right?: AxisDefinition; readonly references?: PlottedPanel['references'] } = {}): FigureData {
  const definition = { id: 'a', title: 'Error', draw: 'lines' as const, lines: [], x: { label: 'epoch', unit: '' }, y: { label: 'error', unit: '%', ...y }, ...(right === undefined ? {} : { right }) }
  return { definition: { id: 'f', title: 'Figure', caption: 'Each run by itself.', widthMm: 88, heightMm: 66, panels: [definition] }, panels: [{ definition, curves, references }], verdict: { state: 'none', rows: [] } }
}
const usual = [10, 12, 11, 13, 12, 11, 10, 12]

describe('axes without outliers', () => {
  it('end where most of the points end, and say how many lie beyond', () => {
    const clipped = clipOutliers(figure([curve([...usual, 900, -300])]))
    expect(clipped.panels[0]?.definition).toMatchObject({ title: 'Error: 2 points lie beyond', y: { min: 9.9, max: 13.1 } })
    expect(clipped.definition).toMatchObject({ caption: 'Each run by itself. Axes leave out outliers: 2 points lie beyond.', panels: [clipped.panels[0]?.definition] })
    expect(clipped.panels[0]?.curves[0]?.y).toContain(900)
  })

  it('are cut at the end that has outliers, and left alone where there are none', () => {
    const above = clipOutliers(figure([curve([...usual, 900])])).panels[0]?.definition
    expect([above?.y.min, above?.y.max]).toEqual([undefined, 13.1])
    const none = figure([curve(usual)])
    expect(clipOutliers(none).panels).toEqual(none.panels)
    expect(clipOutliers(none).definition.caption).toBe('Each run by itself. There are no outliers.')
  })

  it('keep what the paper has in view', () => {
    const reference = { label: 'paper', source: '', colourIndex: 0, x: [0, 1], y: [30, 40] }
    expect(clipOutliers(figure([curve([...usual, 900])], { references: [reference] })).panels[0]?.definition.y.max).toBe(41)
  })

  it('go by equal ratios where they are logarithmic', () => {
    const decades = [1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 1e-1]
    expect(clipOutliers(figure([curve(decades)], { y: { scale: 'log' } })).panels[0]?.definition.title).toBe('Error')
    expect(clipOutliers(figure([curve([...decades, 1e9])], { y: { scale: 'log' } })).panels[0]?.definition.y.max).toBe(0.11)
  })

  it('of smoothed curves go by what was recorded', () => {
    expect(clipOutliers(figure([curve([...usual, 900], { faint: true }), curve([...usual, 300])])).panels[0]?.definition.title).toBe('Error: 1 point lies beyond')
  })

  it('stay as they are for rasters, for few points, and where half of the points are equal', () => {
    for (const still of [curve([...usual, 900], { draw: 'ticks' }), curve([1, 2, 3, 900]), curve([1, 1, 1, 1, 1, 1, 900])]) {
      expect(clipOutliers(figure([still])).panels[0]?.definition.title).toBe('Error')
    }
  })

  it('are cut on both sides of a panel, each for its own curves', () => {
    const clipped = clipOutliers(figure([curve([...usual, 900]), curve([...usual, -900], { axis: 'right' })], { right: { label: 'rate', unit: 'Hz' } }))
    expect(clipped.panels[0]?.definition).toMatchObject({ y: { max: 13.1 }, right: { min: 9.9 } })
  })
})

it('a quantile lies between two values in proportion', () => {
  expect([quantile([1, 2, 3, 4, 5], 0.25), quantile([0, 10], 0.75)]).toEqual([2, 7.5])
})
