/** The rule by itself, on one synapse between two cells that are made to fire: Eq. 1, Fig. 2b. */
import type { PairingSpec } from '../../engines/pairing/spec.ts'
import type { LinesPanel, PanelLine } from '../figure.ts'
import { pairingPresets } from '../pairing/presets.ts'
import { tourFigure } from './station.ts'
import type { TourStation, TourValues } from './station.ts'

/** Around 62.5 Hz, where intervals reach the burst threshold, more of them. */
const gridHz = [1, 10, 20, 30, 40, 50, 55, 60, 65, 70, 80, 90, 100]

interface PairingParts {
  readonly frequenciesHz: readonly number[]
  readonly burstProbability?: number
  readonly tauAvgS?: number
}

/** Fig. 2b with a few of its numbers changed. */
function fig2b({ frequenciesHz, burstProbability, tauAvgS }: PairingParts): PairingSpec {
  const base = pairingPresets.find(({ id }) => id === 'fig2b')?.spec
  if (base?.protocol.type !== 'periodic') throw new Error('there is no preset of periodic pairings')
  return {
    ...base,
    protocol: { ...base.protocol, frequenciesHz },
    rule: { ...base.rule, tauAvgS: tauAvgS ?? base.rule.tauAvgS },
    initial: { ...base.initial, burstProbability: burstProbability ?? base.initial.burstProbability },
  }
}

const of = (values: TourValues, key: string): number => values[key] ?? NaN

/** A quantity of one frequency's course. */
const course = (id: string, label: string, yColumn: 'weightChange' | 'burstProbability', colour: number, frequencyHz: number): PanelLine => ({
  id, label, series: 'trajectory', xColumn: 'timeS', yColumn, colour, where: [{ column: 'x', equals: frequencyHz }],
})

const timeAxis = { label: 'Time', unit: 's' }
const changeAxis = { label: 'Δw', unit: '' }

export const burstStation: TourStation = {
  id: 'burst', title: 'A burst strengthens, single spikes weaken', preset: 'fig2b',
  sliders: [{ key: 'frequencyHz', label: 'Pairing frequency', symbol: 'f', unit: 'Hz', min: 1, max: 100, step: 1, default: 80 }],
  make(values) {
    const chosen = of(values, 'frequencyHz')
    const points = (id: string, label: string, colour: number, where: PanelLine['where'] = []): PanelLine => ({
      id, label, series: 'weightChange', xColumn: 'x', yColumn: 'weightChange', colour, draw: 'points', where,
    })
    const curve: LinesPanel = {
      id: 'curve', title: 'Weight change after 15 × 5 pairings', draw: 'lines', x: { label: 'Pairing frequency', unit: 'Hz' }, y: changeAxis,
      lines: [points('all', 'All frequencies', 0), points('chosen', `${chosen} Hz`, 1, [{ column: 'x', equals: chosen }])],
    }
    const time: LinesPanel = {
      id: 'time', title: `Its course at ${chosen} Hz`, draw: 'lines', x: timeAxis, y: changeAxis, lines: [course('change', 'Δw', 'weightChange', 1, chosen)],
    }
    return {
      name: `Tour: pairing at ${chosen} Hz`, spec: fig2b({ frequenciesHz: [...new Set([...gridHz, chosen])].sort((a, b) => a - b) }),
      figure: tourFigure('burst', 'A burst strengthens', 'Both cells fire five times at the chosen frequency, 15 times over. Intervals of 16 ms and less, from 62.5 Hz on, make a burst of each five.', [curve, time]),
      readings: [{ label: `Δw at ${chosen} Hz`, unit: '', of: { kind: 'last', panel: 'curve', line: 'chosen' } }],
    }
  },
}

/** So slow that every spike stands alone. */
const loneHz = 10

export const loneSpikeStation: TourStation = {
  id: 'lone-spike', title: 'A lone spike weakens by as much as bursts were expected', preset: 'fig2b',
  sliders: [
    { key: 'burstProbability', label: 'Burst probability that the cell is used to', symbol: '\\bar{P}(0)', unit: '', min: 0, max: 1, step: 0.05, default: 0.5 },
    { key: 'tauAvgS', label: 'Time constant of the running rates', symbol: '\\tau_\\mathrm{avg}', unit: 's', min: 2, max: 100, step: 1, default: 15 },
  ],
  make(values) {
    const [burstProbability, tauAvgS] = [of(values, 'burstProbability'), of(values, 'tauAvgS')]
    const change: LinesPanel = {
      id: 'change', title: 'Weight', draw: 'lines', x: timeAxis, y: changeAxis, lines: [course('change', 'Δw', 'weightChange', 0, loneHz)],
    }
    const expected: LinesPanel = {
      id: 'expected', title: 'What the cell expects', draw: 'lines', x: timeAxis, y: { label: 'P̄', unit: '', min: 0, max: 1 },
      lines: [course('running', 'Running burst probability', 'burstProbability', 1, loneHz)],
    }
    return {
      name: `Tour: lone spikes, P̄(0) = ${burstProbability}, τ_avg = ${tauAvgS} s`, spec: fig2b({ frequenciesHz: [loneHz], burstProbability, tauAvgS }),
      figure: tourFigure('lone-spike', 'Lone spikes weaken', 'Pairings at 10 Hz: no burst among them. Each spike takes P̄ off the weight, and with every one P̄ itself becomes smaller.', [change, expected]),
      readings: [
        { label: 'Δw at the end', unit: '', of: { kind: 'last', panel: 'change', line: 'change' } },
        { label: 'P̄ at the end', unit: '', of: { kind: 'last', panel: 'expected', line: 'running' } },
      ],
    }
  },
}
