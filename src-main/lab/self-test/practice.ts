/** A test network on a device, with batches of noise to learn: the same ones everywhere. */
import { descentOf } from '../../engines/ensemble/descent.ts'
import type { Device } from '../../engines/ensemble/device.ts'
import { drawInitialValues } from '../../engines/ensemble/initial-values.ts'
import { createActivity, createNetwork, itemOf } from '../../engines/ensemble/network.ts'
import type { Activity, Network } from '../../engines/ensemble/network.ts'
import { burstpropStep } from '../../engines/ensemble/rules/burstprop.ts'
import { createStream } from '../../engines/random/random-stream.ts'
import type { TestNetwork } from './device-networks.ts'

export interface Practice {
  readonly network: Network
  readonly activity: Activity
  /** Step by step; nobody waits for the device. */
  learn(step: number): void
}

const purpose = 0x73656c66

export function startPractice(device: Device, { spec, image, classes, seed }: TestNetwork): Practice {
  const network = createNetwork(device, spec, image, classes)
  drawInitialValues(network, seed)
  const { batch } = spec.training
  const activity = createActivity(network, batch, false)
  return {
    network, activity,
    learn(step) {
      const { uniform } = createStream({ seed, purpose, index: step, subIndex: 0 })
      device.write(activity.input, Float32Array.from({ length: batch * activity.input.columns }, () => uniform() - 0.5))
      device.write(activity.target, Float32Array.from({ length: batch * classes }, (_, i) => (i % classes === (Math.floor(i / classes) + step) % classes ? 1 : 0)))
      burstpropStep(network, activity, { descent: (index) => descentOf(spec, itemOf(network.layers, index), { epoch: 0, batch, classes }), compare: false })
    },
  }
}
