/** WebAssembly, one core: TensorFlow.js knows no threads of it outside a browser. */
import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import { DeviceUnavailable } from '../../unavailable.ts'
import { nothingToRelease } from './backend.ts'
import type { Backend } from './backend.ts'
import { loadCore } from './load-core.ts'

const packageName = '@tensorflow/tfjs-backend-wasm'

export async function openWasmBackend(): Promise<Backend> {
  const tf = await loadCore()
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
  // Beside its entry are its three binaries; a bundle may have moved the code that would look for them.
  setWasmPaths(dirname(createRequire(import.meta.url).resolve(packageName)) + sep)
  if (!await tf.setBackend('wasm')) throw new DeviceUnavailable(`The WebAssembly binary of ${packageName} could not be loaded`, 'Run "npm ci" again.')
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT') === true
  return {
    tf, name: 'wasm', label: `TensorFlow.js, WebAssembly${simd ? ' with SIMD' : ''} on one core`,
    plainProducts: true, convolutionGradients: false, exactTanh: true, release: nothingToRelease,
  }
}
