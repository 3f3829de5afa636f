/** The engines there are, by the kind of spec they compute. */
import { wholeCourse } from './engine.ts'
import type { Course, Engine, EngineOutput, LearningMeasure } from './engine.ts'
import { ensembleEngine, ensembleEngineVersion } from './ensemble/ensemble-engine.ts'
import { isDeviceId } from './ensemble/device.ts'
import { ensembleMeasures } from './ensemble/series.ts'
import type { EnsembleSpec } from './ensemble/spec.ts'
import { pairingEngine, pairingEngineVersion } from './pairing/pairing-engine.ts'
import type { PairingSpec } from './pairing/spec.ts'
import { rateEngine, rateEngineVersion } from './rate/rate-engine.ts'
import { rateMeasures } from './rate/series.ts'
import type { RateSpec } from './rate/spec.ts'
import type { EngineResources } from './resources.ts'
import { fusesProducts } from './spiking/kernel/kernel.ts'
import { spikingEngine, spikingEngineVersion } from './spiking/spiking-engine.ts'
import type { SpikingSpec } from './spiking/spec.ts'

export interface EngineInfo {
  /** Raised with every change of the numbers it produces. */
  readonly version: string
  /** What it computes on. */
  readonly device: string
  /** Whether its runs can be gone on with from a checkpoint. */
  readonly leavesCheckpoints: boolean
  /** Whether the last one, of what it came to, is of use when all is done. */
  readonly keepsLastCheckpoint: boolean
  /** What its learning can be judged by, epoch by epoch; none where it has no epochs. */
  readonly measures: readonly LearningMeasure[]
}

/** Specs that need nothing beside a seed. */
export type PureSpec = PairingSpec | SpikingSpec

/** Every spec that an engine takes. */
export type EngineSpec = PureSpec | RateSpec | EnsembleSpec

interface RegisteredEngine extends EngineInfo {
  /** A method, so that an engine may take its own kind of spec only: `runEngine` gives it no other. */
  run(spec: PureSpec, seed: number, course: Course): ReturnType<Engine<PureSpec>>
}

const pureEngines: Readonly<Record<PureSpec['kind'], RegisteredEngine>> = {
  pairing: { version: pairingEngineVersion, device: 'CPU, one core (TypeScript)', leavesCheckpoints: false, keepsLastCheckpoint: false, measures: [], run: pairingEngine },
  spiking: { version: spikingEngineVersion, get device() { return `CPU, one core (WebAssembly SIMD${fusesProducts() ? '' : ', products and sums not fused'})` }, leavesCheckpoints: true, keepsLastCheckpoint: false, measures: [], run: spikingEngine },
}

const learners: Readonly<Record<Exclude<EngineSpec, PureSpec>['kind'], EngineInfo>> = {
  rate: { version: rateEngineVersion, device: 'CPU, one core (TypeScript)', leavesCheckpoints: true, keepsLastCheckpoint: false, measures: rateMeasures },
  ensemble: { version: ensembleEngineVersion, device: 'chosen when it starts', leavesCheckpoints: true, keepsLastCheckpoint: true, measures: ensembleMeasures },
}

const isPure = (spec: EngineSpec): spec is PureSpec => Object.hasOwn(pureEngines, spec.kind)

/** Computes a spec that its kind has parsed and that needs nothing beside a seed. */
export const runEngine = (spec: PureSpec, seed: number, course: Course = wholeCourse): Generator<EngineOutput, void, void> => pureEngines[spec.kind].run(spec, seed, course)

/** Computes any spec that its kind has parsed. */
export async function* runWithResources(spec: EngineSpec, seed: number, resources: EngineResources, course: Course = wholeCourse): AsyncGenerator<EngineOutput, void, void> {
  if (isPure(spec)) yield* runEngine(spec, seed, course)
  else if (spec.kind === 'rate') yield* rateEngine(spec, seed, await resources.images(spec.data), course)
  else {
    const data = await resources.batches(spec.data, { batch: spec.training.batch, seed })
    // What was begun on one device goes on there, whatever is the fastest by now.
    const begunOn = course.from?.device ?? null
    yield* ensembleEngine(spec, seed, { device: await resources.device(isDeviceId(begunOn) ? begunOn : spec.device), data }, course)
  }
}

export const engineInfo = (kind: EngineSpec['kind']): EngineInfo => ({ ...pureEngines, ...learners })[kind]

const infoOf = (kind: string): EngineInfo | undefined => Object.entries<EngineInfo>({ ...pureEngines, ...learners }).find(([known]) => known === kind)?.[1]

/** Whether runs of this kind can be gone on with from a checkpoint. */
export const leavesCheckpoints = (kind: string): boolean => infoOf(kind)?.leavesCheckpoints === true

/** What learning of this kind can be judged by, epoch by epoch. */
export const learningMeasures = (kind: string): readonly LearningMeasure[] => infoOf(kind)?.measures ?? []
