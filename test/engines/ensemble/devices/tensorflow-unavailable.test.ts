/** What is said where TensorFlow has no GPU, and the functions of node:util that its package needs. */
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { openGpuBackend } from '../../../../src-main/engines/ensemble/devices/tensorflow/backends/gpu-backend.ts'
import { bridgeNodeUtil } from '../../../../src-main/engines/ensemble/devices/tensorflow/node-util-bridge.ts'
import { createTensorFlowDevice } from '../../../../src-main/engines/ensemble/devices/tensorflow/tensorflow-device.ts'
import { DeviceUnavailable } from '../../../../src-main/engines/ensemble/devices/unavailable.ts'

const require = createRequire(import.meta.url)
const packageName = '@tensorflow/tfjs-node-gpu'

function isInstalled(): boolean {
  try {
    require.resolve(`${packageName}/package.json`)
    return true
  } catch {
    return false
  }
}

const failing = (message: string, code?: string) => (): never => { throw Object.assign(new Error(message), { code }) }

/** A package whose library finds a GPU, or does not. */
const packageWith = (isUsingGpuDevice: boolean) => (): unknown => ({ enableProdMode: () => undefined, setBackend: () => Promise.resolve(true), backend: () => ({ isUsingGpuDevice }) })

async function refusalOf(opening: Promise<unknown>): Promise<DeviceUnavailable> {
  const error = await opening.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof DeviceUnavailable)) throw new Error(`expected DeviceUnavailable, not ${String(error)}`)
  return error
}

describe('the GPU of TensorFlow', () => {
  it.skipIf(isInstalled())('is refused without its package, with what to install (this machine has none)', async () => {
    const { missing, remedy, message } = await refusalOf(createTensorFlowDevice({ backend: 'gpu' }))
    expect(missing).toBe('The package @tensorflow/tfjs-node-gpu is not installed')
    expect(remedy).toMatch(/npm install.*storage\.googleapis\.com.*CUDA 11\.x.*cuDNN 8.*LD_LIBRARY_PATH/)
    expect(message).toBe(`${missing}. ${remedy}`)
    expect(message).not.toContain('\n')
  })

  it('is refused where the libraries of the package were not downloaded', async () => {
    const { missing, remedy } = await refusalOf(openGpuBackend(failing('The Node.js native addon module (tfjs_binding.node) can not be found at path: x. \nPlease run'), {}))
    expect(missing).toBe('The package @tensorflow/tfjs-node-gpu is here, but its libraries were not downloaded')
    expect(remedy).toContain('storage.googleapis.com')
  })

  it('is refused where a library of CUDA is missing, by its name', async () => {
    const { missing, remedy } = await refusalOf(openGpuBackend(failing('libcudart.so.11.0: cannot open shared object file', 'ERR_DLOPEN_FAILED'), {}))
    expect(missing).toContain('libcudart.so.11.0')
    expect(remedy).toContain('LD_LIBRARY_PATH')
  })

  it('is refused where a package within the package is missing', async () => {
    const { missing } = await refusalOf(openGpuBackend(failing('Cannot find module \'@mapbox/node-pre-gyp\'', 'MODULE_NOT_FOUND'), {}))
    expect(missing).toContain('cannot be loaded (Cannot find module \'@mapbox/node-pre-gyp\')')
  })

  it('is refused where TensorFlow would compute on the processor', async () => {
    const { missing } = await refusalOf(openGpuBackend(packageWith(false), {}))
    expect(missing).toBe('TensorFlow is installed but finds no GPU that it can use')
  })

  it('is taken where TensorFlow finds it, and shares its memory and keeps 32 bits unless told otherwise', async () => {
    const environment: NodeJS.ProcessEnv = { NVIDIA_TF32_OVERRIDE: '1' }
    const { name, label } = await openGpuBackend(packageWith(true), environment)
    expect([name, label]).toEqual(['tensorflow', 'TensorFlow on the GPU, CUDA'])
    expect(environment).toMatchObject({ TF_FORCE_GPU_ALLOW_GROWTH: 'true', NVIDIA_TF32_OVERRIDE: '1' })
  })
})

describe('auto', () => {
  it('takes a backend that works here', async () => {
    const device = await createTensorFlowDevice({ backend: 'auto' })
    const out = device.tensor(1, 1)
    device.write(out, Float32Array.of(3))
    expect(await device.read(out)).toEqual(Float64Array.of(3))
    device.close()
  })
})

describe('the bridge to node:util', () => {
  it('adds what is missing, and leaves what is there', () => {
    const isArray = (): boolean => false
    const util: Record<string, unknown> = { isArray }
    const added = bridgeNodeUtil(util)
    expect(added).toContain('isNullOrUndefined')
    expect(added).not.toContain('isArray')
    expect(util['isArray']).toBe(isArray)
    expect(bridgeNodeUtil(util)).toEqual([])
  })

  it('answers as Node did', () => {
    const util: Partial<Record<string, (value: unknown) => boolean>> = {}
    bridgeNodeUtil(util)
    expect([null, undefined, 0, ''].map((value) => util['isNullOrUndefined']?.(value))).toEqual([true, true, false, false])
    expect([[], {}].map((value) => util['isArray']?.(value))).toEqual([true, false])
    expect([{}, null, (): void => undefined].map((value) => util['isObject']?.(value))).toEqual([true, false, false])
    expect([1, {}, null].map((value) => util['isPrimitive']?.(value))).toEqual([true, false, true])
  })

  it('reaches what packages get by require', () => {
    bridgeNodeUtil()
    const util = require('util') as Partial<Record<string, (value: unknown) => boolean>>
    expect(util['isNullOrUndefined']?.(undefined)).toBe(true)
  })
})
