/** The device's operations on single numbers and rows. */
import type { Device, Tensor } from '../../device.ts'
import type { Commands } from './commands.ts'
import type { Kernel } from './kernel.ts'
import { countOf } from './matrix.ts'
import { bursts, elementWorkgroups, hiddenError, outputBursts, outputError, perturb, preBursts } from './wgsl/elements.ts'
import { softmax, softmaxWorkgroups } from './wgsl/softmax.ts'

type Elements = Pick<Device, 'softmax' | 'perturb' | 'outputBursts' | 'preBursts' | 'bursts' | 'outputError' | 'hiddenError'>

export function createElements(commands: Commands): Elements {
  const run = (kernel: Kernel, count: number, tensors: readonly Tensor[], params: Readonly<Record<string, number>> = {}): void => {
    commands.run(kernel, { tensors, params: { count, ...params }, workgroups: elementWorkgroups(count) })
  }
  return {
    softmax({ x, out }) {
      commands.run(softmax, { tensors: [x, out], params: { rows: x.rows, columns: x.columns }, workgroups: softmaxWorkgroups(x.rows) })
    },
    perturb({ x, noise, out, activation }) {
      run(perturb(activation), countOf(out), [x, noise, out])
    },
    outputBursts({ eventRate, target, burstProbability, kappa, out }) {
      run(outputBursts(kappa !== null), countOf(eventRate), [eventRate, target, out], { burstProbability, ...(kappa === null ? {} : { kappa }) })
    },
    preBursts({ feedback, eventRate, gain, out }) {
      run(preBursts(gain), countOf(eventRate), [feedback, eventRate, out])
    },
    bursts({ feedback, eventRate, recurrent, activation, out, dendrite }) {
      run(bursts(activation, recurrent !== null), countOf(eventRate), [feedback, eventRate, ...(recurrent === null ? [] : [recurrent]), out, dendrite])
    },
    outputError({ eventRate, target, activation, out }) {
      run(outputError(activation), countOf(eventRate), [eventRate, target, out])
    },
    hiddenError({ propagated, eventRate, activation, out }) {
      run(hiddenError(activation), countOf(eventRate), [propagated, eventRate, out])
    },
  }
}
