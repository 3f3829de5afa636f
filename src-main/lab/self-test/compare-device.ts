/** Does a device compute what the reference computes? */
import type { Device, Tensor } from '../../engines/ensemble/device.ts'
import { createReferenceDevice } from '../../engines/ensemble/devices/reference/reference-device.ts'
import { itemOf } from '../../engines/ensemble/network.ts'
import type { DeviceTestNetwork } from '../types.ts'
import { testNetworks } from './device-networks.ts'
import type { TestNetwork } from './device-networks.ts'
import { startPractice } from './practice.ts'
import type { Practice } from './practice.ts'

/** Of the largest number of a matrix, for devices of 32 bits: some roundings, and room for coarser exponentials of drivers. */
export const deviationBound = 2e-5
export const comparedSteps = 3

/** All test networks, one after the other. */
export async function compareDevice(device: Device): Promise<DeviceTestNetwork[]> {
  const results: DeviceTestNetwork[] = []
  for (const network of testNetworks) results.push(await compareOn(device, network))
  return results
}

async function compareOn(device: Device, test: TestNetwork): Promise<DeviceTestNetwork> {
  const exact = createReferenceDevice()
  const expected = startPractice(exact, test), found = startPractice(device, test)
  let worst = { deviation: 0, where: '' }
  for (let step = 0; step < comparedSteps; step++) {
    expected.learn(step)
    found.learn(step)
    const matrices = matricesOf(found)
    for (const [index, { what, tensor }] of matricesOf(expected).entries()) {
      const deviation = deviationOf(await device.read(itemOf(matrices, index).tensor), await exact.read(tensor))
      if (deviation > worst.deviation) worst = { deviation, where: `${what}, step ${step + 1}` }
    }
  }
  const { deviation, where } = worst
  return { id: test.id, title: test.title, deviation: Number.isFinite(deviation) ? deviation : null, where, bound: deviationBound, passed: deviation < deviationBound }
}

/** Largest difference over the largest expected number; infinite where something is not a number. */
export function deviationOf(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let off = 0, largest = 0
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs((found[i] ?? NaN) - (expected[i] ?? NaN))
    if (!Number.isFinite(difference)) return Infinity
    off = Math.max(off, difference)
    largest = Math.max(largest, Math.abs(expected[i] ?? NaN))
  }
  return found.length === expected.length ? (off === 0 ? 0 : off / largest) : Infinity
}

interface NamedMatrix {
  readonly what: string
  readonly tensor: Tensor
}

/** All that a step leaves: signals of the batch, and what was learned. */
function matricesOf({ network: { device, layers, parameters }, activity }: Practice): NamedMatrix[] {
  return layers.flatMap((_, index): NamedMatrix[] => {
    const { weights, bias, velocity, biasVelocity, feedback, feedbackVelocity, recurrent } = itemOf(parameters, index)
    const both = itemOf(activity.bursts, index)
    const listed: readonly (readonly [what: string, tensor: Tensor | null | undefined])[] = [
      ['event rates', activity.eventRates[index]],
      ['burst rates', device.view(both, { from: 0, rows: activity.batch, columns: both.columns })], ['burst differences', activity.differences[index]],
      ['dendritic potentials', activity.dendrites[index]], ['recurrent input', activity.recurrent[index]],
      ['weights', weights], ['biases', bias], ['velocities', velocity], ['velocities of biases', biasVelocity],
      ['feedback weights', feedback], ['velocities of feedback', feedbackVelocity], ['recurrent weights', recurrent],
    ]
    return listed.flatMap(([what, tensor]) => (tensor === null || tensor === undefined || tensor.rows === 0 ? [] : [{ what: `${what} of layer ${index + 1}`, tensor }]))
  })
}
