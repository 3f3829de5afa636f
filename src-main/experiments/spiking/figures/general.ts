/** What any spiking network shows: rates, burst probabilities and their running averages, spikes and voltages of what it records, and weights. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { FigureDefinition, LinesPanel, PanelLine } from '../../figure.ts'
import { colours, currentOverTime, drawable, eachOverTime, inPopulationColours, overTime, phaseTimesS, probabilityAxis, rasterTicks, rateAxis, timeAxis } from './lines.ts'

export function generalFigure(spec: SpikingSpec): FigureDefinition {
  const { currents, recording } = spec
  const x = timeAxis(0, phaseTimesS(spec).at(-1)?.endS ?? 0)
  const changing = Object.entries(currents).filter(([, { waveform }]) => waveform.type !== 'constant')
  const panels: readonly LinesPanel[] = [
    { id: 'er', title: 'Event rates', draw: 'lines', x, y: rateAxis('Event rate'), lines: eachOverTime(spec, recording.rates, 'eventRateHz') },
    { id: 'br', title: 'Burst rates', draw: 'lines', x, y: rateAxis('Burst rate'), lines: eachOverTime(spec, recording.rates, 'burstRateHz') },
    { id: 'bp', title: 'Burst probabilities', draw: 'lines', x, y: probabilityAxis(), lines: eachOverTime(spec, recording.rates, 'burstProbability') },
    { id: 'running', title: 'Burst probability and its average', draw: 'lines', x, y: probabilityAxis(), lines: recording.weights.flatMap((name) => comparedWithAverage(spec, name)) },
    ...recording.traces.map((name): LinesPanel => ({
      id: `traces-${name}`, title: `Voltages of ${name}, first cell`, draw: 'lines', x, y: { label: 'Voltage', unit: 'mV' },
      lines: (['somaMv', 'dendriteMv', 'thresholdMv'] as const).map((yColumn, index) => ({
        id: yColumn, label: { somaMv: 'Soma', dendriteMv: 'Dendrite', thresholdMv: 'Threshold' }[yColumn], series: `traces.${name}`, xColumn: 'timeS', yColumn,
        colour: [colours.eventRate, colours.burstProbability, colours.weight][index] ?? 0, stroke: yColumn === 'thresholdMv' ? 'dotted' : 'solid',
        where: [{ column: 'neuron', equals: 0 }],
      })),
    })),
    ...recording.rasters.map((name): LinesPanel => ({
      id: `raster-${name}`, title: `Spikes of ${name}`, draw: 'lines', x, y: { label: 'Cell', unit: '' },
      lines: [rasterTicks('events', 'Event', name, 1), rasterTicks('bursts', 'Burst (second spike)', name, 2)],
    })),
    {
      id: 'weights', title: 'Mean weights', draw: 'lines', x, y: { label: 'Change', unit: '%' },
      lines: recording.weights.map((name, index) => ({ id: name, label: name, series: `weights.${name}`, xColumn: 'timeS', yColumn: 'relativeChangePct', colour: index })),
    },
    {
      id: 'currents', title: 'Injected currents', draw: 'lines', x, y: { label: 'Current', unit: 'pA' },
      lines: changing.map(([name, { population, compartment }], index) => currentOverTime(name, name, population, compartment, { colour: index, stroke: 'solid' })),
    },
  ]
  const drawn = drawable(spec, panels)
  return {
    id: 'spiking', title: 'Spiking network', caption: 'Rates, spikes, voltages and weights of what the experiment records.', widthMm: 183, heightMm: 35 * Math.max(3, Math.ceil(drawn.length / 2)),
    panels: drawn,
  }
}

/** What decides whether the weights of a projection grow, Eq. 6: P of the cells that it reaches, and P̄ of theirs. */
function comparedWithAverage(spec: SpikingSpec, name: string): readonly PanelLine[] {
  const population = spec.projections[name]?.target ?? ''
  return inPopulationColours(spec, [
    { ...overTime(`p-${name}`, `P of ${population}`, population, 'burstProbability'), population },
    { id: `average-${name}`, label: `P̄, ${name}`, series: `running.${name}`, xColumn: 'timeS', yColumn: 'burstProbability', colour: colours.eventRate, stroke: 'dashed', population },
  ])
}
