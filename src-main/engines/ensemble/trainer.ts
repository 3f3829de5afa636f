/** A network in training: one batch after another, evaluation, and what can be looked at between two batches. */
import type { EngineState, StateTensor } from '../state.ts'
import { angleDeg, meanRowAngleDeg } from './angles.ts'
import { readNetwork, writeNetwork } from './checkpoint.ts'
import { descentOf } from './descent.ts'
import type { Descent, Device } from './device.ts'
import { distributionOf } from './distribution.ts'
import type { Distribution } from './distribution.ts'
import { forward } from './forward.ts'
import { drawInitialValues } from './initial-values.ts'
import { createActivity, createNetwork, itemOf } from './network.ts'
import type { Activity, Network } from './network.ts'
import type { Outcome } from './outcomes.ts'
import { createOutputs, testBatch } from './outputs.ts'
import { backpropStep } from './rules/backprop.ts'
import { burstpropStep } from './rules/burstprop.ts'
import { perturbationNoise } from './rules/node-perturbation-noise.ts'
import { createPerturbation, nodePerturbationStep } from './rules/node-perturbation.ts'
import type { Perturbation } from './rules/node-perturbation.ts'
import type { EnsembleSpec } from './spec.ts'
import { channelLast } from './training-data.ts'
import type { Batch, TrainingData } from './training-data.ts'
import { weightDistribution } from './weight-histogram.ts'
import type { WeightDistribution } from './weight-histogram.ts'

export interface DendriteView {
  readonly layer: number
  readonly potential: Distribution
  readonly burstProbability: Distribution
  readonly teacherSd: number
}

export interface WeightView {
  readonly matrix: 'weights' | 'feedback' | 'recurrent'
  readonly layer: number
  readonly distribution: WeightDistribution
}

export interface Trainer {
  readonly network: Network
  /** Learns one batch; `step` counts batches since the beginning. `compare`: with backprop's errors beside it. */
  learn(batch: Batch, at: { readonly epoch: number; readonly step: number; readonly compare: boolean }): Promise<void>
  /** Outcomes of the batches learned since the last call, as they were before each learned. */
  takeOutcome(): Promise<Outcome>
  /** Of the whole test set, without learning. `pause` is called between batches. */
  test(pause: () => Promise<void>): Promise<Outcome>
  /** In degrees, from the second layer on; none where there are no feedback weights of their own. */
  weightAngles(): Promise<number[]>
  /** Of every matrix that a layer has for itself, layer by layer: feedback weights that are the weights themselves are not told twice. */
  weightDistributions(): AsyncGenerator<WeightView, void, void>
  /** In degrees, of hidden layers: of the batch just learned, which must have been compared. */
  updateAngles(): Promise<number[]>
  /** Of hidden layers, in the batch just learned; none where the rule has no dendrites. */
  dendrites(): Promise<DendriteView[]>
  /** All that learning and its outcomes go on from. What looks at the batch just learned finds nothing afterwards, until the next one. */
  save(): Promise<StateTensor[]>
  /** Throws a RangeError where the state is of another run. */
  restore(state: EngineState): void
}

export function createTrainer({ spec, seed, device, data }: { readonly spec: EnsembleSpec; readonly seed: number; readonly device: Device; readonly data: TrainingData }): Trainer {
  const network = createNetwork(device, spec, data.image, data.classes)
  drawInitialValues(network, seed)
  const { layers, classes } = network
  const burstprop = spec.rule.type === 'burstprop'
  const compares = burstprop && spec.recording.angles
  const activities = new Map<number, Activity>()
  const perturbations = new Map<number, Perturbation>()
  const outputs = createOutputs(device, classes, spec)
  let last: Activity | undefined

  function activityFor(size: number): Activity {
    const known = activities.get(size) ?? createActivity(network, size, compares)
    activities.set(size, known)
    return known
  }

  /** The activity with its output where it will be fetched from. */
  async function load({ images, targets, labels, size }: Batch): Promise<Activity> {
    const activity = activityFor(size)
    device.write(activity.input, channelLast(images, size, data.image))
    device.write(activity.target, targets.subarray(0, size * classes))
    return { ...activity, eventRates: [...activity.eventRates.slice(0, -1), await outputs.roomFor(labels, size)] }
  }

  return {
    network,
    async learn(batch, { epoch, step, compare }) {
      const activity = await load(batch)
      const descent = (index: number): Descent => descentOf(spec, itemOf(layers, index), { epoch, batch: batch.size, classes })
      if (burstprop) burstpropStep(network, activity, { descent, compare: compare && compares })
      else if (spec.rule.type === 'backprop') backpropStep(network, activity, descent)
      else {
        const room = perturbations.get(batch.size) ?? createPerturbation(network, batch.size)
        perturbations.set(batch.size, room)
        const noise = (layer: number, substep: number): Float64Array =>
          perturbationNoise(seed, { step, layer, substep }, batch.size * itemOf(layers, layer).units, spec.rule.perturbationSd)
        await nodePerturbationStep(network, activity, { room, descent, step, noise })
      }
      last = activity
    },
    takeOutcome: () => outputs.take(),
    async test(pause) {
      // What training left is not the test's.
      const kept = await outputs.take()
      for (let index = 0; index * testBatch < data.testCount; index++) {
        forward(network, await load(await data.testBatch(index, testBatch)))
        await pause()
      }
      const outcome = await outputs.take()
      outputs.keep(kept)
      return outcome
    },
    async weightAngles() {
      const angles: number[] = []
      for (const { weights, feedback } of network.parameters) {
        if (feedback !== null && feedback !== weights) angles.push(angleDeg(await device.read(weights), await device.read(feedback)))
      }
      return angles
    },
    async* weightDistributions() {
      for (const [index, { weights, feedback, recurrent }] of network.parameters.entries()) {
        for (const [matrix, tensor] of [['weights', weights], ['feedback', feedback === weights ? null : feedback], ['recurrent', recurrent]] as const) {
          if (tensor !== null) yield { matrix, layer: index + 1, distribution: weightDistribution(await device.read(tensor)) }
        }
      }
    },
    async updateAngles() {
      if (last === undefined || !compares) return []
      const angles: number[] = []
      for (const [index, { units }] of layers.slice(0, -1).entries()) angles.push(meanRowAngleDeg(await device.read(itemOf(last.differences, index)), await device.read(itemOf(last.errors, index)), units))
      return angles
    },
    async dendrites() {
      if (last === undefined || !burstprop) return []
      const views: DendriteView[] = []
      for (const index of layers.slice(0, -1).keys()) views.push(await dendriteView(device, last, index))
      return views
    },
    save: async () => [...await readNetwork(network), ...await outputs.save()],
    restore(state) {
      writeNetwork(network, state)
      outputs.restore(state)
    },
  }
}

async function dendriteView(device: Device, activity: Activity, index: number): Promise<DendriteView> {
  const potentials = await device.read(itemOf(activity.dendrites, index))
  const rates = await device.read(itemOf(activity.eventRates, index)), differences = await device.read(itemOf(activity.differences, index))
  return {
    layer: index + 1,
    potential: distributionOf(potentials),
    burstProbability: distributionOf(potentials.map((u) => 1 / (1 + Math.exp(-u)))),
    // Silent units have no burst probability that could change.
    teacherSd: distributionOf(differences.map((d, i) => ((rates[i] ?? 0) > 0 ? d / (rates[i] ?? 1) : 0))).sd,
  }
}
