/** The device works in a worker thread, where runs are computed beside others. */
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { DeviceUnavailable } from '../../../../src-main/engines/ensemble/devices/unavailable.ts'
import { createWebGpuDevice } from '../../../../src-main/engines/ensemble/devices/webgpu/webgpu-device.ts'

const module = new URL('../../../../src-main/engines/ensemble/devices/webgpu/webgpu-device.ts', import.meta.url).href

const program = `
import { parentPort } from 'node:worker_threads'
const { createWebGpuDevice } = await import(${JSON.stringify(module)})
const device = await createWebGpuDevice()
const [x, noise, out] = [device.tensor(1, 3), device.tensor(1, 3), device.tensor(1, 3)]
device.write(x, Float32Array.of(1, 2, 3))
device.write(noise, Float32Array.of(10, 20, -30))
device.perturb({ x, noise, out, activation: 'relu' })
const sums = [...await device.read(out)]
device.close()
parentPort.postMessage(sums)
`

const missing = await createWebGpuDevice().then((device) => { device.close() }, (cause: unknown) => {
  if (cause instanceof DeviceUnavailable) return cause.message
  throw cause
})

it.skipIf(missing !== undefined)(`WebGPU in a worker thread${missing === undefined ? '' : `: not here (${missing})`}`, { timeout: 60_000 }, async () => {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`))
  const sums = await new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  await worker.terminate()
  expect(sums).toEqual([11, 22, 0])
})
