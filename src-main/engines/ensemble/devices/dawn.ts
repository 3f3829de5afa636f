/** Dawn, the WebGPU of Chromium, as the optional npm package `webgpu`: one instance for the whole process. */
import { DeviceUnavailable } from './unavailable.ts'
import { missingVulkan } from './vulkan-loader.ts'

export interface Dawn {
  /** What a browser has as `navigator.gpu`. */
  readonly gpu: object
  /** WebGPU's constants and classes, as a browser has them. */
  readonly globals: object
}

interface DawnPackage {
  readonly create: (options: readonly string[]) => object
  readonly globals: object
}

// In a variable, since neither the compiler nor the bundler may insist that it is there.
const packageName = 'webgpu' as string

/** Kept for good: a second instance, or one that is collected, can end the process. */
let dawn: Promise<Dawn> | null = null

export const driverRemedy = 'Install a driver with Vulkan 1.1 or newer, and the package "libvulkan1" (Linux), or current drivers (macOS, Windows); Mesa 25 or newer also has a software driver, in the package mesa-vulkan-drivers.'

/** Throws DeviceUnavailable where the package is not there or does not start, and where nothing can offer it a graphics processor. */
export function loadDawn(): Promise<Dawn> {
  dawn ??= start().catch((error: unknown) => {
    dawn = null
    throw error
  })
  return dawn
}

async function start(): Promise<Dawn> {
  const { create, globals } = await importPackage()
  const noVulkan = missingVulkan()
  if (noVulkan !== null) throw new DeviceUnavailable(`no graphics processor offers itself, for there is no Vulkan (${noVulkan})`, driverRemedy)
  try {
    return { gpu: create([]), globals }
  } catch (cause) {
    throw new DeviceUnavailable(`Dawn does not start (${firstLine(cause)})`, 'Install current drivers of the graphics processor.', { cause })
  }
}

async function importPackage(): Promise<DawnPackage> {
  try {
    return await import(packageName) as DawnPackage
  } catch (cause) {
    throw new DeviceUnavailable(
      `The npm package "${packageName}" cannot be loaded (${firstLine(cause)})`,
      'Install the optional dependencies again (npm ci); it has binaries for Linux, macOS and Windows.',
      { cause },
    )
  }
}

export const firstLine = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? ''
