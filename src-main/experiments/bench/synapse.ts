/** A synapse with short-term plasticity under a train of spikes: what it releases, and what that does to the cell behind it. */
import type { ShortTermSpec, SpikingSpec } from '../../engines/spiking/spec.ts'
import type { LinesPanel, PanelLine } from '../figure.ts'
import { column } from '../series-rows.ts'
import { colours, timeAxis } from '../spiking/figures/lines.ts'
import { madeSeries } from './bench-view.ts'
import type { BenchReader } from './bench-view.ts'

/** How the engine integrates it. */
export interface ReleaseRule {
  readonly dtMs: number
  /** A spike raises u by U (1 - u); `extended`: by f (1 - u). */
  readonly shortTerm: SpikingSpec['fidelity']['shortTerm']
}

export interface Released {
  readonly timeMs: number
  /** Resources that are there, and the share of them that is used, before the spike. */
  readonly available: number
  readonly utilisation: number
  /** x u: by which the weight is multiplied. */
  readonly efficacy: number
}

const jumpOf = ({ utilisation, facilitationJump }: ShortTermSpec, { shortTerm }: ReleaseRule): number => (shortTerm === 'classical' ? utilisation : facilitationJump)

/**
 * What spikes at these times release (Tsodyks-Markram; Methods, "Short-term plasticity"): each x u, whereupon x loses x u and u gains f (1 - u); between
 * them x relaxes to 1 and u to U, by Euler's method as in the engine. Times ascend.
 */
export function releaseTrain(synapse: ShortTermSpec, rule: ReleaseRule, timesMs: readonly number[]): readonly Released[] {
  let [x, u, lastMs] = [1, synapse.initialUtilisation, 0]
  return timesMs.map((timeMs) => {
    const steps = Math.round((timeMs - lastMs) / rule.dtMs)
    x = 1 - (1 - x) * (1 - rule.dtMs / synapse.depressionTauMs) ** steps
    u = synapse.utilisation + (u - synapse.utilisation) * (1 - rule.dtMs / synapse.facilitationTauMs) ** steps
    const released = { timeMs, available: x, utilisation: u, efficacy: x * u }
    x -= released.efficacy
    u += jumpOf(synapse, rule) * (1 - u)
    lastMs = timeMs
    return released
  })
}

/** x u at the fixed point of a regular train. */
export function settledEfficacy(synapse: ShortTermSpec, rule: ReleaseRule, rateHz: number): number {
  const steps = 1000 / rateHz / rule.dtMs
  const [d, r] = [(1 - rule.dtMs / synapse.depressionTauMs) ** steps, (1 - rule.dtMs / synapse.facilitationTauMs) ** steps]
  const [jump, rest] = [jumpOf(synapse, rule), synapse.utilisation]
  // u = U + (u + f (1 - u) - U) r and x = 1 - (1 - x + u x) d.
  const u = (rest * (1 - r) + jump * r) / (1 - (1 - jump) * r)
  return (u * (1 - d)) / (1 - (1 - u) * d)
}

const rates = Array.from({ length: 50 }, (_, index) => 2 * (index + 1))

const efficacyAxis = { label: 'Efficacy', unit: '', min: 0 }

export const readSynapse: BenchReader = (spec, series) => {
  const projection = Object.values(spec.projections).find(({ shortTerm }) => spec.shortTerm[shortTerm] !== undefined)
  const synapse = projection === undefined ? undefined : spec.shortTerm[projection.shortTerm]
  const raster = projection === undefined ? undefined : series.get(`raster.${projection.source}`)
  if (projection === undefined || synapse === undefined || raster === undefined) return undefined
  const rule = { dtMs: spec.dtMs, shortTerm: spec.fidelity.shortTerm }
  const train = releaseTrain(synapse, rule, column(raster, 'timeS').map((timeS) => timeS * 1000))
  const [first, second] = train
  const beforeLast = train.at(-2)
  const last = train.at(-1)
  const ratio = (a: Released | undefined, b: Released | undefined): number | null => (a === undefined || b === undefined || a === b || b.efficacy === 0 ? null : a.efficacy / b.efficacy)
  return {
    definition: {
      id: 'bench-synapse', title: 'A synapse under a train of spikes', columns: 1, widthMm: 120, heightMm: 150,
      caption: 'Postsynaptic potentials in a cell that does not fire; what each spike releases; and what a spike releases at last in a regular train.',
      panels: panelsOf(projection.target),
    },
    series: new Map([
      ...series,
      ['release', madeSeries(['timeS', 'available', 'utilisation', 'efficacy'], train.map(({ timeMs, available, utilisation, efficacy }) => [timeMs / 1000, available, utilisation, efficacy]))],
      ['settled', madeSeries(['rateHz', 'efficacy'], rates.map((rateHz) => [rateHz, settledEfficacy(synapse, rule, rateHz)]))],
    ]),
    readings: [
      { id: 'first', label: 'Efficacy of the first spike', unit: '', value: first?.efficacy ?? null },
      { id: 'pair', label: 'Second over first', unit: '', value: ratio(second, first) },
      { id: 'train', label: 'Last of the train over first', unit: '', value: ratio(beforeLast, first) },
      { id: 'recovered', label: 'After the pause over first', unit: '', value: ratio(last, first) },
    ],
  }
}

function panelsOf(target: string): readonly LinesPanel[] {
  const released = (id: string, label: string, yColumn: string, style: Partial<PanelLine>): PanelLine => ({ id, label, series: 'release', xColumn: 'timeS', yColumn, colour: colours.eventRate, draw: 'points', ...style })
  return [
    {
      id: 'psp', title: 'Postsynaptic voltage', draw: 'lines', x: timeAxis(), y: { label: 'Voltage', unit: 'mV' },
      lines: [{ id: 'soma', label: 'Voltage', series: `traces.${target}`, xColumn: 'timeS', yColumn: 'somaMv', colour: colours.eventRate }],
    },
    {
      id: 'release', title: 'Each spike', draw: 'lines', x: timeAxis(), y: efficacyAxis,
      lines: [
        released('efficacy', 'Efficacy, x u', 'efficacy', {}), released('available', 'Resources, x', 'available', { colour: colours.green, stroke: 'dashed' }),
        released('utilisation', 'Utilisation, u', 'utilisation', { colour: colours.burstRate, stroke: 'dotted' }),
      ],
    },
    {
      id: 'settled', title: 'In a regular train, settled', draw: 'lines', x: { label: 'Rate', unit: 'Hz', min: 0 }, y: efficacyAxis,
      lines: [{ id: 'settled', label: 'Efficacy', series: 'settled', xColumn: 'rateHz', yColumn: 'efficacy', colour: colours.eventRate }],
    },
  ]
}
