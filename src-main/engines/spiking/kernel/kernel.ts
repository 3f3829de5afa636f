/** The compiled kernels with a memory of their own, and typed views of it. */
import { byteLength } from './layout.ts'
import type { RecordLayout } from './layout.ts'
import { kernelBytes } from './kernel-bytes.ts'

interface KernelExports {
  fusedRemainder(x: number): number
  heapBase(): number
  advance(network: number, steps: number): void
  connect(gap: number, random: number, rows: number, columns: number, skipDiagonal: number, rowStart: number, targets: number, narrow: number, capacity: number): number
  transpose(rows: number, columns: number, rowStart: number, targets: number, columnStart: number, sources: number, places: number, byColumns: number): void
  packRows(rows: number, rowStart: number, targets: number, records: number, capacity: number, spare: number): void
  firstBeyond(values: number, count: number, limit: number): number
  uniforms(state: number, out: number, count: number): void
}

/** A record in the kernels' memory. */
export interface MemoryRecord {
  readonly at: number
  get(field: string): number
  set(fields: Readonly<Record<string, number>>): void
}

export interface Kernel extends KernelExports {
  /** Zeroed bytes that stay; throws an error where memory ends. */
  allocate(bytes: number): number
  record(layout: RecordLayout): MemoryRecord
  floats(at: number, length: number): Float32Array
  words(at: number, length: number): Int32Array
  halfWords(at: number, length: number): Uint16Array
  /** Everything allocated so far. */
  bytes(): Uint8Array<ArrayBuffer>
}

const pageBytes = 65536
const maxPages = 65536

/** Compiled once per process: an instance is what holds state. */
let compiled: WebAssembly.Module | undefined

/**
 * Whether this processor rounds a product and the sum with it once, as all do since about 2013. One that rounds twice gives numbers that
 * differ in their last bits, and so another realisation of the same network.
 */
export const fusesProducts = (): boolean => createKernel().fusedRemainder(1 + 2 ** -13) !== 0

export function createKernel(): Kernel {
  compiled ??= new WebAssembly.Module(kernelBytes())
  const memory = new WebAssembly.Memory({ initial: 16, maximum: maxPages })
  const instance = new WebAssembly.Instance(compiled, { env: { memory, exp: Math.exp } })
  // The compiled module has no types; a test calls every function.
  const functions = instance.exports as unknown as KernelExports
  let used = functions.heapBase()
  function allocate(bytes: number): number {
    const at = Math.ceil(used / 64) * 64
    const end = at + bytes
    // Some bytes behind the last array exist too: rows are asked for before their length is known.
    const missing = Math.ceil((end + 64) / pageBytes) - memory.buffer.byteLength / pageBytes
    if (end + 64 > maxPages * pageBytes) throw new RangeError(`The network needs more than the 4 GiB that one simulation can have.`)
    if (missing > 0) memory.grow(missing)
    used = end
    return at
  }
  return {
    ...functions,
    allocate,
    floats: (at, length) => new Float32Array(memory.buffer, at, length),
    words: (at, length) => new Int32Array(memory.buffer, at, length),
    halfWords: (at, length) => new Uint16Array(memory.buffer, at, length),
    bytes: () => new Uint8Array(memory.buffer, 0, used),
    record(layout) {
      const at = allocate(byteLength(layout))
      const fields = new Map<string, { readonly offset: number; readonly type: string }>()
      let offset = 0
      for (const [name, type] of layout) {
        fields.set(name, { offset: at + offset, type })
        offset += type === 'f64' ? 8 : 4
      }
      const place = (name: string) => {
        const field = fields.get(name)
        if (field === undefined) throw new Error(`no field ${name}`)
        return field
      }
      return {
        at,
        get(name) {
          const view = new DataView(memory.buffer)
          const { offset: from, type } = place(name)
          return type === 'i32' ? view.getInt32(from, true) : type === 'f32' ? view.getFloat32(from, true) : view.getFloat64(from, true)
        },
        set(values) {
          const view = new DataView(memory.buffer)
          for (const [name, value] of Object.entries(values)) {
            const { offset: to, type } = place(name)
            if (type === 'i32') view.setInt32(to, value, true)
            else if (type === 'f32') view.setFloat32(to, value, true)
            else view.setFloat64(to, value, true)
          }
        },
      }
    },
  }
}
