/**
 * The step on a graphics processor against the authors' code in 64 bits. Each number is compared relative to the largest of its matrix. A
 * rounding of 32 bits is 6e-8 of a number; sums here have up to a hundred terms, WGSL allows its exponential a few roundings more, and
 * three steps hand them on, divided by small event rates where units are ReLU: some 1e-6 in all, of which 2e-5 leaves room for other
 * drivers, and is far below what any slip in a formula makes. Angles of nearly parallel vectors have the square root of the rounding
 * (acos near 1), so that they get 1e-3.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { createWebGpuDevice } from '../../../../src-main/engines/ensemble/devices/webgpu/webgpu-device.ts'
import { goldenCases } from '../golden.ts'
import { runGolden } from '../golden-run.ts'
import { DeviceUnavailable } from '../../../../src-main/engines/ensemble/devices/unavailable.ts'

const files = ['fc', 'conv', 'relu'] as const

// Software drivers compile every kernel for seconds.
const timeout = 240_000

const device = await createWebGpuDevice().catch((cause: unknown) => {
  if (cause instanceof DeviceUnavailable) return cause
  throw cause
})

const missing = device instanceof DeviceUnavailable ? device.message : undefined

describe.skipIf(missing !== undefined).each(files)(`%s on WebGPU${missing === undefined ? '' : `: not here (${missing})`}`, (file) => {
  it.each(Object.keys(goldenCases(file)))('%s: every listed number to 2e-5', { timeout }, async (name) => {
    const golden = goldenCases(file)[name]
    if (golden === undefined) throw new Error(`no case ${name}`)
    if (device instanceof DeviceUnavailable) throw device
    const deviations = await runGolden(golden, file, device)
    expect(deviations.length).toBeGreaterThan(golden.steps.length * golden.initial.length * 8)
    expect(deviations.filter(({ what, relative }) => !(relative < (what.endsWith('angles') ? 1e-3 : 2e-5)))).toEqual([])
  })
})

afterAll(() => { if (!(device instanceof DeviceUnavailable)) device.close() })
