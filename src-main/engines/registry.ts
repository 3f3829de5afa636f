/** The engines there are, by the kind of spec they compute. */
import type { Engine, EngineOutput } from './engine.ts'
import { pairingEngine, pairingEngineVersion } from './pairing/pairing-engine.ts'
import type { PairingSpec } from './pairing/spec.ts'
import { fusesProducts } from './spiking/kernel/kernel.ts'
import { spikingEngine, spikingEngineVersion } from './spiking/spiking-engine.ts'
import type { SpikingSpec } from './spiking/spec.ts'

export interface EngineInfo {
  /** Raised with every change of the numbers it produces. */
  readonly version: string
  /** What it computes on. */
  readonly device: string
}

/** Every spec that an engine takes. */
export type EngineSpec = PairingSpec | SpikingSpec

interface RegisteredEngine extends EngineInfo {
  /** A method, so that an engine may take its own kind of spec only: `runEngine` gives it no other. */
  run(spec: EngineSpec, seed: number): ReturnType<Engine<EngineSpec>>
}

const engines: Readonly<Record<EngineSpec['kind'], RegisteredEngine>> = {
  pairing: { version: pairingEngineVersion, device: 'CPU, one core (TypeScript)', run: pairingEngine },
  spiking: { version: spikingEngineVersion, get device() { return `CPU, one core (WebAssembly SIMD${fusesProducts() ? '' : ', products and sums not fused'})` }, run: spikingEngine },
}

/** Computes a spec that its kind has parsed. */
export const runEngine = (spec: EngineSpec, seed: number): Generator<EngineOutput, void, void> => engines[spec.kind].run(spec, seed)

export const engineInfo = (kind: EngineSpec['kind']): EngineInfo => engines[kind]
