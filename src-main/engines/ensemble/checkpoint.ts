/** All that a network has learned, as a file: weights, velocities, feedback and recurrent weights, and how far it has come. */
import type { Device, Tensor } from './device.ts'
import type { Network } from './network.ts'
import { decodeTensors, encodeTensors } from './safetensors.ts'
import type { NamedTensor } from './safetensors.ts'

/** Batches learned so far: order, augmentation and noise of what follows are keyed by it and the seed, so that no generator has a state. */
export interface Position {
  readonly seed: number
  readonly epoch: number
  /** Batches of this epoch that were learned. */
  readonly batch: number
}

/** A safetensors file. On the device it was made on, going on from it equals never having stopped, bit for bit. */
export async function saveCheckpoint(network: Network, position: Position): Promise<Uint8Array<ArrayBuffer>> {
  const tensors: NamedTensor[] = []
  for (const [name, tensor] of named(network)) tensors.push({ name, shape: [tensor.rows, tensor.columns], values: Float32Array.from(await network.device.read(tensor)) })
  return encodeTensors({ tensors, metadata: { format: 'burstlab-ensemble-1', device: network.device.id, seed: String(position.seed), epoch: String(position.epoch), batch: String(position.batch) } })
}

/** Throws a RangeError where the file is damaged or of another network, device or seed; the network is then as it was. */
export function loadCheckpoint(network: Network, seed: number, bytes: Uint8Array): Position {
  const { tensors, metadata } = decodeTensors(bytes)
  const expect = (key: string, expected: string): void => {
    if (metadata[key] !== expected) throw new RangeError(`The checkpoint has ${key} ${String(metadata[key])}; expected ${expected}.`)
  }
  expect('format', 'burstlab-ensemble-1')
  expect('device', network.device.id)
  expect('seed', String(seed))
  const wanted = named(network)
  const found = new Map(tensors.map((tensor) => [tensor.name, tensor]))
  for (const [name, { rows, columns }] of wanted) {
    const shape = found.get(name)?.shape.join(' × ') ?? 'missing'
    if (shape !== `${rows} × ${columns}`) throw new RangeError(`${name} in the checkpoint is ${shape}; expected ${rows} × ${columns}: it is of another network.`)
  }
  if (found.size !== wanted.size) throw new RangeError(`The checkpoint has ${found.size} matrices; expected ${wanted.size}: it is of another network.`)
  for (const [name, tensor] of wanted) write(network.device, tensor, found.get(name))
  return { seed, epoch: Number(metadata['epoch']), batch: Number(metadata['batch']) }
}

function write(device: Device, tensor: Tensor, from: NamedTensor | undefined): void {
  if (from !== undefined) device.write(tensor, from.values)
}

/** What is kept, by name: "layer1.weights". Symmetric feedback is the weights themselves, and is kept once. */
function named({ parameters }: Network): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>()
  for (const [index, layer] of parameters.entries()) {
    for (const [key, tensor] of Object.entries(layer) as [string, Tensor | null][]) {
      if (tensor !== null && !(key === 'feedback' && tensor === layer.weights)) tensors.set(`layer${index + 1}.${key}`, tensor)
    }
  }
  return tensors
}
