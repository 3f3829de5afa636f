/** The forecast of what a network takes on a device, against the matrices that a run makes there: all that a graphics processor holds of it. */
import { describe, expect, it } from 'vitest'
import type { Device, Tensor } from '../../../src-main/engines/ensemble/device.ts'
import { createReferenceDevice } from '../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import { createTrainer } from '../../../src-main/engines/ensemble/trainer.ts'
import type { EnsembleSpec } from '../../../src-main/engines/ensemble/spec.ts'
import { ensembleMemory } from '../../../src-main/experiments/ensemble/memory.ts'
import { digitsData, smallSpec } from '../../engines/ensemble/digits.ts'

const batch = 8
const counts = { train: 30, test: 150 }

/** Bytes of 32-bit numbers in all matrices that are made in an epoch with its test. */
async function bytesOf(spec: EnsembleSpec): Promise<number> {
  const device = createReferenceDevice()
  let bytes = 0
  const tensor = (rows: number, columns: number): Tensor => {
    bytes += 4 * rows * columns
    return device.tensor(rows, columns)
  }
  const data = digitsData({ ...counts, batch })
  const counting: Device = { ...device, tensor }
  const trainer = createTrainer({ spec, seed: 1, device: counting, data })
  for (let step = 0; step < Math.ceil(counts.train / batch); step++) await trainer.learn(await data.trainBatch(0, step), { epoch: 0, step, compare: true })
  await trainer.test(() => Promise.resolve())
  device.close()
  return bytes
}

const spec = (changes: Parameters<typeof smallSpec>[0]): EnsembleSpec => {
  const small = smallSpec({ ...changes, training: { batch } })
  return { ...small, device: 'webgpu', data: { ...small.data, trainCount: counts.train, testCount: counts.test } }
}

const convolutions = { network: { layers: [{ type: 'convolution', filters: 8, kernel: 5, stride: 2, padding: 0 }, { type: 'convolution', filters: 8, kernel: 3, stride: 1, padding: 0 }, { type: 'dense', units: 40 }] } } as const

describe('the forecast of a network\'s memory', () => {
  it.each([
    ['burstprop with recurrent input', {}],
    ['burstprop with coupled decay and ReLU', { network: { activation: 'relu' }, optimiser: { decayKind: 'coupled' } }],
    ['burstprop with symmetric feedback', { rule: { feedback: 'symmetric', recurrent: 'none' } }],
    ['convolutions', convolutions],
    ['backprop', { rule: { type: 'backprop' } }],
    ['node perturbation', { rule: { type: 'nodePerturbation' } }],
  ] as const)('of %s is that of its matrices', async (_what, changes) => {
    const { total, images } = ensembleMemory(spec(changes))
    expect(total - images).toBe(await bytesOf(spec(changes)))
  })
})
