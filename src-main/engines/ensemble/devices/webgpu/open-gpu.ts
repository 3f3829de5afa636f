/** Finds a graphics processor through Dawn, the WebGPU of Chromium as an npm package, or says what is missing. */
import { driverRemedy, firstLine, loadDawn } from '../dawn.ts'
import { DeviceUnavailable } from '../unavailable.ts'
import type { Gpu, GpuAdapter, GpuDevice } from './gpu.ts'

export interface OpenGpu {
  readonly device: GpuDevice
  /** As its driver calls it. */
  readonly name: string
  /** A driver that computes on the processor: nothing is gained by more workgroups than there are cores. */
  readonly software: boolean
}

export async function openGpu(): Promise<OpenGpu> {
  const gpu = (await loadDawn()).gpu as Gpu
  const adapter = await findAdapter(gpu)
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits
  const device = await adapter.requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } })
  const { vendor, device: model, description, isFallbackAdapter } = adapter.info
  return { device, name: description || `${vendor} ${model}`.trim() || 'unnamed', software: isFallbackAdapter }
}

async function findAdapter(gpu: Gpu): Promise<GpuAdapter> {
  // Dawn throws where it finds no backend at all, and answers null where none has an adapter.
  let reason = ''
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
    if (adapter !== null) return adapter
  } catch (cause) {
    reason = ` (${firstLine(cause)})`
  }
  throw new DeviceUnavailable(`no graphics processor offers itself${reason}`, driverRemedy)
}
