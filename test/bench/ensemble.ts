/**
 * A training step of burstprop on every device that this machine has: the networks of Figs. 5, 6b and 6c, against the best time of the
 * authors' PyTorch code on one and two threads of the machine of the reference.
 */
import { availableParallelism } from 'node:os'
import { textTable } from '../../src-main/cli/table.ts'
import { openDevice } from '../../src-main/engines/ensemble/devices/open-device.ts'
import { DeviceUnavailable } from '../../src-main/engines/ensemble/devices/unavailable.ts'
import type { Descent, Device } from '../../src-main/engines/ensemble/device.ts'
import { drawInitialValues } from '../../src-main/engines/ensemble/initial-values.ts'
import type { ImageShape } from '../../src-main/engines/ensemble/layers.ts'
import { createActivity, createNetwork } from '../../src-main/engines/ensemble/network.ts'
import type { Network } from '../../src-main/engines/ensemble/network.ts'
import { burstpropStep } from '../../src-main/engines/ensemble/rules/burstprop.ts'
import type { EnsembleSpec, LayerSpec } from '../../src-main/engines/ensemble/spec.ts'
import { createStream } from '../../src-main/engines/random/random-stream.ts'
import type { Benchmark, Measurement } from './measure.ts'

interface Task {
  readonly what: string
  readonly layers: readonly LayerSpec[]
  readonly image: ImageShape
  readonly classes: number
  readonly relu: boolean
  /** Milliseconds of the authors' code, by batch size. */
  readonly referenceMs: Readonly<Record<number, number>>
}

const dense = (units: number): LayerSpec => ({ type: 'dense', units })
const convolution = (filters: number, kernel: number, stride: number): LayerSpec => ({ type: 'convolution', filters, kernel, stride, padding: 0 })

const tasks: readonly Task[] = [
  { what: 'MNIST, 3 × 500', layers: [dense(500), dense(500), dense(500)], image: { channels: 1, height: 28, width: 28 }, classes: 10, relu: false, referenceMs: { 32: 11.4, 128: 24 } },
  {
    what: 'CIFAR-10', layers: [convolution(64, 5, 2), convolution(128, 5, 2), convolution(256, 3, 1), dense(1024)], image: { channels: 3, height: 32, width: 32 }, classes: 10, relu: false,
    referenceMs: { 32: 97, 128: 196 },
  },
  {
    what: 'ImageNet', image: { channels: 3, height: 224, width: 224 }, classes: 1000, relu: true, referenceMs: { 8: 140 },
    layers: [convolution(48, 9, 4), convolution(48, 3, 2), convolution(96, 5, 1), convolution(96, 3, 2), convolution(192, 3, 1), convolution(192, 3, 2), convolution(384, 3, 1)],
  },
]

export const ensembleBenchmark: Benchmark = {
  name: 'ensemble',
  what: 'ms of one training step of burstprop; multiply-adds count twice in GFLOP/s',
  async run() {
    const rows: string[][] = []
    for (const [name, open] of candidates()) {
      const device = await open().catch((error: unknown) => {
        if (!(error instanceof DeviceUnavailable)) throw error
        process.stdout.write(`${name}: ${error.message}\n`)
        return null
      })
      if (device === null) continue
      device.close()
      if (isEmulated(device)) {
        process.stdout.write(`${name}: ${device.label} is an emulation; its speed says nothing.\n`)
        continue
      }
      for (const task of tasks) for (const batch of Object.keys(task.referenceMs).map(Number)) rows.push(await row(open, task, batch))
    }
    process.stdout.write(textTable([['DEVICE', 'NETWORK', 'BATCH', 'MIN ms', 'MEDIAN ms', 'GFLOP/s', 'AUTHORS\' CODE ms', 'FASTER'], ...rows]))
    return Promise.resolve<Measurement[]>([])
  },
}

const isEmulated = ({ label }: Device): boolean => /llvmpipe|swiftshader/i.test(label)

function candidates(): (readonly [name: string, open: () => Promise<Device>])[] {
  const cores = availableParallelism()
  const threads = cores > 1 ? [1, cores] : [1]
  return [
    ...threads.map((count) => [`cpu, ${count}`, () => openDevice('cpu', { threads: count })] as const),
    ['webgpu', () => openDevice('webgpu', { threads: cores })], ['tensorflow', () => openDevice('tensorflow', { threads: cores })],
  ]
}

async function row(open: () => Promise<Device>, task: Task, batch: number): Promise<string[]> {
  const device = await open()
  const network = createNetwork(device, specOf(task, batch), task.image, task.classes)
  drawInitialValues(network, 1)
  const activity = createActivity(network, batch, false)
  const random = createStream({ seed: 1, purpose: 1, index: 0, subIndex: 0 })
  device.write(activity.input, Float32Array.from({ length: batch * activity.input.columns }, () => random.uniform() - 0.5))
  device.write(activity.target, Float32Array.from({ length: batch * task.classes }, (_, i) => (i % task.classes === 3 ? 1 : 0)))
  const descent: Descent = { rate: 1e-4, momentum: 0.8, decay: 1e-6, coupled: task.relu, scale: 1 }
  const ms: number[] = []
  for (let from = performance.now(), k = 0; k < 4 || (performance.now() - from < 2000 && k < 60); k++) {
    const start = performance.now()
    burstpropStep(network, activity, { descent: () => descent, compare: false })
    await device.finish()
    if (k > 0) ms.push(performance.now() - start)
  }
  device.close()
  ms.sort((a, b) => a - b)
  const [best = NaN] = ms, median = ms[Math.floor(ms.length / 2)] ?? NaN, reference = task.referenceMs[batch] ?? NaN
  return [device.label, task.what, String(batch), best.toFixed(1), median.toFixed(1), ((2 * batch * multiplyAdds(network)) / median / 1e6).toFixed(1), String(reference), `${(reference / median).toFixed(1)} x`]
}

/** Of one sample: up, two signals down but for the lowest layer, the gradient, and the recurrent input with its learning. */
function multiplyAdds({ layers, parameters }: Network): number {
  return layers.reduce((sum, layer, index) => {
    const places = layer.units / layer.rows
    const product = layer.rows * layer.columns * places
    return sum + product * (index === 0 ? 2 : 4) + (parameters[index]?.recurrent === null ? 0 : 2 * layer.units ** 2)
  }, 0)
}

const specOf = ({ layers, relu }: Task, batch: number): EnsembleSpec => ({
  kind: 'ensemble', version: 2, device: 'cpu',
  data: { name: 'noise', trainCount: 0, testCount: 0, validationCount: 0, augmentation: 'none', mean: [0], sd: [1] },
  network: { layers, activation: relu ? 'relu' : 'sigmoid', outputBurstProbability: 0.2, kappa: 1e-5 },
  rule: { type: 'burstprop', feedback: 'learned', recurrent: relu ? 'none' : 'learned', recurrentRate: 1e-4, recurrentBursts: 'code', perturbation: 'simultaneous', perturbationSd: 1e-3 },
  optimiser: { hiddenRate: 0.01, outputRate: 0.01, momentum: 0.9, decay: 1e-6, decayKind: relu ? 'coupled' : 'decoupled', gradient: 'sum', rateFactorEvery: 0, rateFactor: 1 },
  initial: { weights: relu ? 'kaimingNormal' : 'xavierNormal', gain: 1, feedbackSd: relu ? 0.01 : 1, recurrentRange: 0.01 },
  training: { epochs: 1, batch, patienceEpochs: 0, minImprovementPct: 0 }, recording: { everySteps: 0, angles: false, distributions: false },
})
