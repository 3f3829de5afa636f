/** The step in 64 bits against the authors' code, number by number. */
import { describe, expect, it } from 'vitest'
import { createReferenceDevice } from '../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import { goldenCases } from './golden.ts'
import { runGoldenPerturbation } from './golden-perturbation.ts'
import { runGolden } from './golden-run.ts'

const files = ['fc', 'conv', 'relu'] as const

describe.each(files)('%s', (file) => {
  it.each(Object.keys(goldenCases(file)))('%s: every listed number to 1e-9', async (name) => {
    const golden = goldenCases(file)[name]
    if (golden === undefined) throw new Error(`no case ${name}`)
    const deviations = await runGolden(golden, file, createReferenceDevice())
    expect(deviations.length).toBeGreaterThan(golden.steps.length * golden.initial.length * 8)
    expect(deviations.filter(({ relative }) => !(relative < 1e-9))).toEqual([])
  })
})

describe('np', () => {
  it.each(Object.keys(goldenCases('np')))('%s: every listed number to 1e-9', async (name) => {
    const golden = goldenCases('np')[name]
    if (golden === undefined) throw new Error(`no case ${name}`)
    const deviations = await runGoldenPerturbation(golden, createReferenceDevice())
    const substeps = golden.steps.flatMap(({ substeps = [] }) => substeps).length
    expect(deviations.length).toBe(substeps * (2 + 12 * golden.initial.length))
    expect(deviations.filter(({ relative }) => !(relative < 1e-9))).toEqual([])
  })
})
