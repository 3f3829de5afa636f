/** What is told of the devices of the ensemble engine: plain and serialisable, as all that the API passes on. */

/** A way to compute networks of ensembles: the processor, a GPU by WebGPU, TensorFlow with CUDA, TensorFlow.js in WebAssembly. */
export type DeviceName = 'cpu' | 'webgpu' | 'cuda' | 'wasm'

/** Some steps of a small network on a device and on the 64-bit reference. */
export interface DeviceTestNetwork {
  readonly id: string
  readonly title: string
  /** Largest difference over the largest number of its matrix; null where something is not a number. */
  readonly deviation: number | null
  /** Where it is so large, in words. */
  readonly where: string
  readonly bound: number
  readonly passed: boolean
}

export interface DeviceTest {
  readonly state: 'waiting' | 'running' | 'passed' | 'failed'
  readonly networks: readonly DeviceTestNetwork[]
  /** Milliseconds of a training step of 784-500-500-500-10 with batches of 32. */
  readonly stepMs: number | null
  /** Why there are no numbers. */
  readonly problem: string | null
}

export interface DeviceView {
  readonly name: DeviceName
  readonly title: string
  /** `crashed`: it ended the process that looked for it. */
  readonly state: 'looking' | 'available' | 'unavailable' | 'crashed'
  /** In its own words, where it is available. */
  readonly label: string
  /** What it computes with, as far as that is known without asking it; may be empty. */
  readonly versions: string
  /** A driver that imitates a GPU on the processor. */
  readonly emulated: boolean
  /** What is missing and how to get it; empty where it is available. */
  readonly missing: string
  readonly remedy: string
  /** Null until somebody asks for it. */
  readonly test: DeviceTest | null
}

export interface DevicesView {
  readonly devices: readonly DeviceView[]
  /** What `auto` takes and why; null while that is not known, `name` null where choosing fails. */
  readonly auto: { readonly name: DeviceName | null; readonly reason: string } | null
}
