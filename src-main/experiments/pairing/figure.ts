/** What a pairing run draws: the weight change over the protocol's variable, and how the running burst probability got there. */
import type { PairingProtocol, PairingSpec } from '../../engines/pairing/spec.ts'
import type { AxisDefinition, FigureDefinition, PanelDefinition } from '../figure.ts'

interface ProtocolFigure {
  readonly id: string
  readonly title: string
  readonly caption: (rule: PairingSpec['rule']) => string
  readonly x: AxisDefinition
  /** Unit of the lines of the trajectory panel. */
  readonly splitUnit: string
}

const figures: Readonly<Record<PairingProtocol['type'], ProtocolFigure>> = {
  periodic: {
    id: 'pairing-periodic', title: 'Periodic pairings (Fig. 2b)',
    caption: ({ burstThresholdMs }) => `Weight change after all epochs. Above ${Number((1000 / burstThresholdMs).toPrecision(3))} Hz intervals are shorter than the burst threshold of ${burstThresholdMs} ms: there, in the paper, it turns positive.`,
    x: { label: 'Pairing frequency', unit: 'Hz' }, splitUnit: 'Hz',
  },
  poisson: {
    id: 'pairing-poisson', title: 'Poisson trains (Fig. 2c)',
    caption: () => 'Mean weight change ± SD over realisations. The rate at which it turns positive depends on the burst probability the cell starts with.',
    x: { label: 'Firing rate', unit: 'Hz' }, splitUnit: 'Hz',
  },
  burstPoisson: {
    id: 'pairing-burst-poisson', title: 'Burst-Poisson trains (Fig. 2d)',
    caption: () => 'Mean weight change ± SD over realisations. It turns positive where the burst probability exceeds its running average, whatever the event rate.',
    x: { label: 'Burst probability', unit: '' }, splitUnit: '',
  },
}

/** Series and columns are those of the pairing engine. */
export function pairingFigure({ protocol, rule }: PairingSpec): FigureDefinition {
  const { id, title, caption, x, splitUnit } = figures[protocol.type]
  const change: PanelDefinition = {
    id: 'change', title: 'Weight change', series: 'weightChange', xColumn: 'x', yColumn: 'weightChange', x, y: { label: 'Δw', unit: '' }, draw: 'points',
  }
  const trajectory: PanelDefinition = {
    id: 'trajectory', title: 'Running burst probability', series: 'trajectory', xColumn: 'timeS', yColumn: 'burstProbability',
    x: { label: 'Time', unit: 's' }, y: { label: 'P̄', unit: '' }, draw: 'trace', splitColumn: 'x', splitUnit, splitMax: 4,
  }
  return { id, title, caption: caption(rule), widthMm: 183, heightMm: 70, panels: [change, trajectory] }
}
