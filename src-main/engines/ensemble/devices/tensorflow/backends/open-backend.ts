/** The backend that was asked for, or the fastest one that works here. */
import { DeviceUnavailable } from '../../unavailable.ts'
import type { Backend } from './backend.ts'
import { openCpuBackend } from './cpu-backend.ts'
import { openGpuBackend } from './gpu-backend.ts'
import { openWasmBackend } from './wasm-backend.ts'
import { openWebgpuBackend } from './webgpu-backend.ts'

export type BackendChoice = 'gpu' | 'webgpu' | 'wasm' | 'cpu' | 'auto'

export async function openBackend(choice: BackendChoice): Promise<Backend> {
  switch (choice) {
    case 'gpu': return openGpuBackend()
    case 'webgpu': return openWebgpuBackend({ software: true })
    case 'wasm': return openWasmBackend()
    case 'cpu': return openCpuBackend()
    // An imitated GPU is slower than WebAssembly.
    case 'auto': return firstAvailable([openGpuBackend, () => openWebgpuBackend({ software: false }), openWasmBackend, openCpuBackend])
  }
}

async function firstAvailable(ways: readonly (() => Promise<Backend>)[]): Promise<Backend> {
  const [open, ...others] = ways
  if (open === undefined) throw new RangeError('expected at least one backend')
  try {
    return await open()
  } catch (error) {
    if (!(error instanceof DeviceUnavailable) || others.length === 0) throw error
    return firstAvailable(others)
  }
}
