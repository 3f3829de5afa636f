/** How long a training step takes on a device. */
import type { Device } from '../../engines/ensemble/device.ts'
import { timedNetwork } from './device-networks.ts'
import { startPractice } from './practice.ts'

/** Kernels are compiled, caches filled. */
const warmUps = 1
const fewest = 3
const most = 40
const budgetMs = 500

/** Median, in milliseconds. */
export async function timeStep(device: Device): Promise<number> {
  const { learn } = startPractice(device, timedNetwork)
  const taken: number[] = []
  let timedFrom = performance.now()
  for (let step = 0; step < warmUps + fewest || (step < warmUps + most && performance.now() - timedFrom < budgetMs); step++) {
    if (step === warmUps) timedFrom = performance.now()
    const from = performance.now()
    learn(step)
    await device.finish()
    if (step >= warmUps) taken.push(performance.now() - from)
  }
  taken.sort((a, b) => a - b)
  return taken[Math.floor(taken.length / 2)] ?? NaN
}
