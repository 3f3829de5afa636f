/** The processor device against the authors' code and against the reference device. */
import { describe, expect, it } from 'vitest'
import { createCpuDevice } from '../../../../src-main/engines/ensemble/devices/cpu/cpu-device.ts'
import { goldenCases } from '../golden.ts'
import { runGolden } from '../golden-run.ts'

describe.each(['fc', 'conv', 'relu'] as const)('%s', (file) => {
  it.each(Object.keys(goldenCases(file)).flatMap((name) => [[name, 1], [name, 2]] as const))('%s on %i threads: every listed number as 32 bits allow', async (name, threads) => {
    const golden = goldenCases(file)[name]
    if (golden === undefined) throw new Error(`no case ${name}`)
    const device = createCpuDevice({ threads })
    const deviations = await runGolden(golden, file, device)
    device.close()
    expect(deviations.filter(({ relative }) => !(relative < 2e-5))).toEqual([])
  })
})
