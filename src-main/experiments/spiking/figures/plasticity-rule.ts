/** Fig. 2e-g: rates and burst probabilities of both sides of a synapse, and how its weight follows. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { FigureDefinition, LinesPanel } from '../../figure.ts'
import { colours, drawable, overTime, phaseTimesS, probabilityAxis, rateAxis, timeAxis } from './lines.ts'

export function plasticityRuleFigure(spec: SpikingSpec): FigureDefinition {
  const times = phaseTimesS(spec)
  const plasticFromS = times[1]?.startS ?? 0
  const x = timeAxis(plasticFromS, times.at(-1)?.endS ?? plasticFromS)
  // Segments in which something is driven are shaded.
  const spans = spec.protocol.phases.flatMap((phase, index) => {
    const driven = phase.type === 'run' && (Object.keys(phase.weightFactors).length > 0 || Object.keys(phase.addedCurrentsPa).length > 0)
    const time = times[index]
    return driven && time !== undefined ? [{ from: time.startS, to: time.endS, label: phase.label }] : []
  })
  const panels: readonly LinesPanel[] = [
    {
      id: 'e', title: 'e: postsynaptic cells', draw: 'lines', x, y: rateAxis('Event rate', 6), right: probabilityAxis(0.6), spans,
      lines: [
        overTime('er', 'Event rate', 'post', 'eventRateHz'),
        overTime('bp', 'Burst probability', 'post', 'burstProbability', { axis: 'right' }),
        {
          id: 'running', label: 'Running burst probability', series: 'running.preToPost', xColumn: 'timeS', yColumn: 'burstProbability', colour: colours.burstProbability,
          stroke: 'dashed', axis: 'right',
        },
      ],
    },
    {
      id: 'f', title: 'f: weights', draw: 'lines', x, y: { label: 'Weight change', unit: '%' }, right: probabilityAxis(0.6), spans,
      lines: [
        { id: 'change', label: 'Weight change', series: 'weights.preToPost', xColumn: 'timeS', yColumn: 'relativeChangePct', colour: colours.weight },
        // The rule multiplies what lies between these two.
        overTime('postBp', 'Burst probability', 'post', 'burstProbability', { axis: 'right' }),
        {
          id: 'postRunning', label: 'Running burst probability', series: 'running.preToPost', xColumn: 'timeS', yColumn: 'burstProbability', colour: colours.burstProbability,
          stroke: 'dashed', axis: 'right',
        },
      ],
    },
    {
      id: 'g', title: 'g: presynaptic cells', draw: 'lines', x, y: rateAxis('Event rate', 6), right: probabilityAxis(0.6), spans,
      lines: [overTime('preEr', 'Event rate', 'pre', 'eventRateHz'), overTime('preBp', 'Burst probability', 'pre', 'burstProbability', { axis: 'right' })],
    },
  ]
  return {
    id: 'spiking-plasticity-rule', title: 'Dendrites steer plasticity (Fig. 2e-g)',
    caption: `When the burst probability exceeds its running average, weights grow; when it falls below, they shrink. In the paper, driving presynaptic dendrites changes presynaptic bursts, hardly their events, and leaves the weights. Shaded: dendritic input changed. Bins of ${spec.recording.binMs / 1000} s.`,
    widthMm: 183, heightMm: 70, panels: drawable(spec, panels),
  }
}
