/** The training step on TensorFlow.js, in 32 bits: on TensorFlow's own library where a GPU has it, or on what else is there. */
import type { Device } from '../../device.ts'
import { activate } from './activations.ts'
import type { Backend } from './backends/backend.ts'
import { openBackend } from './backends/open-backend.ts'
import type { BackendChoice } from './backends/open-backend.ts'
import { convolutionsOf } from './convolutions.ts'
import { learningOf } from './learning.ts'
import { createMatrices } from './matrices.ts'
import { productsOf } from './products.ts'
import { signalsOf } from './signals.ts'

/** Throws DeviceUnavailable where the backend is not to be had; 'auto' takes the best that is. */
export async function createTensorFlowDevice({ backend }: { readonly backend: BackendChoice }): Promise<Device> {
  return deviceOn(await openBackend(backend))
}

function deviceOn(backend: Backend): Device {
  const { tf } = backend
  const matrices = createMatrices(backend)
  const { get, set, compute } = matrices
  const { times, timesTransposed } = productsOf(backend)
  const { convolve, transposed } = convolutionsOf(backend)
  return {
    id: 'tensorflow',
    label: backend.label,
    tensor: matrices.create,
    view: matrices.view,
    write: matrices.write,
    read: matrices.read,
    finish: matrices.finish,
    close() {
      matrices.free()
      backend.release()
    },

    affine({ x, weights, bias, out, activation }) {
      compute(() => {
        const sums = timesTransposed(get(x), get(weights))
        set(out, activate(tf, bias === null ? sums : tf.add(sums, get(bias)), activation))
      })
    },
    convolve({ x, weights, bias, out, activation, shape }) {
      compute(() => { set(out, activate(tf, tf.add(convolve(get(x), get(weights), shape), tf.reshape(get(bias), [shape.filters])), activation)) })
    },
    feedback({ bursts, weights, out }) {
      compute(() => { set(out, times(get(bursts), get(weights))) })
    },
    feedbackConvolution({ bursts, weights, out, shape }) {
      compute(() => { set(out, transposed(get(bursts), get(weights), shape)) })
    },
    ...signalsOf(backend, matrices),
    ...learningOf(backend, matrices),
  }
}
