/** One cell under a current clamp as a spec: from that of the bench preset, with another cell and other currents. */
import type { PopulationBlock } from '../../../src-main/api/contract.ts'
import { isRecord } from '../../components/read-json.ts'

export interface BenchSettings {
  /** Name of the cell's block. */
  readonly cell: string
  readonly somaPa: number
  readonly dendritePa: number
  readonly startMs: number
  readonly lengthMs: number
  /** With the noise that the paper's networks have. */
  readonly noise: boolean
  readonly seed: number
}

export const benchStart: BenchSettings = { cell: 'pyr', somaPa: 500, dendritePa: 300, startMs: 100, lengthMs: 400, noise: false, seed: 1 }

export interface BenchSlider {
  readonly key: 'somaPa' | 'dendritePa' | 'startMs' | 'lengthMs'
  readonly label: string
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly step: number
}

export const benchSliders: readonly BenchSlider[] = [
  { key: 'somaPa', label: 'Current into the soma', unit: 'pA', min: -500, max: 1500, step: 5 },
  { key: 'dendritePa', label: 'Current into the dendrite', unit: 'pA', min: -500, max: 1500, step: 5 },
  { key: 'startMs', label: 'Start', unit: 'ms', min: 0, max: 500, step: 10 },
  { key: 'lengthMs', label: 'Length', unit: 'ms', min: 10, max: 1000, step: 10 },
]

/** Rest behind the current, in ms. */
const afterMs = 200

export const cellHasDendrite = ({ cell }: PopulationBlock): boolean => cell.model === 'pyramidal' || cell.model === 'burstPoisson'

/** Cells that a current can be put into. */
export const benchCells = (blocks: readonly PopulationBlock[]): readonly PopulationBlock[] => blocks.filter(({ cell }) => cell.model !== 'poisson')

const silence = { excitatoryRateHz: 0, excitatoryWeight: 0, inhibitoryRateHz: 0, inhibitoryWeight: 0 } as const

/** `base` is the spec of the preset "Current clamp". */
export function benchSpec(base: unknown, block: PopulationBlock, settings: BenchSettings): unknown {
  const { somaPa, dendritePa, startMs, lengthMs, noise } = settings
  const steps = (compartment: 'soma' | 'dendrite', currentPa: number): object => ({
    population: 'cell', compartment, waveform: { type: 'steps', timesMs: [startMs, startMs + lengthMs], currentsPa: [currentPa, 0] },
  })
  return {
    ...(isRecord(base) ? base : {}),
    cells: { [block.cellName]: block.cell },
    populations: { cell: { cell: block.cellName, size: 1, initialSpreadMv: 0, noise: noise ? block.population.noise : { soma: silence, dendrite: silence } } },
    currents: { soma: steps('soma', somaPa), ...(cellHasDendrite(block) ? { dendrite: steps('dendrite', dendritePa) } : {}) },
    protocol: {
      phases: [{ type: 'run', label: 'clamp', durationMs: startMs + lengthMs + afterMs, plastic: false, weightFactors: {}, addedCurrentsPa: {} }], patterns: [], teacher: null,
    },
    recording: {
      binMs: 50, rates: [], rasters: ['cell'], rasterNeurons: 1, traces: ['cell'], traceNeurons: 1, traceEveryMs: 0.2, weights: [], weightSamples: 0, runningNeurons: 1,
    },
  }
}
