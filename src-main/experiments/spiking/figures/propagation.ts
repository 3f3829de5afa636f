/** Fig. 3: what each of two populations encodes, in its event rate and in its burst probability. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { FigureDefinition, LinesPanel, PanelLine } from '../../figure.ts'
import { currentOverTime, drawable, inPopulationColours, overTime, phaseTimesS, probabilityAxis, rasterTicks, rateAxis, timeAxis } from './lines.ts'

/** The encoded signal as the paper draws it: its range, from the start of the stimuli on, made that of the encoding one. */
const encoded = (line: PanelLine, rescaleOnto: string, colour: number): PanelLine => ({ ...line, rescaleOnto, colour })

export function propagationFigure(spec: SpikingSpec): FigureDefinition {
  const startS = phaseTimesS(spec)[1]?.startS ?? 0
  const stimulated = { where: [{ column: 'timeS', from: startS }] }
  // The paper shows two of the three seconds of stimulation.
  const x = timeAxis(startS, startS + 2)
  const raster = (id: string, title: string, population: string, number: 1 | 2): LinesPanel => ({
    id, title, draw: 'lines', x, y: { label: 'Cell', unit: '' }, right: rateAxis('Rate', 12),
    lines: [
      rasterTicks('events', 'Event', population, 1),
      rasterTicks('bursts', 'Burst (second spike)', population, 2),
      overTime(`er${number}Rate`, 'Event rate', population, 'eventRateHz', { axis: 'right', ...stimulated }),
      overTime(`br${number}`, 'Burst rate', population, 'burstRateHz', { axis: 'right', ...stimulated }),
    ],
  })
  const panels: readonly LinesPanel[] = [
    raster('b1', 'b1: population 2, upper', 'pyr2', 2),
    {
      id: 'b2', title: 'b2: bursts of 2 read the dendritic current', draw: 'lines', x, y: probabilityAxis(0.6),
      lines: [
        overTime('bp2', 'Burst probability 2', 'pyr2', 'burstProbability', { stroke: 'dotted', ...stimulated }),
        encoded(currentOverTime('current2', 'Dendritic current, rescaled', 'pyr2', 'dendrite', stimulated), 'bp2', 3),
      ],
    },
    {
      id: 'b3', title: 'b3: events of 2 read events of 1', draw: 'lines', x, y: rateAxis('Event rate', 12),
      lines: [
        overTime('er2', 'Event rate 2', 'pyr2', 'eventRateHz', { stroke: 'dotted', ...stimulated }),
        encoded(overTime('er1', 'Event rate 1, rescaled', 'pyr1', 'eventRateHz', stimulated), 'er2', 4),
      ],
    },
    raster('c1', 'c1: population 1, lower', 'pyr1', 1),
    {
      id: 'c2', title: 'c2: bursts of 1 read bursts of 2', draw: 'lines', x, y: probabilityAxis(0.6),
      lines: [
        overTime('bp1', 'Burst probability 1', 'pyr1', 'burstProbability', stimulated),
        encoded(overTime('br2', 'Burst rate 2, rescaled', 'pyr2', 'burstRateHz', { stroke: 'dotted', ...stimulated }), 'bp1', 2),
      ],
    },
    {
      id: 'c3', title: 'c3: events of 1 read the somatic current', draw: 'lines', x, y: rateAxis('Event rate', 12),
      lines: [
        overTime('er1', 'Event rate 1', 'pyr1', 'eventRateHz', stimulated),
        encoded(currentOverTime('current1', 'Somatic current, rescaled', 'pyr1', 'soma', stimulated), 'er1', 3),
      ],
    },
    {
      id: 'inhibition', title: 'Interneurons (not in the paper)', draw: 'lines', x, y: rateAxis('Spike rate'),
      lines: inPopulationColours(spec, [
        { ...overTime('pv', 'PV', 'pv', 'spikeRateHz', stimulated), population: 'pv' },
        { ...overTime('som', 'SOM', 'som', 'spikeRateHz', stimulated), population: 'som' },
      ]),
    },
  ]
  return {
    id: 'spiking-propagation', title: 'Signals up and down at once (Fig. 3)',
    caption: `In the paper the burst probability of each population follows what reaches its dendrites, its event rate what reaches its somata. Encoded signals are rescaled to the range of the encoding one, as there. Bins of ${spec.recording.binMs} ms; a burst counts where its second spike is, so that their share may exceed 1.`,
    widthMm: 183, heightMm: 190, panels: drawable(spec, panels),
  }
}
