/** The training step on the graphics processor, in 32 bits, by kernels of our own through WebGPU. */
import type { Device } from '../../device.ts'
import { createCommands } from './commands.ts'
import { createElements } from './elements.ts'
import { createMemory, matrixOf } from './matrix.ts'
import { openGpu } from './open-gpu.ts'
import type { OpenGpu } from './open-gpu.ts'
import { createProducts } from './products.ts'

/** So many workgroups keep a large graphics processor busy, and a software driver. */
const parallelOf = ({ software }: OpenGpu): number => (software ? 4 : 128)

/** Throws DeviceUnavailable where there is no Dawn or no graphics processor. */
export async function createWebGpuDevice(): Promise<Device> {
  const gpu = await openGpu()
  return webGpuDevice(gpu, parallelOf(gpu))
}

/** `parallel`: so many workgroups keep it busy; how products are cut depends on it, what they give does not. */
export function webGpuDevice(gpu: OpenGpu, parallel: number): Device {
  const memory = createMemory(gpu.device)
  const commands = createCommands(gpu.device, memory)
  return {
    id: 'webgpu',
    label: `WebGPU, 32 bits: ${gpu.name}`,
    tensor: (rows, columns) => memory.matrix(rows, columns),
    view(whole, { from, rows, columns }) {
      const { storage, offset } = matrixOf(whole)
      return { rows, columns, storage, offset: offset + from * columns } satisfies ReturnType<typeof matrixOf>
    },
    write: (to, values) => { commands.write(matrixOf(to), values) },
    read: (from) => commands.read(matrixOf(from)),
    finish: () => commands.finish(),
    close() {
      memory.destroy()
      gpu.device.destroy()
    },
    ...createProducts(commands, memory, parallel),
    ...createElements(commands),
  }
}
