/**
 * Matrices that operations overwrite, over the tensors of TensorFlow.js, which nobody can: a matrix holds a tensor and gets another one
 * with each write. A view is a place within a matrix; it reads and writes there.
 */
import type { Tensor as Values } from '@tensorflow/tfjs-core'
import type { Tensor } from '../../device.ts'
import type { Backend } from './backends/backend.ts'

/** What all views of a matrix share. */
interface Whole {
  values: Values
}

interface Matrix extends Tensor {
  readonly whole: Whole
  /** Its first number in the whole. */
  readonly start: number
}

export interface Matrices {
  create(rows: number, columns: number): Tensor
  view(tensor: Tensor, part: { readonly from: number; readonly rows: number; readonly columns: number }): Tensor
  /** Its values, with the rows and columns of the matrix. Within `compute` only, and until the matrix is written. */
  get(tensor: Tensor): Values
  /** Replaces its values; any shape of that many numbers will do. Within `compute` only. */
  set(tensor: Tensor, values: Values): void
  /** On this backend, with everything freed that was only made on the way. */
  compute(operation: () => void): void
  write(tensor: Tensor, values: Float32Array | Float64Array): void
  read(tensor: Tensor): Promise<Float64Array>
  finish(): Promise<void>
  free(): void
}

export function createMatrices({ tf, name }: Backend): Matrices {
  const wholes = new Set<Whole>()
  let latest: Whole | null = null

  const isWhole = ({ whole, rows, columns }: Matrix): boolean => whole.values.size === rows * columns

  function within<Result>(operation: () => Result): Result {
    // Switching to a backend that has started is done when the call returns.
    if (tf.getBackend() !== name) void tf.setBackend(name)
    tf.engine().startScope()
    try {
      return operation()
    } finally {
      tf.engine().endScope()
    }
  }

  function get(tensor: Tensor): Values {
    const matrix = tensor as Matrix
    const { whole: { values }, rows, columns, start } = matrix
    if (!isWhole(matrix)) return tf.reshape(tf.slice(tf.reshape(values, [values.size]), [start], [rows * columns]), [rows, columns])
    return values.shape[0] === rows && values.shape[1] === columns ? values : tf.reshape(values, [rows, columns])
  }

  function set(tensor: Tensor, values: Values): void {
    const matrix = tensor as Matrix
    const { whole, start } = matrix
    const old = whole.values
    whole.values = tf.keep(tf.reshape(isWhole(matrix) ? values : inserted(old, values, start), old.shape))
    old.dispose()
    latest = whole
  }

  /** `whole` with the numbers of `part` from `start` on. */
  function inserted(whole: Values, part: Values, start: number): Values {
    const flat = tf.reshape(whole, [whole.size])
    const end = start + part.size
    const pieces = [tf.reshape(part, [part.size])]
    if (start > 0) pieces.unshift(tf.slice(flat, [0], [start]))
    if (end < whole.size) pieces.push(tf.slice(flat, [end], [whole.size - end]))
    return tf.concat(pieces)
  }

  async function download(values: Values): Promise<Float64Array> {
    try {
      return Float64Array.from(await values.data())
    } finally {
      values.dispose()
    }
  }

  return {
    create(rows, columns) {
      const whole = { values: within(() => tf.keep(tf.zeros([rows, columns]))) }
      wholes.add(whole)
      return { rows, columns, whole, start: 0 } satisfies Matrix as Tensor
    },
    view(tensor, { from, rows, columns }) {
      const { whole, start } = tensor as Matrix
      if ((from + rows) * columns > tensor.rows * tensor.columns) throw new RangeError(`a view of ${rows} × ${columns} from row ${from} is larger than its matrix, ${tensor.rows} × ${tensor.columns}`)
      return { rows, columns, whole, start: start + from * columns } satisfies Matrix as Tensor
    },
    get,
    set,
    compute: within,
    write(tensor, values) {
      const { rows, columns } = tensor
      if (values.length !== rows * columns) throw new RangeError(`${values.length} numbers for a matrix of ${rows} × ${columns}`)
      // A copy: the caller may use its array again before the backend has read it.
      within(() => { set(tensor, tf.tensor(new Float32Array(values), [rows, columns])) })
    },
    // Copies share their numbers and outlive a later write.
    read: (tensor) => download(within(() => tf.keep(tf.clone(get(tensor))))),
    async finish() {
      const written = latest
      // What was asked for last is done last.
      if (written !== null && written.values.size > 0) await download(within(() => tf.keep(tf.slice(tf.reshape(written.values, [written.values.size]), [0], [1]))))
    },
    free() {
      for (const { values } of wholes) values.dispose()
      wholes.clear()
      latest = null
    },
  }
}
