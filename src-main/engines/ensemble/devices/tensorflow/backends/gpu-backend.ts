/**
 * TensorFlow's own library with CUDA, through the optional package tfjs-node-gpu. The package is found at run time, since few machines
 * have it; its install script fetches libtensorflow.
 */
import { createRequire } from 'node:module'
import { bridgeNodeUtil } from '../node-util-bridge.ts'
import { DeviceUnavailable } from '../../unavailable.ts'
import { nothingToRelease } from './backend.ts'
import type { Backend, TensorFlow } from './backend.ts'

const packageName = '@tensorflow/tfjs-node-gpu'
const install = 'Run "npm install --include=optional" with internet access to storage.googleapis.com'
const cuda = 'It needs an NVIDIA GPU and driver, CUDA 11.x and cuDNN 8, with the folders of their libraries in LD_LIBRARY_PATH'

/** The package itself, or why it is not to be had. `load` is `require`. */
export async function openGpuBackend(load: (name: string) => unknown = createRequire(import.meta.url), environment: NodeJS.ProcessEnv = process.env): Promise<Backend> {
  bridgeNodeUtil()
  // Read when the library starts. All memory of the GPU would be taken at once; products would be rounded to 10 bits on newer GPUs.
  environment['TF_FORCE_GPU_ALLOW_GROWTH'] ??= 'true'
  environment['NVIDIA_TF32_OVERRIDE'] ??= '0'
  environment['TF_CPP_MIN_LOG_LEVEL'] ??= '2'
  const tf = loadPackage(load)
  tf.enableProdMode()
  if (!await tf.setBackend('tensorflow')) throw new DeviceUnavailable(`The backend of ${packageName} did not start`, `${cuda}.`)
  const backend = tf.backend()
  if (!('isUsingGpuDevice' in backend) || backend.isUsingGpuDevice !== true) throw new DeviceUnavailable('TensorFlow is installed but finds no GPU that it can use', `${cuda}.`)
  return { tf, name: 'tensorflow', label: 'TensorFlow on the GPU, CUDA', plainProducts: false, convolutionGradients: true, exactTanh: true, release: nothingToRelease }
}

function loadPackage(load: (name: string) => unknown): TensorFlow {
  try {
    return load(packageName) as TensorFlow
  } catch (error) {
    throw refusal(error instanceof Error ? error : new Error(String(error)))
  }
}

function refusal(error: Error & { readonly code?: unknown }): DeviceUnavailable {
  const line = error.message.split('\n')[0]?.trim() ?? ''
  if (error.code === 'MODULE_NOT_FOUND' && error.message.includes(packageName)) return new DeviceUnavailable(`The package ${packageName} is not installed`, `${install}. ${cuda}.`, { cause: error })
  if (error.message.includes('native addon module')) return new DeviceUnavailable(`The package ${packageName} is here, but its libraries were not downloaded`, `${install}, or "npm rebuild ${packageName}". ${cuda}.`, { cause: error })
  return new DeviceUnavailable(`The package ${packageName} cannot be loaded (${line})`, `${cuda}.`, { cause: error })
}
