/**
 * What the host lays out in memory. Every field takes four bytes, or eight where it is an f64, in the order written here; `kernel/layout.ts` has the same lists.
 * Voltages are in mV above rest. Conductances and currents are scaled to mV per step and mV of driving force (× dt/τ of the compartment).
 */

/** The whole simulation. */
@unmanaged
export class Network {
  step: i32
  populations: i32
  populationTable: usize
  noises: i32
  noiseTable: usize
  projections: i32
  projectionTable: usize
  releases: i32
  releaseTable: usize
  /** 1: the trace that adds up, as in the authors' code; 0: the plain interval. */
  accumulates: i32
  /** Decay per step of the detector's trace is exp(-1 / this). */
  detectorTauSteps: f32
  /** The presynaptic side sees spikes so much later. */
  preLagSteps: i32
  /** Values below are set to zero at each rebase, so that nothing ever computes with denormal numbers, which are slow. */
  flushBelow: f32
  /**
   * What only decays and gets increments (conductances, threshold, spike-triggered adaptation) is stored as if it did not decay: times
   * decay^(step % period) it is what it stands for. At every period the stored values are brought up to date.
   */
  period: i32
  /** decay^k and decay^-k for k = 0 to period. */
  excitatoryDecay: usize
  inhibitoryDecay: usize
  excitatoryGrowth: usize
  inhibitoryGrowth: usize
  /** Constants of the logistic function, each four times: the compiler loads what it would else make anew for every four neurons. */
  logistic: usize
}

export const pyramidal: i32 = 0
export const burstPoisson: i32 = 1
export const adEx: i32 = 2
export const poisson: i32 = 3
export const integrateAndFire: i32 = 4

/** One population: state, constants, and the spikes of the last steps. */
@unmanaged
export class Population {
  model: i32
  size: i32
  /** Rounded up to whole blocks. */
  padded: i32

  /** Blocks of eight neurons, of `blockBytes` each; see the fields below. */
  state: usize
  /** Conductances lie apart, one 32-bit float per neuron: spikes reach them at random, and a small array stays in the cache. */
  somaExcitation: usize
  somaInhibition: usize
  dendriteExcitation: usize
  dendriteInhibition: usize
  /** Neurons whose `until` is ahead, and how many. */
  pending: usize
  pendingCount: i32
  /** A bit per neuron, whole 64-bit words: who is above threshold in this step. */
  crossed: usize

  // Constants.
  somaLeak: f32
  somaCoupling: f32
  somaAdaptationDecay: f32
  somaAdaptationJump: f32
  dendriteLeak: f32
  dendriteRegeneration: f32
  dendriteAdaptationLeak: f32
  dendriteAdaptationGain: f32
  thresholdRest: f32
  thresholdJump: f32
  reset: f32
  excitatoryForce: f32
  inhibitoryForce: f32
  /** Tables like those of the network. */
  thresholdDecay: usize
  thresholdGrowth: usize
  adaptationDecay: usize
  adaptationGrowth: usize
  /** f(V_d) = 1 / (1 + 2^(V_d × scale + shift)). */
  sigmoidScale: f32
  sigmoidShift: f32
  /** 1: f(V_d) is so steep that V_d may leave the range of the kernels' exponential; there it is clamped. */
  steep: i32
  /** 1: the dendritic driving force is that of the dendrite itself. */
  ownForce: i32
  backpropagation: f32
  backpropagationSteps: i32
  backpropagationDelay: i32
  refractorySteps: i32
  burstMinSteps: f32
  burstRangeSteps: f32

  // AdEx and integrate-and-fire.
  reciprocalSlope: f32
  slopeLeak: f32
  thresholdVoltage: f32
  cut: f32
  held: f32
  floor: f32
  ceiling: f32

  // Input of this stretch of steps.
  somaCurrent: usize
  /** 0 where it is the same in all steps. */
  somaCurrentStride: i32
  dendriteCurrent: usize
  dendriteCurrentStride: i32
  /** 1 where the dendrites get the currents of the field `teacher`. */
  taught: i32

  // Randomness of its own: bursts, or Poisson spikes.
  random: usize
  gap: usize
  gapPosition: i32

