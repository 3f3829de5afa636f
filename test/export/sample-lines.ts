/** Panels of lines with made-up numbers: both axes, rasters, spans, levels, references, and rows of panels. */
import type { FigureData, PlottedCurve, PlottedPanel } from '../../src-main/experiments/figure-data.ts'
import type { LinesPanel, PanelLine } from '../../src-main/experiments/figure.ts'

const times = (count: number): number[] => Array.from({ length: count }, (_, i) => (10 * (i + 0.5)) / count)

export const line = (id: string, label: string, colour: number, style: Partial<PanelLine> = {}): PanelLine => ({ id, label, series: `rates.${id}`, xColumn: 'timeS', yColumn: 'y', colour, ...style })

/** A line filled with f. Its numbers come from two runs where it has a spread. */
function filled({ id, label, colour, stroke, axis, draw }: PanelLine, x: readonly number[], f: (x: number) => number, sd?: number): PlottedCurve {
  const spread = sd === undefined ? {} : { sd: x.map(() => sd), count: x.map(() => 2) }
  return {
    label, colourIndex: colour, x, y: x.map(f), ...spread, line: id,
    ...(stroke === undefined ? {} : { stroke }), ...(axis === undefined ? {} : { axis }), ...(draw === undefined ? {} : { draw }),
  }
}

const time = { label: 'Time', unit: 's', min: 0, max: 10 }
const rate = { label: 'Event rate', unit: 'Hz', min: 0, max: 11 }
const probability = { label: 'Burst probability', unit: '', min: 0, max: 0.6 }

const eventRate = line('er', 'Event rate', 0)
const burstProbability = line('bp', 'Burst probability', 1, { axis: 'right' })
const running = line('running', 'Running burst probability', 1, { axis: 'right', stroke: 'dashed' })

export const twoAxes: LinesPanel = {
  id: 'e', title: 'e: postsynaptic cells', draw: 'lines', x: time, y: rate, right: probability, lines: [eventRate, burstProbability, running],
  spans: [{ from: 2, to: 3.5, label: 'more dendritic input' }, { from: 5, to: 6.5, label: 'less dendritic input' }, { from: 8.5, to: 12, label: 'presynaptic dendrites driven' }], levels: [{ y: 1, label: 'threshold' }],
}

export const twoAxesPanel: PlottedPanel = {
  definition: twoAxes,
  curves: [
    filled(eventRate, times(80), (t) => 4 + 2 * Math.sin(t), 0.5), filled(burstProbability, times(80), (t) => 0.3 + 0.1 * Math.cos(2 * t), 0.02),
    filled(running, times(80), (t) => 0.3 + 0.05 * Math.cos(2 * t - 1)),
  ],
  references: [
    { label: 'authors’ code', source: 'measured', colourIndex: 0, line: 'er', x: times(20), y: times(20).map((t) => 4.3 + 2 * Math.sin(t)) },
    { label: 'authors’ code', source: 'measured', colourIndex: 1, line: 'bp', axis: 'right', x: times(20), y: times(20).map((t) => 0.32 + 0.1 * Math.cos(2 * t)) },
  ],
}

const events = line('events', 'Event', 0, { draw: 'ticks' })
const bursts = line('bursts', 'Burst (second spike)', 2, { draw: 'ticks' })

/** `ticks` strokes over 500 neurons, every third a burst. */
export function rasterPanel(ticks: number): PlottedPanel {
  const at = Array.from({ length: ticks }, (_, i) => ({ t: (10 * ((i * 7919) % ticks)) / ticks, neuron: (i * 104729) % 500 }))
  const raster = (definition: PanelLine, kept: (index: number) => boolean): PlottedCurve => {
    const rows = at.filter((_, index) => kept(index))
    return { label: definition.label, colourIndex: definition.colour, line: definition.id, draw: 'ticks', x: rows.map(({ t }) => t), y: rows.map(({ neuron }) => neuron) }
  }
  const definition: LinesPanel = {
    id: 'raster', title: 'b1: population 2', draw: 'lines', x: time, y: { label: 'Cell', unit: '' }, right: { ...rate, label: 'Rate' },
    lines: [events, bursts, { ...eventRate, axis: 'right' }],
  }
  return {
    definition, references: [],
    curves: [raster(events, (index) => index % 3 !== 0), raster(bursts, (index) => index % 3 === 0), filled({ ...eventRate, axis: 'right' }, times(80), (t) => 4 + 2 * Math.sin(t))],
  }
}

const before = line('before', 'Before learning', 3, { draw: 'points' })
const after = line('after', 'After learning', 0, { draw: 'points' })

export const responsePanel: PlottedPanel = {
  definition: { id: 'response', title: 'Output, second half', draw: 'lines', x: { label: 'Input', unit: '', min: 0, max: 3 }, y: rate, lines: [before, after], levels: [{ y: 6, label: 'threshold' }] },
  curves: [filled(before, [0, 1, 2, 3], (x) => 3 + x / 2, 0.3), filled(after, [0, 1, 2, 3], (x) => 5 + 3 * Math.sin(x))],
  references: [{ label: 'authors’ code', source: 'measured', colourIndex: 3, line: 'before', draw: 'points', x: [0, 1, 2, 3], y: [3.1, 3.4, 4.1, 4.6], sd: [0.2, 0.2, 0.2, 0.2] }],
}

/** The same label as a point of the response, but another look. */
const beforeOverTime = line('before', 'Before learning', 0, { stroke: 'dashed' })
const afterOverTime = line('after', 'After learning', 0)

export const overTimePanel: PlottedPanel = {
  definition: { id: 'c', title: 'c: output', draw: 'lines', x: time, y: rate, lines: [beforeOverTime, afterOverTime], levels: [{ y: 6, label: 'threshold' }] },
  curves: [filled(beforeOverTime, times(100), (t) => 4 + Math.sin(3 * t)), filled(afterOverTime, times(100), (t) => 6 + 2 * Math.sin(t))],
  references: [],
}

export const linesFigure = (panels: readonly PlottedPanel[], columns?: number): FigureData => ({
  definition: { id: 'lines', title: 'Lines', caption: 'Made up.', widthMm: 183, heightMm: 200, panels: [], ...(columns === undefined ? {} : { columns }) },
  panels, verdict: { state: 'none', rows: [] },
})
