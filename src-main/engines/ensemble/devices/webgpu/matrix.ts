/** A matrix in a buffer of the graphics processor, or a part of one. */
import type { Tensor } from '../../device.ts'
import type { GpuBuffer, GpuDevice } from './gpu.ts'
import { bufferUsage } from './gpu.ts'

/** Numbered, so that bindings can be looked up by their buffers. */
export interface Storage {
  readonly id: number
  readonly buffer: GpuBuffer
  readonly bytes: number
}

export interface Matrix extends Tensor {
  readonly storage: Storage
  /** In numbers from the start of the buffer. */
  readonly offset: number
}

export const matrixOf = (tensor: Tensor): Matrix => {
  if (!('storage' in tensor)) throw new RangeError('a matrix of another device')
  return tensor as Matrix
}

export const countOf = ({ rows, columns }: Tensor): number => rows * columns

export interface Memory {
  matrix(rows: number, columns: number): Matrix
  /** Room of at least so many numbers for what lives within one operation; the next one may get the same. */
  scratch(purpose: string, count: number): Matrix
  destroy(): void
}

/** New buffers are zero. */
export function createMemory(device: GpuDevice): Memory {
  const all: Storage[] = []
  const scratches = new Map<string, Storage>()
  const allocate = (count: number): Storage => {
    // A binding of no bytes is refused.
    const bytes = Math.max(16, count * 4)
    const storage = { id: all.length, bytes, buffer: device.createBuffer({ size: bytes, usage: bufferUsage.storage | bufferUsage.copySource | bufferUsage.copyTarget }) }
    all.push(storage)
    return storage
  }
  return {
    matrix: (rows, columns) => ({ rows, columns, offset: 0, storage: allocate(rows * columns) }),
    scratch(purpose, count) {
      // By powers of two: a few buffers serve every size.
      const room = 2 ** Math.ceil(Math.log2(Math.max(count, 1024)))
      const key = `${purpose} ${room}`
      const storage = scratches.get(key) ?? allocate(room)
      scratches.set(key, storage)
      return { rows: 1, columns: count, offset: 0, storage }
    },
    destroy() {
      for (const { buffer } of all) buffer.destroy()
    },
  }
}
