/** The records that kernels read, field by field as `assembly/records.ts` declares them; a test compares the two. */

export type FieldType = 'i32' | 'f32' | 'f64'
export type RecordLayout = readonly (readonly [name: string, type: FieldType])[]

const integers = (...names: string[]): RecordLayout => names.map((name) => [name, 'i32'] as const)
const floats = (...names: string[]): RecordLayout => names.map((name) => [name, 'f32'] as const)

export const networkLayout: RecordLayout = [
  ...integers('step', 'populations', 'populationTable', 'noises', 'noiseTable', 'projections', 'projectionTable', 'releases', 'releaseTable', 'accumulates'),
  ...floats('detectorTauSteps'), ...integers('preLagSteps'), ...floats('flushBelow'), ...integers('period', 'excitatoryDecay', 'inhibitoryDecay', 'excitatoryGrowth', 'inhibitoryGrowth', 'logistic'),
]

export const models = { pyramidal: 0, burstPoisson: 1, adEx: 2, poisson: 3, integrateAndFire: 4 } as const

/** Fields of a neuron's state, in the order in which a block of eight neurons has them: eight 32-bit values each. */
const stateFields = [
  'soma', 'dendrite', 'somaAdaptation', 'dendriteAdaptation', 'threshold', 'teacher',
  'ready', 'until', 'from', 'lastSpike', 'postTrace', 'preTrace',
] as const

/** Arrays of one 32-bit float per neuron. */
export const conductanceFields = ['somaExcitation', 'somaInhibition', 'dendriteExcitation', 'dendriteInhibition'] as const

export type StateField = (typeof stateFields)[number]

export const neuronsPerBlock = 8

export const blockBytes = stateFields.length * neuronsPerBlock * 4

/** From the start of a population's state. */
export const fieldOffset = (field: StateField): number => stateFields.indexOf(field) * neuronsPerBlock * 4

/** Neurons of populations up to this size are told by 16 bits. */
export const narrowUpTo = 65536

/** Places behind the last conductance of a population, which nobody reads: short rows are filled up with them. */
export const sparePlaces = 8

/** In 32-bit values from the start of a field. */
export const neuronOffset = (i: number): number => Math.floor(i / neuronsPerBlock) * (blockBytes / 4) + (i % neuronsPerBlock)

export const populationLayout: RecordLayout = [
  ...integers('model', 'size', 'padded', 'state', ...conductanceFields, 'pending', 'pendingCount', 'crossed'),
  ...floats(
    'somaLeak', 'somaCoupling', 'somaAdaptationDecay', 'somaAdaptationJump', 'dendriteLeak', 'dendriteRegeneration', 'dendriteAdaptationLeak', 'dendriteAdaptationGain',
    'thresholdRest', 'thresholdJump', 'reset', 'excitatoryForce', 'inhibitoryForce',
  ),
  ...integers('thresholdDecay', 'thresholdGrowth', 'adaptationDecay', 'adaptationGrowth'),
  ...floats('sigmoidScale', 'sigmoidShift'),
  ...integers('steep', 'ownForce'), ...floats('backpropagation'), ...integers('backpropagationSteps', 'backpropagationDelay', 'refractorySteps'),
  ...floats('burstMinSteps', 'burstRangeSteps', 'reciprocalSlope', 'slopeLeak', 'thresholdVoltage', 'cut', 'held', 'floor', 'ceiling'),
  ...integers('somaCurrent', 'somaCurrentStride', 'dendriteCurrent', 'dendriteCurrentStride', 'taught', 'random', 'gap', 'gapPosition'),
  ...integers('slots', 'spikes', 'counts', 'postMarks', 'preMarks', 'detects', 'bursting'),
  ...integers('eventCount', 'burstCount', 'spikeCount', 'rasterNeurons', 'raster', 'rasterPlaces', 'rasterCount'),
]

export const noiseLayout: RecordLayout = [...integers('conductance', 'inhibitory', 'size'), ...floats('weight'), ...integers('random', 'gap', 'position')]

export const gapLayout: RecordLayout = [['probability', 'f32'], ['table', 'i32'], ['reciprocalLog', 'f64']]

export const releaseLayout: RecordLayout = [
  ...integers('population', 'available', 'utilisation', 'last', 'values'), ...floats('depressionLog', 'facilitationLog', 'baseline', 'jump'),
]

export const projectionLayout: RecordLayout = [
  ...integers('source', 'target', 'conductance', 'inhibitory'), ...floats('weight'), ...integers('delay', 'transmits', 'release', 'rowStart', 'targets', 'narrow', 'records', 'capacity', 'plasticity', 'touched'),
]

export const plasticityLayout: RecordLayout = [
  ['eligibilityGrowth', 'f64'], ['eligibilityRate', 'f64'], ['averageGrowth', 'f64'], ['averageRate', 'f64'], ['spikeGrowth', 'f64'], ['spikeRate', 'f64'],
  ...integers('gate'), ...floats('learningRate', 'minWeight', 'maxWeight', 'minRate', 'maxRate'),
  ...integers('byColumns', 'weights', 'columnStart', 'sources', 'places', 'eligibility'),
  ...integers('events', 'bursts'), ...floats('averageTauS'), ...integers('spikes'), ...floats('spikeTauS', 'unknown'),
]

export const byteLength = (layout: RecordLayout): number => layout.reduce((bytes, [, type]) => bytes + (type === 'f64' ? 8 : 4), 0)
