/** What can be set on the bench, and by which slider. */
import type { BenchView, ShortTermBlock } from '../../../src-main/api/contract.ts'

export interface BenchSettings {
  readonly view: BenchView
  /** Name of the cell's block. */
  readonly cell: string
  readonly somaPa: number
  readonly dendritePa: number
  readonly startMs: number
  readonly lengthMs: number
  /** Up to which currents the curves go. */
  readonly somaToPa: number
  readonly dendriteToPa: number
  /** With the noise that the paper's networks have. */
  readonly noise: boolean
  readonly seed: number
  /** Name of the block that the values of the synapse began with. */
  readonly synapse: string
  readonly utilisation: number
  readonly depressionTauMs: number
  readonly facilitationTauMs: number
  readonly rateHz: number
  /** Of the train. */
  readonly spikes: number
  /** After it, before one more spike. */
  readonly pauseMs: number
}

export const benchStart: BenchSettings = {
  view: 'clamp', cell: 'pyr', somaPa: 500, dendritePa: 300, startMs: 100, lengthMs: 400, somaToPa: 1200, dendriteToPa: 600, noise: false, seed: 1,
  synapse: 'depressing', utilisation: 0.9, depressionTauMs: 20, facilitationTauMs: 1000, rateHz: 50, spikes: 10, pauseMs: 300,
}

export type SliderKey = Exclude<keyof BenchSettings, 'view' | 'cell' | 'noise' | 'seed' | 'synapse'>

export interface BenchSlider {
  readonly key: SliderKey
  readonly label: string
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly views: readonly BenchView[]
  /** Of cells that have one only. */
  readonly dendrite?: true
}

export const benchSliders: readonly BenchSlider[] = [
  { key: 'somaPa', label: 'Current into the soma', unit: 'pA', min: -500, max: 1500, step: 5, views: ['clamp', 'curves'] },
  { key: 'dendritePa', label: 'Current into the dendrite', unit: 'pA', min: -500, max: 1500, step: 5, views: ['clamp', 'curves'], dendrite: true },
  { key: 'startMs', label: 'Start', unit: 'ms', min: 0, max: 500, step: 10, views: ['clamp'] },
  { key: 'lengthMs', label: 'Length', unit: 'ms', min: 10, max: 1000, step: 10, views: ['clamp'] },
  { key: 'somaToPa', label: 'Somatic curve from 0 up to', unit: 'pA', min: 100, max: 3000, step: 100, views: ['curves'] },
  { key: 'dendriteToPa', label: 'Dendritic curve from −100 up to', unit: 'pA', min: 100, max: 3000, step: 100, views: ['curves'], dendrite: true },
  { key: 'rateHz', label: 'Rate of the train', unit: 'Hz', min: 1, max: 100, step: 1, views: ['synapse'] },
  { key: 'spikes', label: 'Spikes of the train', unit: '', min: 2, max: 30, step: 1, views: ['synapse'] },
  { key: 'pauseMs', label: 'Pause before one more', unit: 'ms', min: 10, max: 2000, step: 10, views: ['synapse'] },
  { key: 'utilisation', label: 'Utilisation, U', unit: '', min: 0.01, max: 1, step: 0.01, views: ['synapse'] },
  { key: 'depressionTauMs', label: 'Recovery from depression, D', unit: 'ms', min: 5, max: 2000, step: 5, views: ['synapse'] },
  { key: 'facilitationTauMs', label: 'Decay of facilitation, F', unit: 'ms', min: 5, max: 2000, step: 5, views: ['synapse'] },
]

/** Those of the view, without a dendrite where the cell has none. */
export const slidersOf = (view: BenchView, hasDendrite: boolean): readonly BenchSlider[] => benchSliders.filter(({ views, dendrite }) => views.includes(view) && (hasDendrite || dendrite === undefined))

/** With the values of the block. */
export const withSynapse = (settings: BenchSettings, { name, shortTerm: { utilisation, depressionTauMs, facilitationTauMs } }: ShortTermBlock): BenchSettings => (
  { ...settings, synapse: name, utilisation, depressionTauMs, facilitationTauMs })

export const viewNames: Readonly<Record<BenchView, string>> = { clamp: 'Clamp', curves: 'Curves', synapse: 'Synapse' }

/** "Bench: Pyramidal cells, 500 pA and 300 pA": of an experiment, or of a file. */
export function benchName({ view, somaPa, dendritePa, rateHz, synapse }: BenchSettings, cellTitle: string): string {
  switch (view) {
    case 'clamp': return `Bench: ${cellTitle}, ${somaPa} pA and ${dendritePa} pA`
    case 'curves': return `Bench: ${cellTitle}, transfer curves`
    case 'synapse': return `Bench: ${synapse} synapse at ${rateHz} Hz`
  }
}
