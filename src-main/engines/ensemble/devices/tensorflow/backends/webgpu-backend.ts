/** WebGPU by Dawn, Chromium's implementation, on what Vulkan, Metal or Direct3D 12 offer. */
import { DeviceUnavailable } from '../../unavailable.ts'
import type { Backend, TensorFlow } from './backend.ts'
import { offerDawn } from './dawn.ts'
import { loadCore } from './load-core.ts'

interface Shared {
  readonly device: GPUDevice
  readonly label: string
  readonly software: boolean
  users: number
}

/** Dawn is newer than the types that TensorFlow.js brings. */
type Adapter = GPUAdapter & { readonly info: GPUAdapterInfo & { readonly isFallbackAdapter?: boolean } }

const name = 'webgpu'
const driver = 'Install the driver of the GPU; on Linux with its part for Vulkan and the package "libvulkan1".'

/** TensorFlow.js has one backend of a name, so that all devices share one. */
let shared: Promise<Shared> | null = null

/** Without `software`, an adapter that imitates a GPU on the processor is refused. */
export async function openWebgpuBackend({ software }: { readonly software: boolean }): Promise<Backend> {
  const tf = await loadCore()
  shared ??= start(tf)
  const lease = await shared.catch((error: unknown) => {
    shared = null
    throw error
  })
  lease.users++
  let held = true
  const release = (): void => {
    if (!held) return
    held = false
    lease.users--
    if (lease.users > 0) return
    shared = null
    tf.removeBackend(name)
    lease.device.destroy()
  }
  if (lease.software && !software) {
    release()
    throw new DeviceUnavailable(`WebGPU finds no GPU, only ${lease.label}`, driver)
  }
  return { tf, name, label: `TensorFlow.js, WebGPU on ${lease.label}`, plainProducts: false, convolutionGradients: true, exactTanh: false, release }
}

async function start(tf: TensorFlow): Promise<Shared> {
  const gpu = await offerDawn()
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }) as Adapter | null
  if (adapter === null) throw new DeviceUnavailable('WebGPU finds no adapter', driver)
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu')
  const { info } = adapter
  const device = await adapter.requestDevice({ requiredLimits: limitsOf(adapter.limits) })
  // The package registers one whose device cannot be given back.
  const registered: unknown = tf.findBackendFactory(name)
  if (registered !== null) tf.removeBackend(name)
  tf.registerBackend(name, () => new WebGPUBackend(device, info))
  if (!await tf.setBackend(name)) throw new DeviceUnavailable('The WebGPU backend of TensorFlow.js did not start', driver)
  const label = [info.description, info.device, info.vendor].find((text) => text !== '') ?? 'an unnamed adapter'
  return { device, label, software: info.isFallbackAdapter === true || /llvmpipe|swiftshader|software|basic render/i.test(`${info.description} ${info.device} ${info.architecture}`), users: 0 }
}

/** As much as the adapter has of what limits large matrices. */
const limitsOf = ({ maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize, maxComputeWorkgroupsPerDimension, maxComputeWorkgroupSizeX, maxComputeInvocationsPerWorkgroup }: GPUSupportedLimits): Record<string, number> =>
  ({ maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize, maxComputeWorkgroupsPerDimension, maxComputeWorkgroupSizeX, maxComputeInvocationsPerWorkgroup })
