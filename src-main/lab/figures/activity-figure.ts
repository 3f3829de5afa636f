/** Intervals between spikes and their regularity as a figure: two histograms, the burst threshold a dotted line. */
import type { PlottedPanel } from '../../experiments/figure-data.ts'
import type { AxisDefinition, FigureDefinition, LinesPanel } from '../../experiments/figure.ts'
import { figureOption } from '../../export/figure-option.ts'
import { screenStyle } from '../../export/figure-style.ts'
import type { FigureLook } from '../../export/figure-style.ts'
import type { BinnedRates } from '../recordings/rate-bins.ts'
import type { Histogram, SpikeActivity } from '../recordings/spike-activity.ts'
import type { FigureTheme, FigureView } from '../types.ts'
import type { PopulationColour } from '../../drawing/population-colours.ts'

export interface ActivityFigureParts {
  readonly runId: string
  readonly population: string
  /** Rates have their own. */
  readonly colour: PopulationColour
  readonly activity: SpikeActivity
  readonly rates: BinnedRates
  /** A line at the mean of each rate. */
  readonly averages: boolean
  readonly scale: 'log' | 'linear'
  readonly burstThresholdMs: number
  readonly theme: FigureTheme
  readonly look: FigureLook
}

export function activityFigure({ runId, population, colour, activity, rates, averages, scale, burstThresholdMs, theme, look }: ActivityFigureParts): FigureView {
  const intervals = shown(scale === 'log' ? activity.logIntervals : activity.evenIntervals)
  const cvs = shown(activity.cvs)
  const panels = [
    ratePanel(rates, averages),
    panel({
      id: 'intervals', title: 'Intervals between spikes', draw: 'lines', lines: [], x: { label: 'Interval', unit: 'ms', ...(scale === 'log' ? { ...decades(intervals), scale } : ends(intervals)) }, y: { label: 'Intervals', unit: '', min: 0 },
      marks: [{ x: burstThresholdMs, label: `burst threshold, ${Number(burstThresholdMs.toPrecision(4))} ms` }],
    }, intervals, scale, colour),
    panel({ id: 'cvs', title: 'Regularity of neurons', draw: 'lines', lines: [], x: { label: 'CV of intervals', unit: '', ...ends(cvs) }, y: { label: 'Neurons', unit: '', min: 0 } }, cvs, 'linear', colour),
  ]
  const definition: FigureDefinition = {
    id: 'activity', title: `Activity of ${population}`, widthMm: 183, heightMm: 70, columns: 3, panels: panels.map((one) => one.definition),
    caption: `Spikes of ${population}; rates in bins of ${rates.binMs} ms, means over neurons. CV: SD of a neuron's intervals over their mean; of regular spikes 0, of a Poisson process 1.`,
  }
  const data = { definition, panels, verdict: { state: 'none' as const, rows: [] } }
  return { definition, option: figureOption(data, screenStyle(theme, panels.length, look)), verdict: data.verdict, runIds: [runId] }
}

const rateLines = [{ key: 'spikesHz', label: 'Spikes' }, { key: 'eventsHz', label: 'Events' }, { key: 'burstsHz', label: 'Bursts' }] as const

function ratePanel(rates: BinnedRates, averages: boolean): PlottedPanel {
  const { timesS, fromS, toS } = rates
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  // Said in the legend: beside lines that lie close to each other nothing could be read.
  const means = averages && timesS.length > 0 ? rateLines.map(({ key }) => Number(mean(rates[key]).toPrecision(3))) : []
  const definition: LinesPanel = {
    id: 'rates', title: 'Rates of the population', draw: 'lines', lines: [], x: { label: 'Biological time', unit: 's', ...(toS > fromS ? { min: fromS, max: toS } : {}) },
    y: { label: 'Rate', unit: 'Hz', min: 0 }, ...(means.length === 0 ? {} : { levels: means.map((y) => ({ y, label: '' })) }),
  }
  return { definition, references: [], curves: rateLines.map(({ key, label }, colourIndex) => ({ label: means[colourIndex] === undefined ? label : `${label}, mean ${means[colourIndex]} Hz`, colourIndex, x: [...timesS], y: [...rates[key]] })) }
}

/** An end that is no power of ten would be labelled with all its digits. */
function decades({ edges }: Histogram): Pick<AxisDefinition, 'min' | 'max'> {
  const power = (edge: number, round: (exponent: number) => number): number => 10 ** round(Number(Math.log10(edge).toFixed(6)))
  return { min: power(edges[0] ?? 1, Math.floor), max: power(edges.at(-1) ?? 100, Math.ceil) }
}

function panel(definition: LinesPanel, { edges, counts }: Histogram, scale: 'log' | 'linear', colour: PopulationColour): PlottedPanel {
  const middle = (from: number, to: number): number => (scale === 'log' ? Math.sqrt(from * to) : (from + to) / 2)
  const x = counts.map((_, i) => Number(middle(edges[i] ?? NaN, edges[i + 1] ?? NaN).toPrecision(6)))
  return { definition, curves: [{ label: definition.y.label, ...inColour(colour), draw: 'steps', x, y: [...counts] }], references: [] }
}

const inColour = (colour: PopulationColour) => (typeof colour === 'number' ? { colourIndex: colour } : { colourIndex: 0, ownColour: colour })

/** Without the empty bins at the end; at the start only equal ratios have any to lose. All of one that is empty. */
function shown({ edges, counts }: Histogram): Histogram {
  const first = edges[0] === 0 ? 0 : counts.findIndex((count) => count > 0)
  const last = counts.findLastIndex((count) => count > 0)
  // Room for a line at the burst threshold: 0.1 to 100 ms are there in any case.
  const end = Math.max(last + 1, Math.min(counts.length, 30))
  const start = Math.max(0, Math.min(first, 20))
  return last < 0 ? { edges, counts } : { edges: edges.slice(start, end + 1), counts: counts.slice(start, end) }
}

const ends = ({ edges }: Histogram): Pick<AxisDefinition, 'min' | 'max'> => ({ min: edges[0] ?? 0, max: edges.at(-1) ?? 1 })
