/** Finds a graphics processor through Dawn, the WebGPU of Chromium as an npm package, or says what is missing. */
import { DeviceUnavailable } from '../unavailable.ts'
import type { Gpu, GpuAdapter, GpuDevice } from './gpu.ts'

export interface OpenGpu {
  readonly device: GpuDevice
  /** Dawn itself. It ends, and takes the device with it, when nobody holds it any more. */
  readonly dawn: Gpu
  /** As its driver calls it. */
  readonly name: string
  /** A driver that computes on the processor: nothing is gained by more workgroups than there are cores. */
  readonly software: boolean
}

interface Dawn {
  create(options: readonly string[]): Gpu
}

// A variable, since an optional package may be absent where types are checked and bundles made.
const packageName = ['webgpu'].join('')

export async function openGpu(): Promise<OpenGpu> {
  const gpu = createGpu(await loadDawn())
  const adapter = await findAdapter(gpu)
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits
  const device = await adapter.requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } })
  const { vendor, device: model, description, isFallbackAdapter } = adapter.info
  return { device, dawn: gpu, name: description || `${vendor} ${model}`.trim() || 'unnamed', software: isFallbackAdapter }
}

async function loadDawn(): Promise<Dawn> {
  try {
    const loaded: unknown = await import(packageName)
    return loaded as Dawn
  } catch (cause) {
    throw new DeviceUnavailable(
      `the npm package "${packageName}" cannot be loaded (${firstLine(cause)})`,
      'Install the optional dependencies again (npm ci); it has binaries for Linux, macOS and Windows.',
      { cause },
    )
  }
}

function createGpu(dawn: Dawn): Gpu {
  try {
    return dawn.create([])
  } catch (cause) {
    throw new DeviceUnavailable(`Dawn does not start (${firstLine(cause)})`, driverRemedy, { cause })
  }
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

const driverRemedy = 'Install a driver with Vulkan 1.1 or newer (Linux), or current drivers (macOS, Windows); Mesa 25 or newer also has a software driver, in the package mesa-vulkan-drivers.'

const firstLine = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? ''
