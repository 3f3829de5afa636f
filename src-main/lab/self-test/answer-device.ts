/**
 * What a process that computes runs says of a device. A driver or a library may end the process that opens it, so that nothing here is
 * called in the lab's own.
 */
import type { Device } from '../../engines/ensemble/device.ts'
import { openDevice, openFastestDevice } from '../../engines/ensemble/devices/open-device.ts'
import { createTensorFlowDevice } from '../../engines/ensemble/devices/tensorflow/tensorflow-device.ts'
import { DeviceUnavailable } from '../../engines/ensemble/devices/unavailable.ts'
import { openGpu } from '../../engines/ensemble/devices/webgpu/open-gpu.ts'
import { webGpuDevice } from '../../engines/ensemble/devices/webgpu/webgpu-device.ts'
import type { DeviceName, DeviceTestNetwork } from '../types.ts'
import { compareDevice } from './compare-device.ts'
import { timeStep } from './time-step.ts'

export interface DeviceQuestion {
  /** `look`: is it there? `test`: does it compute right, and how fast? */
  readonly task: 'look' | 'test'
  readonly device: DeviceName | 'auto'
  /** Of the processor device. */
  readonly threads: number
}

export type DeviceAnswer =
  | { readonly state: 'available'; readonly device: DeviceName; readonly label: string; readonly emulated: boolean; readonly reason: string }
  | { readonly state: 'tested'; readonly networks: readonly DeviceTestNetwork[]; readonly stepMs: number }
  | { readonly state: 'unavailable'; readonly missing: string; readonly remedy: string }

/** Rejects where something fails that is not simply missing. */
export async function answerDevice({ task, device, threads }: DeviceQuestion): Promise<DeviceAnswer> {
  try {
    return await (task === 'look' ? look(device, threads) : test(device, threads))
  } catch (error) {
    if (error instanceof DeviceUnavailable) return { state: 'unavailable', missing: error.missing, remedy: error.remedy }
    throw error
  }
}

async function look(name: DeviceName | 'auto', threads: number): Promise<DeviceAnswer> {
  if (name === 'auto') {
    const { device: { id, label, close }, reason } = await openFastestDevice({ threads })
    close()
    // Of TensorFlow.js, "auto" takes CUDA or nothing.
    return { state: 'available', device: id === 'tensorflow' ? 'cuda' : id === 'webgpu' ? 'webgpu' : 'cpu', label, emulated: false, reason }
  }
  if (name === 'webgpu') {
    const gpu = await openGpu()
    const { label, close } = webGpuDevice(gpu, 1)
    close()
    return { state: 'available', device: name, label, emulated: gpu.software, reason: '' }
  }
  const { label, close } = await open(name, threads)
  close()
  return { state: 'available', device: name, label, emulated: false, reason: '' }
}

async function test(name: DeviceName | 'auto', threads: number): Promise<DeviceAnswer> {
  const device = name === 'auto' ? (await openFastestDevice({ threads })).device : await open(name, threads)
  const answer: DeviceAnswer = { state: 'tested', networks: await compareDevice(device), stepMs: await timeStep(device) }
  device.close()
  return answer
}

function open(name: DeviceName, threads: number): Promise<Device> {
  switch (name) {
    case 'cpu': case 'webgpu': return openDevice(name, { threads })
    case 'cuda': return createTensorFlowDevice({ backend: 'gpu' })
    case 'wasm': return createTensorFlowDevice({ backend: 'wasm' })
  }
}
