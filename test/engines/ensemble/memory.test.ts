/** Memory does not grow with the number of steps: after the first batches of each size nothing is allocated any more. */
import { describe, expect, it } from 'vitest'
import { createCpuDevice } from '../../../src-main/engines/ensemble/devices/cpu/cpu-device.ts'
import { createReferenceDevice } from '../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import type { Device, Tensor } from '../../../src-main/engines/ensemble/device.ts'
import { createTrainer } from '../../../src-main/engines/ensemble/trainer.ts'
import type { EnsembleSpec } from '../../../src-main/engines/ensemble/spec.ts'
import { digitsData, smallSpec } from './digits.ts'

const steps = 1000
const batch = 2
const data = digitsData({ train: 101, test: 150, batch })
const perEpoch = 51

const small = (changes: Parameters<typeof smallSpec>[0] = {}): EnsembleSpec => smallSpec({ network: { layers: [{ type: 'dense', units: 8 }, { type: 'dense', units: 6 }] }, training: { batch }, ...changes })
const networks: readonly (readonly [what: string, spec: EnsembleSpec])[] = [
  ['burstprop', small()],
  ['a convolution', small({ network: { layers: [{ type: 'convolution', filters: 2, kernel: 5, stride: 5, padding: 0 }, { type: 'dense', units: 6 }] } })],
  ['backprop', small({ rule: { type: 'backprop' } })],
  ['node perturbation', small({ rule: { type: 'nodePerturbation' } })],
]

/** What is allocated after each epoch of so many steps, everything that a run looks at included. */
async function allocatedOver(spec: EnsembleSpec, device: Device, allocated: () => number): Promise<number[]> {
  const trainer = createTrainer({ spec, seed: 1, device, data })
  const after: number[] = []
  for (let step = 0; step < steps; step++) {
    const epoch = Math.floor(step / perEpoch)
    await trainer.learn(await data.trainBatch(epoch, step % perEpoch), { epoch, step, compare: true })
    if (step % perEpoch < perEpoch - 1) continue
    for (const look of [trainer.takeOutcome, trainer.updateAngles, trainer.weightAngles, trainer.dendrites, trainer.save]) await look()
    await trainer.test(() => Promise.resolve())
    after.push(allocated())
  }
  device.close()
  return after
}

/** The same device, with its matrices counted; views hold no numbers of their own. */
function counted(device: Device): { readonly device: Device; readonly count: () => number } {
  let matrices = 0
  const tensor = (rows: number, columns: number): Tensor => {
    matrices++
    return device.tensor(rows, columns)
  }
  return { device: { ...device, tensor }, count: () => matrices }
}

describe(`${steps} steps`, () => {
  it.each(networks)('of %s make no matrices beyond those of the first epoch', async (_what, spec) => {
    const { device, count } = counted(createReferenceDevice())
    const after = await allocatedOver(spec, device, count)
    expect(after.length).toBeGreaterThan(15)
    expect(new Set(after).size).toBe(1)
    expect(after[0]).toBeGreaterThan(0)
  })

  it.each(networks)('of %s leave the kernels\' memory as large as it was', async (_what, spec) => {
    const device = createCpuDevice({ threads: 1 })
    const after = await allocatedOver(spec, device, device.bytes)
    expect(new Set(after).size).toBe(1)
    expect(after[0]).toBeGreaterThan(0)
  })
})
