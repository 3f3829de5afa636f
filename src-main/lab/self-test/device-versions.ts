/** What a device computes with, as far as it is known without asking the device: versions of libraries, and the processor's model. */
import type { RunFacts } from '../../store/records.ts'
import type { DeviceName } from '../types.ts'

type Known = Pick<RunFacts, 'processor' | 'packages'>

/** What Dawn computes by; elsewhere it has a choice, which it does not tell. */
const dawnBackends: Readonly<Record<string, string>> = { linux: 'Vulkan', darwin: 'Metal' }

/** "Dawn 0.4.0, by Vulkan"; what is not known is left out, and all may be. */
export function deviceVersions(name: DeviceName, { processor, packages = {} }: Known, platform: string): string {
  const version = (title: string, of: string): string[] => (packages[of] === undefined ? [] : [`${title} ${packages[of]}`])
  const dawn = version('Dawn for Node', 'webgpu')
  const parts: Readonly<Record<DeviceName, () => readonly string[]>> = {
    cpu: () => [...(processor === undefined ? [] : [processor]), ...version('V8', 'V8')],
    webgpu: () => [...dawn, ...(dawn.length === 0 || dawnBackends[platform] === undefined ? [] : [`by ${dawnBackends[platform]}`])],
    cuda: () => version('TensorFlow.js for Node with CUDA', '@tensorflow/tfjs-node-gpu'),
    wasm: () => [...version('TensorFlow.js', '@tensorflow/tfjs-core'), ...version('backend', '@tensorflow/tfjs-backend-wasm')],
  }
  return parts[name]().join(', ')
}
