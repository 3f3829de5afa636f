import { describe, expect, it } from 'vitest'
import type { PlottedShades } from '../../src-main/experiments/figure-data.ts'
import type { RunGroup, RunSeriesReader } from '../../src-main/experiments/fill-figure.ts'
import type { LinesPanel } from '../../src-main/experiments/figure.ts'
import { mostShadeColumns, panelShades } from '../../src-main/experiments/panel-shades.ts'

const bins = 4
type Row = readonly [epoch: number, layer: number, width: number, first: number, ...shares: readonly number[]]
const columns = ['epoch', 'layer', 'width', 'first', ...Array.from({ length: bins }, (_, index) => `bin${index + 1}`)]

const axis = { label: 'x', unit: '' }
const panel: LinesPanel = {
  id: 'p', title: '', draw: 'lines', x: axis, y: axis, lines: [],
  shades: { series: 'w', xColumn: 'epoch', xWidth: 1, where: [{ column: 'layer', equals: 1 }], widthColumn: 'width', firstColumn: 'first', fromColumn: 'bin1', bins },
}
const run = (...rows: Row[]): RunSeriesReader => ({ read: (name) => (name === 'w' ? { columns, rows: rows.length, values: rows.flat() } : undefined) })
const group = (...runs: RunSeriesReader[]): RunGroup => ({ key: '', label: '', runs, references: [] })
const shadesOf = (...runs: RunSeriesReader[]): PlottedShades | undefined => panelShades(panel, [group(...runs)])

describe('the shades of a panel', () => {
  it('are a column for each x, without empty bins at its ends, of the rows that are meant', () => {
    expect(shadesOf(run([0, 1, 0.5, -1, 0, 0.25, 0.75, 0], [0, 2, 0.5, 0, 1, 0, 0, 0], [1, 1, 0.5, 0, 0.5, 0, 0.5, 0]))).toEqual({
      binWidth: 0.5,
      columns: [{ fromX: -0.5, toX: 0.5, firstBin: 0, shares: [0.25, 0.75] }, { fromX: 0.5, toX: 1.5, firstBin: 0, shares: [0.5, 0, 0.5] }],
    })
  })

  it('have bins of one width, the widest that was recorded: narrower ones are added up', () => {
    // Bins of a quarter from -0.25 on: -0.25, 0, 0.25, 0.5; the first lies in [-0.5, 0), the last in [0.5, 1).
    expect(shadesOf(run([0, 1, 0.25, -1, 0.1, 0.2, 0.3, 0.4], [1, 1, 0.5, 0, 0, 1, 0, 0]))).toEqual({
      binWidth: 0.5,
      columns: [{ fromX: -0.5, toX: 0.5, firstBin: -1, shares: [0.1, 0.5, 0.4] }, { fromX: 0.5, toX: 1.5, firstBin: 1, shares: [1] }],
    })
  })

  it('take bins as narrow as those of equal weights, too', () => {
    expect(shadesOf(run([0, 1, 2 ** -40, 0, 1, 0, 0, 0], [1, 1, 1, -1, 0.5, 0.5, 0, 0]))?.columns[0]).toMatchObject({ firstBin: 0, shares: [1] })
  })

  it('of several runs are their mean', () => {
    expect(shadesOf(run([0, 1, 1, 0, 1, 0, 0, 0]), run([0, 1, 0.5, 0, 0, 0, 1, 0]))?.columns).toEqual([{ fromX: -0.5, toX: 0.5, firstBin: 0, shares: [0.5, 0.5] }])
  })

  it('of many epochs are means of neighbours, so that no column is too narrow to be seen', () => {
    const found = shadesOf(run(...Array.from({ length: 501 }, (_, epoch): Row => [epoch, 1, 1, epoch % 2, 1, 0, 0, 0])))
    expect(found?.columns.length).toBeLessThanOrEqual(mostShadeColumns)
    expect(found?.columns[0]).toEqual({ fromX: -0.5, toX: 4.5, firstBin: 0, shares: [expect.closeTo(3 / 5, 9), expect.closeTo(2 / 5, 9)] })
    expect(found?.columns.at(-1)?.toX).toBe(500.5)
  })

  it('leave out weights that were no numbers', () => {
    expect(shadesOf(run([0, 1, 1, 0, 1, 0, 0, 0], [1, 1, NaN, NaN, NaN, NaN, NaN, NaN]))?.columns).toHaveLength(1)
  })

  it('are there before there are numbers, and in runs that did not record them', () => {
    for (const shades of [shadesOf(), shadesOf(run()), panelShades({ ...panel, shades: { ...strange, series: 'other' } }, [group(run())]), panelShades({ ...panel, shades: strange }, [group(run([0, 1, 1, 0, 1, 0, 0, 0]))])]) {
      expect(shades).toEqual({ binWidth: 0, columns: [] })
    }
  })

  it('are not drawn of several specs, which would hide each other, nor of a panel without', () => {
    expect(panelShades(panel, [group(run()), group(run())])).toBeUndefined()
    expect(panelShades({ id: 'p', title: '', draw: 'lines', x: axis, y: axis, lines: [] }, [group(run())])).toBeUndefined()
  })
})

const strange = { series: 'w', xColumn: 'epoch', xWidth: 1, widthColumn: 'width', firstColumn: 'first', fromColumn: 'none', bins }
