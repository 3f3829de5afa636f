/** What is on the bench as a spec: from that of the bench preset, with other cells, currents and recordings. */
import type { PopulationBlock, ShortTermBlock } from '../../../src-main/api/contract.ts'
import { isRecord } from '../../components/read-json.ts'
import type { BenchSettings } from './bench-settings.ts'

/** Rest behind the current, in ms. */
const afterMs = 200

export const cellHasDendrite = ({ cell }: PopulationBlock): boolean => cell.model === 'pyramidal' || cell.model === 'burstPoisson'

/** Cells that a current can be put into. */
export const benchCells = (blocks: readonly PopulationBlock[]): readonly PopulationBlock[] => blocks.filter(({ cell }) => cell.model !== 'poisson')

const none = { excitatoryRateHz: 0, excitatoryWeight: 0, inhibitoryRateHz: 0, inhibitoryWeight: 0 } as const
const silence = { soma: none, dendrite: none } as const
const nothing = { binMs: 50, rates: [], rasters: [], rasterNeurons: 1, traces: [], traceNeurons: 1, traceEveryMs: 0.2, weights: [], weightSamples: 0, runningNeurons: 1 } as const

const oneRun = (label: string, durationMs: number): object => ({
  phases: [{ type: 'run', label, durationMs, plastic: false, weightFactors: {}, addedCurrentsPa: {} }], patterns: [], teacher: null,
})

const steps = (population: string, compartment: 'soma' | 'dendrite', timesMs: readonly number[], currentsPa: readonly number[]): object => ({ population, compartment, waveform: { type: 'steps', timesMs, currentsPa } })
const constant = (population: string, compartment: 'soma' | 'dendrite', currentPa: number): object => ({ population, compartment, waveform: { type: 'constant', currentPa } })

/** One cell and one step of current. `base` is the spec of the preset "Current clamp". */
export function clampSpec(base: unknown, block: PopulationBlock, { somaPa, dendritePa, startMs, lengthMs, noise }: BenchSettings): unknown {
  const step = (compartment: 'soma' | 'dendrite', currentPa: number): object => steps('cell', compartment, [startMs, startMs + lengthMs], [currentPa, 0])
  return {
    ...(isRecord(base) ? base : {}),
    cells: { [block.cellName]: block.cell },
    populations: { cell: { cell: block.cellName, size: 1, initialSpreadMv: 0, noise: noise ? block.population.noise : silence } },
    currents: { soma: step('soma', somaPa), ...(cellHasDendrite(block) ? { dendrite: step('dendrite', dendritePa) } : {}) },
    protocol: oneRun('clamp', startMs + lengthMs + afterMs),
    recording: { ...nothing, rasters: ['cell'], traces: ['cell'] },
  }
}

/** Currents of a curve, how long each flows, and the cells that a mean is over where they have noise. */
const [curvePoints, stepMs, noisyCells] = [13, 1500, 40]

/** Evenly from one current to the other. */
const climb = (fromPa: number, toPa: number): readonly number[] => Array.from({ length: curvePoints }, (_, index) => Math.round(fromPa + ((toPa - fromPa) * index) / (curvePoints - 1)))

/** Cells with a current that climbs into their somata, and others into whose dendrites it does. */
export function curveSpec(base: unknown, block: PopulationBlock, { somaPa, dendritePa, somaToPa, dendriteToPa, noise }: BenchSettings): unknown {
  const population = { cell: block.cellName, size: noise ? noisyCells : 1, initialSpreadMv: 0, noise: noise ? block.population.noise : silence }
  const timesMs = Array.from({ length: curvePoints }, (_, index) => index * stepMs)
  const hasDendrite = cellHasDendrite(block)
  const names = ['overSoma', ...(hasDendrite ? ['overDendrite'] : [])]
  return {
    ...(isRecord(base) ? base : {}),
    cells: { [block.cellName]: block.cell },
    populations: { overSoma: population, ...(hasDendrite ? { overDendrite: population } : {}) },
    currents: {
      climbsSoma: steps('overSoma', 'soma', timesMs, climb(0, somaToPa)),
      ...(hasDendrite ? { heldDendrite: constant('overSoma', 'dendrite', dendritePa), heldSoma: constant('overDendrite', 'soma', somaPa), climbsDendrite: steps('overDendrite', 'dendrite', timesMs, climb(-100, dendriteToPa)) } : {}),
    },
    protocol: oneRun('staircase', curvePoints * stepMs),
    recording: { ...nothing, binMs: stepMs / 3, rates: names, rasters: names, rasterNeurons: population.size },
  }
}

/** Before the first spike, and behind the last one. */
const [leadMs, tailMs] = [50, 150]
/** Lets a cell cross its threshold once, whatever its voltage is, and is over before it can do so again. */
const pulse = { currentPa: 6000, lengthMs: 1 } as const

/** When spikes are made: a regular train, and one more after a pause. */
export function trainTimesMs({ rateHz, spikes, pauseMs }: Pick<BenchSettings, 'rateHz' | 'spikes' | 'pauseMs'>): readonly number[] {
  // On the grid of pulses.
  const train = Array.from({ length: spikes }, (_, index) => Math.round(leadMs + (1000 / rateHz) * index))
  return [...train, (train.at(-1) ?? leadMs) + Math.max(pauseMs, 2 * pulse.lengthMs)]
}

/** A cell that is made to fire, the synapse, and one that only listens: its threshold is out of reach. */
export function synapseSpec(base: unknown, readOut: PopulationBlock, block: ShortTermBlock, settings: BenchSettings): unknown {
  const { utilisation, depressionTauMs, facilitationTauMs } = settings
  const timesMs = trainTimesMs(settings)
  const durationMs = (timesMs.at(-1) ?? 0) + tailMs
  const cell = (size: number, cellName: string): object => ({ cell: cellName, size, initialSpreadMv: 0, noise: silence })
  return {
    ...(isRecord(base) ? base : {}),
    cells: { source: { ...readOut.cell, refractoryMs: 2 }, listener: { ...readOut.cell, thresholdMv: 100 } },
    populations: { pre: cell(1, 'source'), post: cell(1, 'listener') },
    // It begins at rest; the paper's networks begin with next to none of their resources in use.
    shortTerm: { [block.name]: { ...block.shortTerm, utilisation, depressionTauMs, facilitationTauMs, initialUtilisation: utilisation } },
    projections: {
      synapse: {
        source: 'pre', target: 'post', compartment: 'soma', receptor: 'excitatory', transmits: 'spikes', connectivity: 'oneToOne', probability: 1, weight: 0.5, delayMs: 0, shortTerm: block.name, plasticity: 'none', sources: 'shared',
      },
    },
    currents: { pulses: steps('pre', 'soma', timesMs.flatMap((timeMs) => [timeMs, timeMs + pulse.lengthMs]), timesMs.flatMap(() => [pulse.currentPa, 0])) },
    protocol: oneRun('train', durationMs),
    // A slow train is long: not more numbers than one can see.
    recording: { ...nothing, rasters: ['pre'], traces: ['post'], traceEveryMs: durationMs > 4000 ? 2 : 0.5 },
  }
}
