/** Rates and burst probability of a population while a current into it climbs, Figs. S5 and S10. */
import type { Compartment, SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { AxisDefinition, FigureDefinition, LinesPanel } from '../../figure.ts'
import { currentOverTime, drawable, eachOverTime, overTime, phaseTimesS, probabilityAxis, rateAxis, timeAxis } from './lines.ts'

export interface Stairs {
  readonly population: string
  readonly compartment: Compartment
}

/** The first current that climbs, dendrites before somata; null where none does. */
export function stairsOf({ currents, recording }: SpikingSpec): Stairs | null {
  const climbing = Object.values(currents).filter(({ waveform, population }) => waveform.type === 'steps' && recording.rates.includes(population))
  return climbing.find(({ compartment }) => compartment === 'dendrite') ?? climbing[0] ?? null
}

const currentAxis: AxisDefinition = { label: 'Current', unit: 'pA' }

export function staircaseFigure(spec: SpikingSpec, { population, compartment }: Stairs): FigureDefinition {
  const x = timeAxis(0, phaseTimesS(spec).at(-1)?.endS ?? 0)
  const current = currentOverTime('current', `Current into the ${compartment}`, population, compartment, { axis: 'right' })
  const others = spec.recording.rates.filter((name) => name !== population)
  const panels: readonly LinesPanel[] = [
    {
      id: 'bp', title: 'Burst probability', draw: 'lines', x, y: probabilityAxis(), right: currentAxis,
      lines: [overTime(population, 'Burst probability', population, 'burstProbability'), current],
    },
    {
      id: 'rates', title: 'Rates', draw: 'lines', x, y: rateAxis('Rate'), right: currentAxis,
      lines: [
        overTime('events', 'Event rate', population, 'eventRateHz'),
        overTime('bursts', 'Burst rate', population, 'burstRateHz'),
        overTime('spikes', 'Spike rate', population, 'spikeRateHz'),
        current,
      ],
    },
    {
      id: 'others', title: 'Other populations', draw: 'lines', x, y: rateAxis('Spike rate'),
      lines: eachOverTime(spec, others, 'spikeRateHz'),
    },
  ]
  return {
    id: 'spiking-staircase', title: 'Rates while a current climbs (Figs. S5, S10)',
    caption: 'The dashed line is the injected current. Each step is long enough to settle: its second half tells the curve. In short bins the ratio may exceed 1: a burst counts where its second spike is.',
    widthMm: 183, heightMm: 70, panels: drawable(spec, panels),
  }
}
