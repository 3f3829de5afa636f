/** Dawn for Node (the optional package webgpu), put where TensorFlow.js looks for a browser's WebGPU. */
import { DeviceUnavailable } from '../../unavailable.ts'

interface Dawn {
  readonly create: (options: readonly string[]) => GPU
  readonly globals: object
}

// In a variable, since neither the compiler nor the bundler may insist that it is there.
const packageName = 'webgpu' as string

/** One for the whole process: Dawn may end it when an instance is collected. */
let gpu: GPU | null = null

export async function loadDawn(): Promise<GPU> {
  gpu ??= offer(await importDawn())
  return gpu
}

function offer({ create, globals }: Dawn): GPU {
  for (const [name, value] of Object.entries(globals)) if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  const instance = create([])
  if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true })
  Object.defineProperty(globalThis.navigator, 'gpu', { value: instance, configurable: true })
  return instance
}

async function importDawn(): Promise<Dawn> {
  try {
    return await import(packageName) as Dawn
  } catch (error) {
    throw new DeviceUnavailable(`The package ${packageName} is not installed or has no build for this machine`, 'Run "npm install --include=optional".', { cause: error })
  }
}
