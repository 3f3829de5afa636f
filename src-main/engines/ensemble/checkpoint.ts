/** All that a network has learned, as named tensors: weights, velocities, feedback and recurrent weights. */
import type { EngineState, StateTensor } from '../state.ts'
import type { Tensor } from './device.ts'
import type { Network } from './network.ts'

/** On the device it was read from, going on from these equals never having stopped, bit for bit. */
export async function readNetwork(network: Network): Promise<StateTensor[]> {
  const tensors: StateTensor[] = []
  for (const [name, tensor] of named(network)) {
    const values = await network.device.read(tensor)
    // Only the reference computes in 64 bits.
    tensors.push({ name, shape: [tensor.rows, tensor.columns], values: network.device.id === 'reference' ? values : Float32Array.from(values) })
  }
  return tensors
}

/** Throws a RangeError where the state is of another network or device; the network is then as it was. */
export function writeNetwork(network: Network, state: Pick<EngineState, 'tensors' | 'device'>): void {
  if (state.device !== network.device.id) throw new RangeError(`The checkpoint was made on the device ${String(state.device)}; expected ${network.device.id}.`)
  const wanted = named(network)
  const found = new Map(state.tensors.filter(({ name }) => name.startsWith(prefix)).map((tensor) => [tensor.name, tensor]))
  for (const [name, { rows, columns }] of wanted) {
    const shape = found.get(name)?.shape.join(' × ') ?? 'missing'
    if (shape !== `${rows} × ${columns}`) throw new RangeError(`${name} in the checkpoint is ${shape}; expected ${rows} × ${columns}: it is of another network.`)
  }
  if (found.size !== wanted.size) throw new RangeError(`The checkpoint has ${found.size} matrices; expected ${wanted.size}: it is of another network.`)
  for (const [name, tensor] of wanted) {
    const values = found.get(name)?.values
    if (values !== undefined && !(values instanceof Uint8Array)) network.device.write(tensor, values)
  }
}

const prefix = 'layer'

/** What is kept, by name: "layer1.weights". Symmetric feedback is the weights themselves, and is kept once. */
function named({ parameters }: Network): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>()
  for (const [index, layer] of parameters.entries()) {
    for (const [key, tensor] of Object.entries(layer) as [string, Tensor | null][]) {
      if (tensor !== null && !(key === 'feedback' && tensor === layer.weights)) tensors.set(`${prefix}${index + 1}.${key}`, tensor)
    }
  }
  return tensors
}