  // Spikes of the last steps: `slots` lists of up to `size` neurons, marks alongside.
  slots: i32
  spikes: usize
  counts: usize
  postMarks: usize
  preMarks: usize

  // Burst detectors.
  detects: i32
  bursting: usize

  // Since the host last took them.
  eventCount: i32
  burstCount: i32
  spikeCount: i32
  /** Spikes of the first neurons: step, neuron, mark; `rasterPlaces` of them. */
  rasterNeurons: i32
  raster: usize
  rasterPlaces: i32
  rasterCount: i32
}

/** Private Poisson input of one compartment and receptor of a population. */
@unmanaged
export class Noise {
  conductance: usize
  inhibitory: i32
  size: i32
  weight: f32
  random: usize
  gap: usize
  position: i32
}

/** How gaps of a Bernoulli process are drawn: an alias table of 256 entries, or the logarithm where it is rare. */
@unmanaged
export class Gap {
  /** 0: never. */
  probability: f32
  /** Thresholds (24 bits) and aliases; 0 where the logarithm is used. */
  table: usize
  /** 1 / ln(1 - p), a 64-bit float in two fields. */
  reciprocalLog: f64
}

/** Short-term plasticity of one source population: release of every spike. */
@unmanaged
export class Release {
  population: usize
  available: usize
  utilisation: usize
  last: usize
  /** Alongside the spikes of the population: slots × size. */
  values: usize
  depressionLog: f32
  facilitationLog: f32
  baseline: f32
  jump: f32
}

@unmanaged
export class Projection {
  source: usize
  target: usize
  conductance: usize
  inhibitory: i32
  /** Scaled; of plastic projections, what a weight of 1 adds. */
  weight: f32
  delay: i32
  /** 0 spikes, 1 events, 2 bursts. */
  transmits: i32
  release: usize
  rowStart: usize
  targets: usize
  /** 1 where targets have 16 bits, else 32. */
  narrow: i32
  /** Of rows of a few targets (short-rows.ts): 4 or 8 targets each; 0 where there are none. */
  records: usize
  capacity: i32
  plasticity: usize
  touched: i32
}

/** Eqs. 6-8 for one projection. Traces are stored as if they did not decay: divided by their growth they are what they stand for. */
@unmanaged
export class Plasticity {
  /** exp(time since the traces were last brought up to date / tau), and its factor per step. */
  eligibilityGrowth: f64
  eligibilityRate: f64
  averageGrowth: f64
  averageRate: f64
  spikeGrowth: f64
  spikeRate: f64
  /** M. */
  gate: i32
  learningRate: f32
  minWeight: f32
  maxWeight: f32
  minRate: f32
  maxRate: f32
  /** 1: those onto one neuron lie side by side; 0: those of one neuron. */
  byColumns: i32
  weights: usize
  columnStart: usize
  sources: usize
  /** Of every synapse in the other order, where its weight is. */
  places: usize
  eligibility: usize
  events: usize
  bursts: usize
  averageTauS: f32
  /** All spikes, for the low-rate homeostasis of the code; 0 where it uses the events. */
  spikes: usize
  spikeTauS: f32
  /** Burst probability before any event. */
  unknown: f32
}

/**
 * The state of eight neurons lies together: 12 fields of eight 32-bit values. One pointer then reaches all of it with constant offsets, which is
 * what makes the passes fast; and the two vectors of a field lie behind each other, so that one of 256 bits can take their place.
 */
export const blockBytes: usize = 384
export const soma: usize = 0
export const dendrite: usize = 32
export const somaAdaptation: usize = 64
export const dendriteAdaptation: usize = 96
export const threshold: usize = 128
export const teacher: usize = 160
/** First step at which it may fire again, the countdown of the AdEx model, or the last step of the box before the present one. */
export const ready: usize = 192
/** Step of the second spike of a burst, or last step of the back-propagating action potential. */
export const until: usize = 224
/** First step of the back-propagating action potential. */
export const from: usize = 256
export const lastSpike: usize = 288
export const postTrace: usize = 320
export const preTrace: usize = 352

/** Where neuron `i` begins in the state of its population. */
@inline export function place(i: i32): usize {
  return <usize>(i >> 3) * blockBytes + (<usize>(i & 7) << 2)
}
