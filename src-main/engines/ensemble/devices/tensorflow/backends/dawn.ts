/** Puts Dawn where TensorFlow.js looks for a browser's WebGPU. */
import { loadDawn } from '../../dawn.ts'

/** The globals and `navigator.gpu` stay for the whole process. */
export async function offerDawn(): Promise<GPU> {
  const { gpu, globals } = await loadDawn()
  for (const [name, value] of Object.entries(globals)) if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true })
  Object.defineProperty(globalThis.navigator, 'gpu', { value: gpu, configurable: true })
  return gpu as GPU
}
