/** Of which neurons a spiking spec records spikes and voltages, and the same spec recording those of one more. */
import type { ChosenColours, PopulationColour } from '../../../src-main/api/contract.ts'
import { isRecord, listIn, numberOr, textOr } from '../read-json.ts'
import { networkOf } from '../../../src-main/drawing/network/network-of.ts'
import { populationColours } from '../../../src-main/drawing/population-colours.ts'
import type { CellShape } from '../../../src-main/drawing/network/network-of.ts'

export interface Neuron {
  readonly population: string
  readonly index: number
}

export interface RecordedPopulation {
  readonly name: string
  readonly shape: CellShape
  readonly size: number
  /** The one that it has in the drawing. */
  readonly colour: PopulationColour
  /** Its first so many neurons; 0 for none. */
  readonly spikes: number
  readonly voltages: number
}

/** No spec records the voltages of more (experiments/spiking/parameters-recording.ts). */
export const mostVoltages = 1000

/** In the order of the network; none for specs of another kind. */
export function recordedPopulations(spec: unknown, chosen?: ChosenColours): readonly RecordedPopulation[] {
  if (!isRecord(spec) || spec['kind'] !== 'spiking') return []
  const recording = isRecord(spec['recording']) ? spec['recording'] : {}
  const kept = (list: string, count: string, name: string, size: number): number =>
    (listIn(recording[list]).some((one) => textOr(one, '') === name) ? Math.min(size, numberOr(recording[count], 0)) : 0)
  const populations = networkOf(spec)?.populations ?? []
  const colours = populationColours(populations, chosen)
  return populations.map(({ name, shape, size }) => ({
    name, shape, size: size ?? 0, colour: colours.get(name) ?? 0, spikes: kept('rasters', 'rasterNeurons', name, size ?? 0), voltages: shape === 'poisson' ? 0 : kept('traces', 'traceNeurons', name, size ?? 0),
  }))
}

/** Why the voltages of a neuron can't be recorded in a copy; undefined where they can. */
export function voltageObstacle({ shape }: RecordedPopulation, index: number): string | undefined {
  if (shape === 'poisson') return 'Poisson neurons have no voltage.'
  return index < mostVoltages ? undefined : `Voltages are recorded of the first ${mostVoltages.toLocaleString('en')} neurons of a population at most.`
}

/** The spec, recording the voltages of a neuron as well. Traces are of a population's first neurons: of those before it, too. */
export function withVoltages(spec: unknown, { population, index }: Neuron): unknown {
  if (!isRecord(spec) || !isRecord(spec['recording'])) return spec
  const { recording } = spec
  const traces = listIn(recording['traces'])
  return {
    ...spec,
    recording: { ...recording, traces: traces.includes(population) ? traces : [...traces, population], traceNeurons: Math.max(traces.length === 0 ? 0 : numberOr(recording['traceNeurons'], 0), index + 1) },
  }
}

/** Of every population whose rates are recorded, as many neurons as the paper's largest population has. */
const usualSpikes = 4000

/** The spec, recording spikes of the populations whose rates it records, or of all cells that are no source of noise. */
export function withSpikes(spec: unknown): unknown {
  if (!isRecord(spec) || !isRecord(spec['recording'])) return spec
  const { recording } = spec
  const rates = listIn(recording['rates'])
  const rasters = rates.length > 0 ? rates : (networkOf(spec)?.populations ?? []).filter(({ shape }) => shape !== 'poisson').map(({ name }) => name)
  return { ...spec, recording: { ...recording, rasters, rasterNeurons: Math.max(numberOr(recording['rasterNeurons'], 0), usualSpikes) } }
}
