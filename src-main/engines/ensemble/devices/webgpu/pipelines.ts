/** Compiled kernels and their bindings, each made once. */
import type { GpuBindGroup, GpuBindGroupLayout, GpuBuffer, GpuDevice, GpuPipeline } from './gpu.ts'
import { computeStage } from './gpu.ts'
import type { Kernel } from './kernel.ts'
import { moduleOf, slotBytes } from './kernel.ts'
import type { Storage } from './matrix.ts'

interface Compiled {
  readonly pipeline: GpuPipeline
  readonly layout: GpuBindGroupLayout
  /** By the numbers of the bound buffers. */
  readonly groups: Map<string, GpuBindGroup>
}

export interface Pipelines {
  bind(kernel: Kernel, storages: readonly Storage[]): { readonly pipeline: GpuPipeline; readonly group: GpuBindGroup }
}

/** `params` is the buffer that the parameters of all kernels are read from, at dynamic offsets. */
export function createPipelines(device: GpuDevice, params: GpuBuffer): Pipelines {
  const compiled = new Map<string, Compiled>()
  return {
    bind(kernel, storages) {
      const known = compiled.get(kernel.name) ?? compile(device, kernel)
      compiled.set(kernel.name, known)
      const key = storages.map(({ id }) => id).join(' ')
      const group = known.groups.get(key) ?? device.createBindGroup({
        layout: known.layout,
        entries: [
          { binding: 0, resource: { buffer: params, size: slotBytes } },
          ...storages.map(({ buffer }, index) => ({ binding: index + 1, resource: { buffer } })),
        ],
      })
      known.groups.set(key, group)
      return { pipeline: known.pipeline, group }
    },
  }
}

function compile(device: GpuDevice, kernel: Kernel): Compiled {
  const layout = device.createBindGroupLayout({
    entries: [
      { binding: 0, visibility: computeStage, buffer: { type: 'uniform', hasDynamicOffset: true, minBindingSize: slotBytes } },
      ...Object.values(kernel.bindings).map((access, index) => (
        { binding: index + 1, visibility: computeStage, buffer: { type: access === 'read' ? 'read-only-storage' : 'storage' } as const })),
    ],
  })
  const module = device.createShaderModule({ label: kernel.name, code: moduleOf(kernel) })
  const pipeline = device.createComputePipeline({
    label: kernel.name, layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }), compute: { module, entryPoint: 'main' },
  })
  return { pipeline, layout, groups: new Map() }
}
