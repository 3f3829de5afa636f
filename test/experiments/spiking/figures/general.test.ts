import { describe, expect, it } from 'vitest'
import { generalFigure } from '../../../../src-main/experiments/spiking/figures/general.ts'
import { seriesOf } from '../recorded-series.ts'
import { sampleSpec } from '../sample-spec.ts'

const linesOf = (spec: typeof sampleSpec, id: string) => generalFigure(spec).panels.flatMap((panel) => (panel.id === id && panel.draw === 'lines' ? panel.lines : []))

describe('the figure of any spiking network', () => {
  it('draws only what is recorded', () => {
    const recorded = seriesOf(sampleSpec)
    for (const panel of generalFigure(sampleSpec).panels) {
      if (panel.draw !== 'lines') continue
      for (const { series, xColumn, yColumn } of panel.lines) expect(recorded.get(series), `${panel.id}: ${series}`).toEqual(expect.arrayContaining([xColumn, yColumn]))
    }
  })

  it('shows events, bursts and burst probability of each population in one colour', () => {
    for (const id of ['er', 'br', 'bp']) expect(linesOf(sampleSpec, id).map(({ label, colour }) => [label, colour]), id).toEqual([['input', 0], ['output', 1], ['pv', 4]])
  })

  it('shows burst probability with the average that learning compares it with', () => {
    expect(linesOf(sampleSpec, 'running').map(({ label, series, colour }) => [label, series, colour])).toEqual([['P of output', 'rates.output', 1], ['P̄, inputToOutput', 'running.inputToOutput', 1]])
    expect(linesOf({ ...sampleSpec, recording: { ...sampleSpec.recording, weights: [] } }, 'running')).toEqual([])
  })

  it('is as high as it has rows of panels', () => {
    const { heightMm, panels } = generalFigure(sampleSpec)
    expect(heightMm).toBe(35 * Math.ceil(panels.length / 2))
  })
})
