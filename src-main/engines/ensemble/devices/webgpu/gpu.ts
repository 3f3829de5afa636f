/** The part of WebGPU that the device uses, as types: Dawn is optional, and so are its own. */

export interface GpuBuffer {
  mapAsync(mode: number): Promise<unknown>
  getMappedRange(): ArrayBuffer
  unmap(): void
  destroy(): void
}

export interface GpuComputePass {
  setPipeline(pipeline: GpuPipeline): void
  setBindGroup(index: number, group: GpuBindGroup, dynamicOffsets: readonly number[]): void
  dispatchWorkgroups(x: number, y: number, z: number): void
  end(): void
}

export interface GpuCommandEncoder {
  beginComputePass(): GpuComputePass
  copyBufferToBuffer(from: GpuBuffer, fromOffset: number, to: GpuBuffer, toOffset: number, size: number): void
  finish(): GpuCommandBuffer
}

export interface GpuQueue {
  writeBuffer(to: GpuBuffer, offset: number, data: ArrayBuffer | ArrayBufferView, dataOffset?: number, size?: number): void
  submit(commands: readonly GpuCommandBuffer[]): void
  onSubmittedWorkDone(): Promise<unknown>
}

export interface GpuError {
  readonly message: string
}

export interface GpuDevice {
  readonly queue: GpuQueue
  readonly lost: Promise<{ readonly reason: string; readonly message: string }>
  createBuffer(options: { readonly size: number; readonly usage: number }): GpuBuffer
  createShaderModule(options: { readonly label: string; readonly code: string }): GpuShaderModule
  createBindGroupLayout(options: { readonly entries: readonly GpuLayoutEntry[] }): GpuBindGroupLayout
  createPipelineLayout(options: { readonly bindGroupLayouts: readonly GpuBindGroupLayout[] }): GpuPipelineLayout
  createComputePipeline(options: { readonly label: string; readonly layout: GpuPipelineLayout; readonly compute: { readonly module: GpuShaderModule; readonly entryPoint: string } }): GpuPipeline
  createBindGroup(options: { readonly layout: GpuBindGroupLayout; readonly entries: readonly GpuBinding[] }): GpuBindGroup
  createCommandEncoder(): GpuCommandEncoder
  pushErrorScope(filter: 'validation' | 'out-of-memory' | 'internal'): void
  popErrorScope(): Promise<GpuError | null>
  destroy(): void
}

export interface GpuLayoutEntry {
  readonly binding: number
  readonly visibility: number
  readonly buffer: { readonly type: 'uniform' | 'storage' | 'read-only-storage'; readonly hasDynamicOffset?: boolean; readonly minBindingSize?: number }
}

export interface GpuBinding {
  readonly binding: number
  readonly resource: { readonly buffer: GpuBuffer; readonly offset?: number; readonly size?: number }
}

export interface GpuAdapter {
  readonly info: { readonly vendor: string; readonly device: string; readonly description: string; readonly isFallbackAdapter: boolean }
  readonly limits: { readonly maxBufferSize: number; readonly maxStorageBufferBindingSize: number }
  requestDevice(options: { readonly requiredLimits: Readonly<Record<string, number>> }): Promise<GpuDevice>
}

export interface Gpu {
  requestAdapter(options: { readonly powerPreference: 'high-performance' | 'low-power' }): Promise<GpuAdapter | null>
}

/** Handles that are only handed on; the brands keep them apart. */
export interface GpuShaderModule { readonly __brand: 'GPUShaderModule' }
export interface GpuBindGroupLayout { readonly __brand: 'GPUBindGroupLayout' }
export interface GpuPipelineLayout { readonly __brand: 'GPUPipelineLayout' }
export interface GpuPipeline { readonly __brand: 'GPUComputePipeline' }
export interface GpuBindGroup { readonly __brand: 'GPUBindGroup' }
export interface GpuCommandBuffer { readonly __brand: 'GPUCommandBuffer' }

/** WebGPU's flags, by the numbers of its specification. */
export const bufferUsage = { mapRead: 0x1, copySource: 0x4, copyTarget: 0x8, uniform: 0x40, storage: 0x80 } as const
export const mapRead = 0x1
export const computeStage = 0x4
