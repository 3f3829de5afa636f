/** The reference device with what each operation puts out rounded to 32 bits: at least as exact as any device that computes in them. */
import type { Device, Tensor } from '../../../../src-main/engines/ensemble/device.ts'
import { createReferenceDevice } from '../../../../src-main/engines/ensemble/devices/reference/reference-device.ts'

export function createRoundingDevice(): Device {
  const exact = createReferenceDevice()
  /** `operation`, after which its results are rounded. */
  const rounded = <Operands>(operation: (operands: Operands) => void, ...results: readonly (keyof Operands)[]) => (operands: Operands): void => {
    operation(operands)
    for (const result of results) {
      const tensor = operands[result] as (Tensor & { readonly values: Float64Array }) | null
      tensor?.values.forEach((value, i) => { tensor.values[i] = Math.fround(value) })
    }
  }
  return {
    ...exact,
    label: '64-bit arithmetic with results of 32 bits, one core',
    write: (to, values) => { exact.write(to, Float32Array.from(values)) },
    affine: rounded(exact.affine, 'out'),
    convolve: rounded(exact.convolve, 'out'),
    feedback: rounded(exact.feedback, 'out'),
    feedbackConvolution: rounded(exact.feedbackConvolution, 'out'),
    softmax: rounded(exact.softmax, 'out'),
    perturb: rounded(exact.perturb, 'out'),
    outputBursts: rounded(exact.outputBursts, 'out'),
    preBursts: rounded(exact.preBursts, 'out'),
    bursts: rounded(exact.bursts, 'out', 'dendrite'),
    outputError: rounded(exact.outputError, 'out'),
    hiddenError: rounded(exact.hiddenError, 'out'),
    learn: rounded(exact.learn, 'weights', 'velocity', 'feedback', 'feedbackVelocity'),
    learnConvolution: rounded(exact.learnConvolution, 'weights', 'velocity', 'feedback', 'feedbackVelocity'),
    learnBias: rounded(exact.learnBias, 'bias', 'velocity'),
    learnRecurrent: rounded(exact.learnRecurrent, 'weights'),
  }
}
