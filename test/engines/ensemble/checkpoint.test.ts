/** Checkpoints: going on from one equals never having stopped; a damaged or foreign one is refused with what is wrong. */
import { describe, expect, it } from 'vitest'
import { loadCheckpoint, saveCheckpoint } from '../../../src-main/engines/ensemble/checkpoint.ts'
import { createCpuDevice } from '../../../src-main/engines/ensemble/devices/cpu/cpu-device.ts'
import type { EnsembleSpec } from '../../../src-main/engines/ensemble/spec.ts'
import { createTrainer } from '../../../src-main/engines/ensemble/trainer.ts'
import type { Trainer } from '../../../src-main/engines/ensemble/trainer.ts'
import { digitsData, smallSpec } from './digits.ts'

const data = digitsData({ train: 640, test: 100 })

const trainerOf = (spec: EnsembleSpec = smallSpec(), seed = 1): Trainer => createTrainer({ spec, seed, device: createCpuDevice({ threads: 1 }), data })

async function learn(trainer: Trainer, from: number, to: number): Promise<void> {
  for (let step = from; step < to; step++) await trainer.learn(await data.trainBatch(0, step), { epoch: 0, step, compare: false })
}

describe('a checkpoint', () => {
  it('continues bit for bit', async () => {
    const whole = trainerOf()
    await learn(whole, 0, 12)
    const first = trainerOf()
    await learn(first, 0, 5)
    const bytes = await saveCheckpoint(first.network, { seed: 1, epoch: 0, batch: 5 })
    const second = trainerOf()
    expect(loadCheckpoint(second.network, 1, bytes)).toEqual({ seed: 1, epoch: 0, batch: 5 })
    await learn(second, 5, 12)
    const end = { seed: 1, epoch: 0, batch: 12 }
    expect(Buffer.compare(await saveCheckpoint(second.network, end), await saveCheckpoint(whole.network, end))).toBe(0)
  })

  it('of another network, device or seed is refused, and nothing changes', async () => {
    const bytes = await saveCheckpoint(trainerOf().network, { seed: 1, epoch: 0, batch: 0 })
    const other = trainerOf(smallSpec({ network: { layers: [{ type: 'dense', units: 30 }, { type: 'dense', units: 40 }] } }))
    const before = await saveCheckpoint(other.network, { seed: 1, epoch: 0, batch: 0 })
    expect(() => loadCheckpoint(other.network, 1, bytes)).toThrow('layer1.weights in the checkpoint is 60 × 784; expected 30 × 784: it is of another network.')
    expect(() => loadCheckpoint(trainerOf().network, 2, bytes)).toThrow('The checkpoint has seed 1; expected 2.')
    expect(Buffer.compare(await saveCheckpoint(other.network, { seed: 1, epoch: 0, batch: 0 }), before)).toBe(0)
  })

  it('that is damaged is refused with what is wrong', async () => {
    const { network } = trainerOf()
    const bytes = await saveCheckpoint(network, { seed: 1, epoch: 0, batch: 0 })
    expect(() => loadCheckpoint(network, 1, bytes.subarray(0, 4))).toThrow('it has 4 bytes, expected a header')
    expect(() => loadCheckpoint(network, 1, bytes.subarray(0, bytes.length - 8))).toThrow(/^This is no checkpoint: layer3\.\w+ should have \d+ numbers in bytes/)
    expect(() => loadCheckpoint(network, 1, new Uint8Array(64).fill(255))).toThrow('This is no checkpoint: its header would have')
    const garbled = bytes.slice()
    garbled[8] = 0x78
    expect(() => loadCheckpoint(network, 1, garbled)).toThrow('its header is not JSON with an object')
  })
})
