/** Fig. S11: voltages of read-outs behind synapses with short-term plasticity, next to those that get events and bursts directly. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { FigureDefinition, LinesPanel, PanelLine } from '../../figure.ts'
import { colours, drawable, phaseTimesS, rasterTicks, timeAxis } from './lines.ts'

const voltage = (id: string, label: string, population: string, colour: number, style: Partial<PanelLine> = {}): PanelLine => ({
  id, label, series: `traces.${population}`, xColumn: 'timeS', yColumn: 'somaMv', colour, ...style,
})

export function directTransmissionFigure(spec: SpikingSpec): FigureDefinition {
  const x = timeAxis(0, phaseTimesS(spec).at(-1)?.endS ?? 0)
  const y = { label: 'Voltage', unit: 'mV' }
  const panels: readonly LinesPanel[] = [
    {
      id: 'raster', title: 'Pyramidal cells', draw: 'lines', x, y: { label: 'Cell', unit: '' },
      lines: [rasterTicks('ticks-events', 'Event', 'pyr', 1), rasterTicks('ticks-bursts', 'Burst (second spike)', 'pyr', 2)],
    },
    {
      id: 'events', title: 'Events', draw: 'lines', x, y,
      lines: [
        voltage('depressing', 'Depressing synapse', 'readDepressing', colours.eventRate),
        // The first release after a silence is stronger than the others: what counts is the course, not the height.
        voltage('events', 'Events directly, rescaled', 'readEvents', colours.green, { stroke: 'dashed', rescaleOnto: 'depressing' }),
      ],
    },
    {
      id: 'bursts', title: 'Bursts', draw: 'lines', x, y,
      lines: [
        voltage('facilitating', 'Facilitating synapse', 'readFacilitating', colours.burstRate),
        voltage('bursts', 'Bursts directly, rescaled', 'readBursts', colours.green, { stroke: 'dashed', rescaleOnto: 'facilitating' }),
      ],
    },
  ]
  return {
    id: 'spiking-direct-transmission', title: 'Transmitting events and bursts directly (Fig. S11)',
    caption: 'In the paper a depressing synapse responds to events, a facilitating one to bursts, much as if these were sent directly.',
    widthMm: 183, heightMm: 70, panels: drawable(spec, panels),
  }
}
