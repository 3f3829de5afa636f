/**
 * Commands gather in one encoder and go to the graphics processor together: when numbers are written or read, when someone waits, or when
 * the room for parameters is full. Nothing here waits for a result but `read` and `finish`.
 */
import type { Tensor } from '../../device.ts'
import type { GpuCommandEncoder, GpuComputePass, GpuDevice, GpuError, GpuPipeline } from './gpu.ts'
import { bufferUsage, mapRead } from './gpu.ts'
import type { Kernel } from './kernel.ts'
import { slotBytes, writeParams } from './kernel.ts'
import type { Matrix, Memory } from './matrix.ts'
import { countOf, matrixOf } from './matrix.ts'
import { createPipelines } from './pipelines.ts'

/** As many commands as are sent at once. */
const slots = 1024
/** Of WebGPU's default limits. */
const mostWorkgroups = 65_535

export interface Run {
  /** In the order of the kernel's bindings. */
  readonly tensors: readonly Tensor[]
  readonly params: Readonly<Record<string, number>>
  readonly workgroups: readonly [number, number, number]
}

export interface Commands {
  run(kernel: Kernel, run: Run): void
  write(to: Matrix, values: Float32Array | Float64Array): void
  read(from: Matrix): Promise<Float64Array>
  finish(): Promise<void>
}

export function createCommands(device: GpuDevice, memory: Memory): Commands {
  const paramsBuffer = device.createBuffer({ size: slots * slotBytes, usage: bufferUsage.uniform | bufferUsage.copyTarget })
  const pipelines = createPipelines(device, paramsBuffer)
  const params = new ArrayBuffer(slots * slotBytes)
  let encoder: GpuCommandEncoder | null = null
  let pass: GpuComputePass | null = null
  let current: GpuPipeline | null = null
  let used = 0
  const failures: Promise<void>[] = []
  let failure: string | null = null
  void device.lost.then(({ reason, message }) => {
    if (reason !== 'destroyed') failure ??= `the graphics processor was lost: ${message}`
  })

  const encoding = (): GpuCommandEncoder => {
    if (encoder === null) {
      device.pushErrorScope('out-of-memory')
      device.pushErrorScope('validation')
      encoder = device.createCommandEncoder()
    }
    return encoder
  }
  const endPass = (): void => {
    pass?.end()
    pass = null
    current = null
  }
  const copy = (from: Matrix, to: Matrix['storage']['buffer'], bytes: number): void => {
    const target = encoding()
    endPass()
    target.copyBufferToBuffer(from.storage.buffer, from.offset * 4, to, 0, bytes)
  }
  const flush = (): void => {
    if (encoder === null) return
    endPass()
    if (used > 0) device.queue.writeBuffer(paramsBuffer, 0, params, 0, used * slotBytes)
    device.queue.submit([encoder.finish()])
    encoder = null
    used = 0
    const note = async (scope: Promise<GpuError | null>): Promise<void> => {
      const error = await scope
      if (error !== null) failure ??= error.message
    }
    failures.push(note(device.popErrorScope()), note(device.popErrorScope()))
    // Only the last ones are of interest, and one that failed has been noted.
    if (failures.length > 64) void Promise.all(failures.splice(0, 32))
  }
  const settle = async (): Promise<void> => {
    await Promise.all(failures.splice(0))
    if (failure !== null) throw new Error(`WebGPU: ${failure}`)
  }
  /** Buffers that are written may not be read by the same command: what is both is read from a copy. */
  const apart = (kernel: Kernel, tensors: readonly Tensor[]): Matrix[] => {
    const matrices = tensors.map(matrixOf)
    const written = new Set<number>()
    for (const [index, access] of Object.values(kernel.bindings).entries()) {
      const id = matrices[index]?.storage.id
      if (id === undefined) throw new RangeError(`kernel ${kernel.name} got ${matrices.length} matrices`)
      if (access === 'read') continue
      if (written.has(id)) throw new RangeError(`${kernel.name} writes two parts of one matrix; expected two matrices`)
      written.add(id)
    }
    return matrices.map((matrix, index) => {
      if (Object.values(kernel.bindings)[index] !== 'read' || !written.has(matrix.storage.id)) return matrix
      const scratch = memory.scratch(`copy ${index}`, countOf(matrix))
      copy(matrix, scratch.storage.buffer, countOf(matrix) * 4)
      return { ...matrix, storage: scratch.storage, offset: 0 }
    })
  }

  return {
    run(kernel, { tensors, params: values, workgroups }) {
      if (workgroups.some((count) => count === 0)) return
      if (workgroups.some((count) => count > mostWorkgroups)) throw new RangeError(`${kernel.name} needs ${workgroups.join(' × ')} workgroups; expected at most ${mostWorkgroups} each way`)
      if (used === slots) flush()
      // Begun first, so that its error scope also sees a kernel that does not compile.
      const target = encoding()
      const matrices = apart(kernel, tensors)
      const { pipeline, group } = pipelines.bind(kernel, matrices.map(({ storage }) => storage))
      writeParams(kernel, new DataView(params, used * slotBytes, slotBytes), values, matrices.map(({ offset }) => offset))
      pass ??= target.beginComputePass()
      if (current !== pipeline) pass.setPipeline(pipeline)
      current = pipeline
      pass.setBindGroup(0, group, [used * slotBytes])
      pass.dispatchWorkgroups(...workgroups)
      used++
    },
    write(to, values) {
      if (values.length > countOf(to)) throw new RangeError(`${values.length} numbers for a matrix of ${to.rows} × ${to.columns}`)
      // The queue writes at once; what was asked for before must still see the old numbers.
      flush()
      if (values.length > 0) device.queue.writeBuffer(to.storage.buffer, to.offset * 4, values instanceof Float32Array ? values : Float32Array.from(values))
    },
    async read(from) {
      const count = countOf(from)
      if (count === 0) return new Float64Array(0)
      const staging = device.createBuffer({ size: count * 4, usage: bufferUsage.mapRead | bufferUsage.copyTarget })
      try {
        copy(from, staging, count * 4)
        flush()
        await settle()
        await staging.mapAsync(mapRead)
        return Float64Array.from(new Float32Array(staging.getMappedRange()))
      } finally {
        staging.destroy()
      }
    },
    async finish() {
      flush()
      await device.queue.onSubmittedWorkDone()
      await settle()
    },
  }
}
