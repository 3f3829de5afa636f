/** Transfer curves of a cell: rates and burst probability over the current into its soma, and over that into its dendrite (as in Figs. S5 and S10). */
import type { Compartment, CurrentSpec, SpikingSpec } from '../../engines/spiking/spec.ts'
import type { LinesPanel, PanelLine } from '../figure.ts'
import { column } from '../series-rows.ts'
import type { SeriesRowsRead } from '../series-rows.ts'
import { colours, probabilityAxis, rateAxis } from '../spiking/figures/lines.ts'
import { spikingDurationMs } from '../spiking/work.ts'
import { madeSeries } from './bench-view.ts'
import type { BenchReader, BenchReading } from './bench-view.ts'

const columns = ['currentPa', 'eventRateHz', 'burstRateHz', 'spikeRateHz', 'burstProbability'] as const

/** A cell needs some time to settle at a new current: of each step, this part does not count. */
const settling = 1 / 3

interface Climbing {
  readonly population: string
  readonly compartment: Compartment
  readonly timesMs: readonly number[]
  readonly currentsPa: readonly number[]
}

/** Currents that climb in steps into populations whose rates and spikes are recorded, somata first. */
function climbingIn({ currents, recording }: SpikingSpec): readonly Climbing[] {
  const found = Object.values(currents).flatMap(({ population, compartment, waveform }): Climbing[] => (
    waveform.type === 'steps' && recording.rates.includes(population) && recording.rasters.includes(population) ? [{ population, compartment, timesMs: waveform.timesMs, currentsPa: waveform.currentsPa }] : []))
  return found.sort((a, b) => Number(a.compartment === 'dendrite') - Number(b.compartment === 'dendrite'))
}

/** Marks of a raster (engines/spiking/series.ts). */
const marks = { event: 1, burst: 2 } as const

interface SeenEvent {
  readonly timeMs: number
  isBurst: boolean
}

/** Each with whether a burst came of it. */
function eventsIn(raster: SeriesRowsRead): readonly SeenEvent[] {
  const [times, neurons, found] = [column(raster, 'timeS'), column(raster, 'neuron'), column(raster, 'mark')]
  const last = new Map<number, SeenEvent>()
  return times.flatMap((timeS, row): SeenEvent[] => {
    const neuron = neurons[row] ?? NaN
    if (found[row] === marks.burst) {
      const event = last.get(neuron)
      if (event !== undefined) event.isBurst = true
    }
    if (found[row] !== marks.event) return []
    const event = { timeMs: timeS * 1000, isBurst: false }
    last.set(neuron, event)
    return [event]
  })
}

/**
 * One row for each step of the current: means over the bins of its settled part (in Hz), and the share of the events in it that became bursts; NaN
 * without events. The ratio of the rates would not do: of a single cell it may exceed 1, since a burst counts where its second spike is.
 */
export function transferRows({ timesMs, currentsPa }: Pick<Climbing, 'timesMs' | 'currentsPa'>, rates: SeriesRowsRead, raster: SeriesRowsRead, endMs: number): SeriesRowsRead {
  const starts = column(rates, 'startS')
  const all = eventsIn(raster)
  const values = { event: column(rates, 'eventRateHz'), burst: column(rates, 'burstRateHz'), spike: column(rates, 'spikeRateHz') }
  return madeSeries(columns, timesMs.map((fromMs, step) => {
    const toMs = timesMs[step + 1] ?? endMs
    // Starts of bins are sums of steps: they lie beside what they stand for.
    const [from, to] = [fromMs + settling * (toMs - fromMs) - 1e-6, toMs - 1e-6]
    const bins = starts.flatMap((startS, bin) => (startS * 1000 >= from && startS * 1000 < to ? [bin] : []))
    const mean = (of: readonly number[]): number => bins.reduce((sum, bin) => sum + (of[bin] ?? NaN), 0) / bins.length
    const events = all.filter(({ timeMs }) => timeMs >= from && timeMs < to)
    return [currentsPa[step] ?? NaN, mean(values.event), mean(values.burst), mean(values.spike), events.length === 0 ? NaN : events.filter(({ isBurst }) => isBurst).length / events.length]
  }))
}

const noSpikes = madeSeries(['timeS', 'neuron', 'mark'], [])

