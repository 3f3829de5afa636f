/** Devices by name, and which is the fastest that works here. */
import type { Device, DeviceId } from '../device.ts'
import { createCpuDevice } from './cpu/cpu-device.ts'
import { createReferenceDevice } from './reference/reference-device.ts'
import { createTensorFlowDevice } from './tensorflow/tensorflow-device.ts'
import { DeviceUnavailable } from './unavailable.ts'
import { openGpu } from './webgpu/open-gpu.ts'
import { createWebGpuDevice, webGpuDevice } from './webgpu/webgpu-device.ts'

export interface OpenDeviceOptions {
  /** Of the processor device. */
  readonly threads: number
}

/** Throws DeviceUnavailable where the device is not to be had, with what is missing and how to get it. */
export function openDevice(id: DeviceId, { threads }: OpenDeviceOptions): Promise<Device> {
  switch (id) {
    case 'cpu': return Promise.resolve(createCpuDevice({ threads }))
    case 'webgpu': return createWebGpuDevice()
    case 'tensorflow': return createTensorFlowDevice({ backend: 'auto' })
    case 'reference': return Promise.resolve(createReferenceDevice())
  }
}

/** Workgroups that keep a graphics processor busy. */
const parallelGroups = 128

async function openHardware(): Promise<Device> {
  const gpu = await openGpu()
  if (!gpu.software) return webGpuDevice(gpu, parallelGroups)
  gpu.device.destroy()
  throw new DeviceUnavailable(`the only graphics processor is an emulation, ${gpu.name}`, 'Install the driver of the graphics processor.')
}

const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** A device and why it was chosen. */
export interface ChosenDevice {
  readonly device: Device
  readonly reason: string
}

/** CUDA, then any graphics processor that is more than the processor's own emulation of one, then the processor. */
export async function openFastestDevice(options: OpenDeviceOptions): Promise<ChosenDevice> {
  const refusals: string[] = []
  const attempts = [() => createTensorFlowDevice({ backend: 'gpu' }), openHardware]
  for (const attempt of attempts) {
    try {
      const device = await attempt()
      return { device, reason: `${device.label}: the fastest that works here` }
    } catch (error) {
      if (!(error instanceof DeviceUnavailable)) throw error
      refusals.push(error.missing)
    }
  }
  const device = createCpuDevice(options)
  return { device, reason: `${device.label}, because ${refusals.map(lowerFirst).join(' and ')}` }
}
