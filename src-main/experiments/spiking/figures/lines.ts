/** Lines that spiking figures share, named by population; and the panels that a spec has something to draw in. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { AxisDefinition, LinesPanel, PanelLine } from '../../figure.ts'
import { coloursOf } from '../../../drawing/population-colours.ts'

/** Of the paper's palette, by meaning. */
export const colours = { eventRate: 0, burstProbability: 1, burstRate: 2, weight: 3, green: 4 } as const

export type LineStyle = Partial<Omit<PanelLine, 'id' | 'label' | 'series' | 'xColumn' | 'yColumn'>>

export type Quantity = 'eventRateHz' | 'burstRateHz' | 'burstProbability' | 'spikeRateHz'

const quantityColours: Readonly<Record<Quantity, number>> = {
  eventRateHz: colours.eventRate, burstRateHz: colours.burstRate, burstProbability: colours.burstProbability, spikeRateHz: colours.green,
}

/** A population's quantity over time. */
export const overTime = (id: string, label: string, population: string, quantity: Quantity, style: LineStyle = {}): PanelLine => ({
  id, label, series: `rates.${population}`, xColumn: 'timeS', yColumn: quantity, colour: quantityColours[quantity], ...style,
})

/** Lines of panels that compare populations: each in the colour that its population has everywhere. */
export function inPopulationColours(spec: SpikingSpec, lines: readonly (PanelLine & { readonly population: string })[]): readonly PanelLine[] {
  const found = coloursOf(spec)
  return lines.map((line) => { const colour = found.get(line.population); return typeof colour === 'number' ? { ...line, colour } : line })
}

/** The same quantity of each population, under its name. */
export const eachOverTime = (spec: SpikingSpec, names: readonly string[], quantity: Quantity, style: LineStyle = {}): readonly PanelLine[] =>
  inPopulationColours(spec, names.map((name) => ({ ...overTime(name, name, name, quantity, style), population: name })))

/** An injected current over time. */
export const currentOverTime = (id: string, label: string, population: string, compartment: 'soma' | 'dendrite', style: LineStyle = {}): PanelLine => ({
  id, label, series: `current.${population}.${compartment}`, xColumn: 'timeS', yColumn: 'currentPa', colour: colours.weight, stroke: 'dashed', ...style,
})

/** Marks of a raster: 1 the start of an event, 2 the second spike of a burst. */
export const rasterTicks = (id: string, label: string, population: string, mark: 1 | 2): PanelLine => ({
  id, label, series: `raster.${population}`, xColumn: 'timeS', yColumn: 'neuron', draw: 'ticks',
  colour: mark === 1 ? colours.eventRate : colours.burstRate, where: [{ column: 'mark', equals: mark }],
})

export const timeAxis = (min?: number, max?: number): AxisDefinition => ({
  label: 'Time', unit: 's', ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }),
})

export const probabilityAxis = (max?: number): AxisDefinition => ({ label: 'Burst probability', unit: '', min: 0, ...(max === undefined ? {} : { max }) })
export const rateAxis = (label: string, max?: number): AxisDefinition => ({ label, unit: 'Hz', min: 0, ...(max === undefined ? {} : { max }) })

/** Whether a run of the spec records the series. */
function isRecorded({ recording, currents, protocol }: SpikingSpec, series: string): boolean {
  const [family = '', name = '', compartment = ''] = series.split('.')
  switch (family) {
    case 'rates': return recording.rates.includes(name)
    case 'responses': return recording.rates.includes(name) && protocol.phases.some(({ type }) => type === 'examples')
    case 'raster': return recording.rasters.includes(name)
    case 'traces': return recording.traces.includes(name)
    case 'weights': case 'running': return recording.weights.includes(name)
    case 'current': return Object.values(currents).some((current) => current.population === name && current.compartment === compartment)
    default: return true
  }
}

/** Without the lines that nothing will be recorded for, and without panels that have none left. */
export const drawable = (spec: SpikingSpec, panels: readonly LinesPanel[]): readonly LinesPanel[] => panels
  .map((panel) => ({ ...panel, lines: panel.lines.filter(({ series }) => isRecorded(spec, series)) }))
  .filter(({ lines }) => lines.length > 0)

/** Where each phase of the protocol starts and ends. */
export function phaseTimesS({ protocol }: SpikingSpec): readonly { readonly startS: number; readonly endS: number }[] {
  let clockMs = 0
  return protocol.phases.map((phase) => {
    const startS = clockMs / 1000
    clockMs += phase.type === 'run' ? phase.durationMs : phase.epochs * phase.patterns.length * (phase.predictionMs + phase.learningMs)
    return { startS, endS: clockMs / 1000 }
  })
}