export const readCurves: BenchReader = (spec, series) => {
  const climbing = climbingIn(spec)
  const endMs = spikingDurationMs(spec)
  const curves = new Map(climbing.flatMap((stairs): [string, SeriesRowsRead][] => {
    const [rates, raster] = [series.get(`rates.${stairs.population}`), series.get(`raster.${stairs.population}`)]
    // A cell that never fires has none.
    return rates === undefined ? [] : [[`curve.${stairs.compartment}`, transferRows(stairs, rates, raster ?? noSpikes, endMs)]]
  }))
  if (curves.size === 0) return undefined
  const hasDendrite = Object.values(spec.cells).some(({ model }) => model === 'pyramidal' || model === 'burstPoisson')
  const [first] = climbing
  const stepS = first === undefined ? 0 : ((first.timesMs[1] ?? endMs) - (first.timesMs[0] ?? 0)) / 1000
  const held = climbing.flatMap(({ population, compartment }) => Object.values(spec.currents).flatMap((current) => heldText(current, population, compartment)))
  return {
    definition: {
      id: 'bench-curves', title: 'Transfer curves', columns: hasDendrite ? 2 : 1, widthMm: 183, heightMm: hasDendrite ? 110 : 60,
      caption: `Each current flows for ${stepS} s, of which the last ${Number((stepS * (1 - settling)).toPrecision(3))} s count.${held.map((text) => ` ${text}`).join('')}`,
      panels: climbing.flatMap((stairs) => panelsOf(stairs, hasDendrite)),
    },
    series: curves,
    readings: readingsOf(curves),
  }
}

/** "Into the dendrite meanwhile: 300 pA." */
function heldText({ population, compartment, waveform }: CurrentSpec, climbingInto: string, climbing: Compartment): string[] {
  if (population !== climbingInto || compartment === climbing || waveform.type !== 'constant') return []
  return [`Over the ${climbing === 'soma' ? 'somatic' : 'dendritic'} current, ${waveform.currentPa} pA flow into the ${compartment}.`]
}

function panelsOf({ compartment, currentsPa }: Climbing, hasDendrite: boolean): LinesPanel[] {
  const name = `curve.${compartment}`
  const which = compartment === 'soma' ? 'somatic' : 'dendritic'
  // All of it, also where nothing is to be drawn.
  const x = { label: compartment === 'soma' ? 'Somatic current' : 'Dendritic current', unit: 'pA', min: Math.min(...currentsPa), max: Math.max(...currentsPa) }
  const line = (id: string, label: string, yColumn: typeof columns[number], colour: number): PanelLine => ({ id, label, series: name, xColumn: 'currentPa', yColumn, colour, draw: 'points' })
  const rates: LinesPanel = {
    id: `rates-${which}`, title: `Rates, ${which} current`, draw: 'lines', x, y: rateAxis('Rate'),
    lines: [line('spikes', 'Spikes', 'spikeRateHz', colours.green), line('events', 'Events', 'eventRateHz', colours.eventRate), line('bursts', 'Bursts', 'burstRateHz', colours.burstRate)],
  }
  const probability: LinesPanel = {
    id: `bp-${which}`, title: `Burst probability, ${which} current`, draw: 'lines', x, y: probabilityAxis(1), lines: [line('bp', 'Burst probability', 'burstProbability', colours.burstProbability)],
  }
  return hasDendrite ? [rates, probability] : [rates]
}

function readingsOf(curves: ReadonlyMap<string, SeriesRowsRead>): readonly BenchReading[] {
  /** The lowest current from which on the column is at least so large. */
  const from = (name: string, of: typeof columns[number], least: number): number | null => {
    const curve = curves.get(name)
    if (curve === undefined) return null
    const index = column(curve, of).findIndex((value) => value >= least)
    return index < 0 ? null : column(curve, 'currentPa')[index] ?? null
  }
  const most = (name: string, of: typeof columns[number]): number | null => {
    const values = column(curves.get(name) ?? madeSeries(columns, []), of).filter(Number.isFinite)
    return values.length === 0 ? null : Math.max(...values)
  }
  return [
    { id: 'firing', label: 'Fires from a somatic current of', unit: 'pA', value: from('curve.soma', 'spikeRateHz', Number.MIN_VALUE) },
    { id: 'highest', label: 'Highest spike rate', unit: 'Hz', value: most('curve.soma', 'spikeRateHz') },
    ...(curves.has('curve.dendrite') ? [{ id: 'bursting', label: 'Every other event is a burst from a dendritic current of', unit: 'pA', value: from('curve.dendrite', 'burstProbability', 0.5) }] : []),
  ]
}
