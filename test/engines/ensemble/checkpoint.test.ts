/** Checkpoints: going on from one equals never having stopped; one of something else is refused with what is wrong. */
import { describe, expect, it } from 'vitest'
import { createCpuDevice } from '../../../src-main/engines/ensemble/devices/cpu/cpu-device.ts'
import { createReferenceDevice } from '../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import type { Device } from '../../../src-main/engines/ensemble/device.ts'
import { ensembleEngine } from '../../../src-main/engines/ensemble/ensemble-engine.ts'
import { readNetwork, writeNetwork } from '../../../src-main/engines/ensemble/checkpoint.ts'
import type { EnsembleSpec } from '../../../src-main/engines/ensemble/spec.ts'
import { createTrainer } from '../../../src-main/engines/ensemble/trainer.ts'
import type { Course, EngineOutput } from '../../../src-main/engines/engine.ts'
import { inOneGo, inPieces, recorded } from '../going-on.ts'
import { digitsData, smallSpec } from './digits.ts'
import type { SpecChanges } from './digits.ts'

const data = digitsData({ train: 320, test: 100 })

const engineOn = (spec: EnsembleSpec, open: () => Device = () => createCpuDevice({ threads: 1 })) => async function* (course: Course): AsyncGenerator<EngineOutput> {
  const device = open()
  yield* ensembleEngine(spec, 1, { device, data }, course)
  device.close()
}

const networks: readonly (readonly [what: string, changes: SpecChanges])[] = [
  ['burstprop with recurrent input', {}],
  ['rectified units and coupled decay', { network: { activation: 'relu', kappa: 1e-5 }, rule: { recurrent: 'none' }, optimiser: { decayKind: 'coupled' }, initial: { weights: 'kaimingNormal', feedbackSd: 0.01 } }],
  ['symmetric feedback of a convolution', { network: { layers: [{ type: 'convolution', filters: 3, kernel: 5, stride: 3, padding: 0 }, { type: 'dense', units: 20 }] }, rule: { feedback: 'symmetric', recurrent: 'fixed' } }],
  ['backprop', { rule: { type: 'backprop' } }],
  ['node perturbation, one layer after another', { rule: { type: 'nodePerturbation', perturbation: 'oneLayerPerBatch' } }],
]

describe('a run that is stopped and gone on with', () => {
  it.each(networks)('%s: records what it would have recorded, bit for bit', async (_what, changes) => {
    const start = engineOn(smallSpec({ training: { epochs: 2 }, recording: { everySteps: 3, weightDistributions: true }, ...changes }))
    const { outputs, pieces } = await inPieces(4, start)
    expect(pieces).toBeGreaterThan(3)
    expect(recorded(outputs)).toEqual(recorded(await inOneGo(start)))
  })

  it('keeps all digits of 64-bit arithmetic', async () => {
    const start = engineOn(smallSpec({ network: { layers: [{ type: 'dense', units: 8 }] } }), createReferenceDevice)
    expect(recorded((await inPieces(3, start)).outputs)).toEqual(recorded(await inOneGo(start)))
  })

  it('records the same whether or not it leaves checkpoints', async () => {
    const start = engineOn(smallSpec({ training: { epochs: 2 }, recording: { everySteps: 3 } }))
    expect(recorded(await inOneGo(start, () => true))).toEqual(recorded(await inOneGo(start)))
  })

  it('leaves what it came to at its end, from which nothing more is learned', async () => {
    const start = engineOn(smallSpec())
    let last: EngineOutput | undefined
    for (const output of await inOneGo(start, (moment) => moment === 'end')) if (output.type === 'checkpoint') last = output
    if (last?.type !== 'checkpoint') throw new Error('no checkpoint')
    expect(last).toMatchObject({ label: 'after epoch 1', state: { position: { epoch: 1, index: 0, ended: 1 }, device: 'cpu' } })
    const more: EngineOutput[] = []
    for await (const output of start({ from: last.state, wants: () => false })) more.push(output)
    expect(more.map(({ type }) => type)).toEqual(['metric', 'metric'])
  })
})

describe('a checkpoint of something else', () => {
  const trainerOf = (spec: EnsembleSpec, device: Device = createCpuDevice({ threads: 1 })) => createTrainer({ spec, seed: 1, device, data })

  it('is refused by another network or device, and nothing changes', async () => {
    const tensors = await readNetwork(trainerOf(smallSpec()).network)
    const { network } = trainerOf(smallSpec({ network: { layers: [{ type: 'dense', units: 30 }, { type: 'dense', units: 40 }] } }))
    const before = await readNetwork(network)
    expect(() => writeNetwork(network, { tensors, device: 'cpu' })).toThrow('layer1.weights in the checkpoint is 60 × 784; expected 30 × 784: it is of another network.')
    expect(() => writeNetwork(trainerOf(smallSpec()).network, { tensors, device: 'webgpu' })).toThrow('The checkpoint was made on the device webgpu; expected cpu.')
    expect(await readNetwork(network)).toEqual(before)
  })

  it('is refused where a part of it is missing', async () => {
    const tensors = await readNetwork(trainerOf(smallSpec()).network)
    expect(() => writeNetwork(trainerOf(smallSpec()).network, { tensors: tensors.slice(1), device: 'cpu' })).toThrow('layer1.weights in the checkpoint is missing; expected 60 × 784')
    expect(() => trainerOf(smallSpec()).restore({ tensors, device: 'cpu', position: {} })).toThrow('The checkpoint has no "outputs.fetched": it is of another run.')
  })
})
