/** The reference curves are copies: where the originals are at hand, they must be equal. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as references from '../../../src-main/experiments/pairing/references.ts'

const folder = resolve('..', 'shared', 'reference')
const present = existsSync(folder)

function numbers(file: string, ...path: string[]): number[] {
  const content: unknown = JSON.parse(readFileSync(resolve(folder, file), 'utf8'))
  return path.reduce<unknown>((place, key) => Reflect.get(Object(place), key), content) as number[]
}

describe.skipIf(!present)(`the copies of the reference curves${present ? '' : ' (not compared: the originals are not beside this checkout)'}`, () => {
  it('of Fig. 2b', () => {
    expect(references.periodicReference.x).toEqual(numbers('fig2_periodic.json', 'freq_hz'))
    expect(references.periodicReference.y).toEqual(numbers('fig2_periodic.json', 'dw'))
  })

  it.each([
    ['pbar0_0.3', references.poissonReference30, references.poissonClosedForm30], ['pbar0_0.5', references.poissonReference50, references.poissonClosedForm50],
  ])('of Fig. 2c, %s', (key, measured, closedForm) => {
    expect(measured.x).toEqual(numbers('fig2_poisson.json', 'rate_hz'))
    expect(measured.y).toEqual(numbers('fig2_poisson.json', key, 'mean'))
    expect(measured.sd).toEqual(numbers('fig2_poisson.json', key, 'sd'))
    expect(closedForm.y).toEqual(numbers('fig2_poisson.json', key, 'analytic_tau_ref_2ms'))
  })

  it.each([['er_5', references.burstPoissonReference5], ['er_10', references.burstPoissonReference10]])('of Fig. 2d, %s', (key, measured) => {
    expect(measured.x.map((x, i) => x - (numbers('fig2_burstpoisson.json', 'bp')[i] ?? NaN)).every((difference) => Math.abs(difference) < 1e-12)).toBe(true)
    expect(measured.y).toEqual(numbers('fig2_burstpoisson.json', key, 'mean'))
    expect(measured.sd).toEqual(numbers('fig2_burstpoisson.json', key, 'sd'))
  })
})
