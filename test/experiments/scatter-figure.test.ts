import { describe, expect, it } from 'vitest'
import { scatterFigure } from '../../src-main/experiments/scatter-figure.ts'
import type { ScatterRun, ScatterValue } from '../../src-main/experiments/scatter-figure.ts'

const run = (x: ScatterValue, y: number | null, group = 'Runs'): ScatterRun => ({ x, y, group })

function figure(runs: readonly ScatterRun[], log: { readonly logX?: boolean; readonly logY?: boolean } = {}) {
  const { data, missing } = scatterFigure({ runs, x: { label: 'Learning rate', unit: '' }, y: { label: 'Error', unit: '%' }, logX: false, logY: false, ...log })
  const [panel] = data.panels
  return { data, missing, x: panel?.definition.x, y: panel?.definition.y, curves: panel?.curves ?? [] }
}

describe('runs as points', () => {
  it('are sorted by x, with mean and population SD where several share it', () => {
    const { curves, missing, data } = figure([run(2, 10), run(1, 4), run(2, 14), run(1, 4)])
    expect(curves).toEqual([
      { label: 'Runs', colourIndex: 0, draw: 'dots', x: [1, 1, 2, 2], y: [4, 4, 10, 14] },
      { label: 'Runs, mean', colourIndex: 0, draw: 'means', x: [1, 2], y: [4, 12], sd: [0, 2], count: [2, 2] },
    ])
    expect(missing).toBe(0)
    expect(data.definition.title).toBe('Error')
  })

  it('have no mean where each is alone, and only there one where several are', () => {
    expect(figure([run(1, 4), run(2, 5)]).curves.map(({ draw }) => draw)).toEqual(['dots'])
    expect(figure([run(1, 4), run(2, 5), run(2, 7)]).curves[1]).toMatchObject({ x: [2], y: [6], count: [2] })
  })

  it('have no mean beside them where those that share an x are all equal', () => {
    expect(figure([run(1, 0.1), run(1, 0.1), run(1, 0.1), run(2, 5)]).curves.map(({ draw }) => draw)).toEqual(['dots'])
  })

  it('have a colour for each group', () => {
    expect(figure([run(1, 4, 'η 0.1'), run(1, 5, 'η 0.2'), run(1, 7, 'η 0.2')]).curves.map(({ label, colourIndex, draw }) => [label, colourIndex, draw])).toEqual([
      ['η 0.1', 0, 'dots'], ['η 0.2', 1, 'dots'], ['η 0.2, mean', 1, 'means'],
    ])
  })

  it('stand at names where there is a word among them, in the order of their first appearance', () => {
    const { x, curves } = figure([run('learned', 4), run('fixed', 5), run('learned', 6)], { logX: true })
    expect(x).toEqual({ label: 'Learning rate', unit: '', categories: ['learned', 'fixed'] })
    expect(curves[0]).toMatchObject({ x: [0, 0, 1], y: [4, 6, 5] })
  })

  it('are counted where they have no place: nothing there, or not above 0 on a logarithmic axis', () => {
    const { missing, x, y, curves } = figure([run(null, 1), run(1, null), run(0, 1), run(1, 0), run(10, 2)], { logX: true, logY: true })
    expect(missing).toBe(4)
    expect([x, y]).toMatchObject([{ scale: 'log', padded: true }, { scale: 'log', padded: true }])
    expect(curves).toMatchObject([{ x: [10], y: [2] }])
  })
})
