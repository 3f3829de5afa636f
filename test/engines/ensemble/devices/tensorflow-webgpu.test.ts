/** The step by WebGPU against the authors' code, where there is an adapter; one in software will do. */
import { afterAll, describe, expect, it } from 'vitest'
import type { Device } from '../../../../src-main/engines/ensemble/device.ts'
import { createTensorFlowDevice } from '../../../../src-main/engines/ensemble/devices/tensorflow/tensorflow-device.ts'
import { DeviceUnavailable } from '../../../../src-main/engines/ensemble/devices/unavailable.ts'
import { goldenCases } from '../golden.ts'
import { runGolden } from '../golden-run.ts'

/** Of the largest number of a kind; measured: 9e-6. */
const bound = 2e-5

const device = await createTensorFlowDevice({ backend: 'webgpu' }).catch((error: unknown): Device | null => {
  if (error instanceof DeviceUnavailable) return null
  throw error
})

describe.skipIf(device === null)('TensorFlow.js, backend webgpu (skipped without an adapter of Vulkan, Metal or Direct3D 12)', () => {
  afterAll(() => { device?.close() })

  // One of each kind: in software, each takes seconds.
  it.each([['fc', 'burstprop'], ['conv', 'as_in_repo_networks'], ['relu', 'kappa_1']] as const)('%s, %s: every listed number to 2e-5', async (file, name) => {
    const golden = goldenCases(file)[name]
    if (golden === undefined || device === null) throw new Error(`no case ${name}`)
    const deviations = await runGolden(golden, file, device)
    expect(deviations.filter(({ relative }) => !(relative < bound))).toEqual([])
  }, 120_000)
})
