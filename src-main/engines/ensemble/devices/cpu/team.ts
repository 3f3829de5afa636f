/** The compiled kernels, a memory that all threads share, and the threads. */
import { Worker } from 'node:worker_threads'
import { askForWideVectors } from '../wide-vectors.ts'
import { kernelBytes } from './kernel-bytes.ts'
import { wideTilesPay } from './tile-width.ts'

interface KernelExports {
  heapBase(): number
  sizeOfCommand(): number
  scratchBytes(): number
  roomBytes(threads: number): number
  tryTiles(scratch: number, inWideTiles: boolean): number
  fusedRemainder(x: number): number
  lead(room: number, commands: number, count: number, scratch: number, threads: number, inWideTiles: boolean): void
  dismiss(room: number, threads: number): void
}

export interface Team {
  readonly threads: number
  /** Whether this processor rounds a product and its sum once; where not, results are others. */
  readonly fusesProducts: boolean
  /** Whether it works with vectors of 256 bits; results are the same. */
  readonly wide: boolean
  /** Bytes of one command. */
  readonly commandBytes: number
  /** Zeroed bytes that stay. Throws a RangeError where memory ends. */
  allocate(bytes: number): number
  floats(at: number, length: number): Float32Array
  view(at: number, bytes: number): DataView
  /** Does `count` commands that begin at `commands`, all threads together. */
  work(commands: number, count: number): void
  /** Bytes allocated so far. */
  used(): number
  close(): void
}

const pageBytes = 65536
const maxPages = 65536
/** What a helping thread runs: nothing but the loop inside the kernels. */
const helper = `
const { workerData } = require('node:worker_threads')
const { module, memory, room, scratch, thread, threads } = workerData
new WebAssembly.Instance(module, { env: { memory } }).exports.serve(room, scratch, thread, threads)
`

/** Compiled once per process, and once found out which tiles are the faster ones: an instance is what holds state. */
let compiled: { readonly module: WebAssembly.Module, readonly wide: boolean } | undefined

function compile(): { readonly module: WebAssembly.Module, readonly wide: boolean } {
  const known = askForWideVectors()
  const module = new WebAssembly.Module(kernelBytes())
  if (!known) return { module, wide: false }
  const memory = new WebAssembly.Memory({ initial: 64, maximum: maxPages, shared: true })
  const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports
  return { module, wide: wideTilesPay((wide) => kernels.tryTiles(kernels.heapBase(), wide)) }
}

export function createTeam(threads: number, wanted?: boolean): Team {
  compiled ??= compile()
  const { module } = compiled, wide = wanted ?? compiled.wide
  const memory = new WebAssembly.Memory({ initial: 16, maximum: maxPages, shared: true })
  const instance = new WebAssembly.Instance(module, { env: { memory } })
  // The compiled module has no types; a test calls every operation.
  const kernels = instance.exports as unknown as KernelExports
  let used = kernels.heapBase()
  function allocate(bytes: number): number {
    const at = Math.ceil(used / 64) * 64
    const end = at + bytes
    // Rows are read up to three numbers beyond their end.
    if (end + 64 > maxPages * pageBytes) throw new RangeError(`The network needs more than the 4 GiB that the processor's kernels can have: ${(end / 2 ** 30).toFixed(1)} GiB.`)
    const missing = Math.ceil((end + 64) / pageBytes) - memory.buffer.byteLength / pageBytes
    if (missing > 0) memory.grow(missing)
    used = end
    return at
  }
  const room = allocate(kernels.roomBytes(threads))
  const scratches = Array.from({ length: threads }, () => allocate(kernels.scratchBytes()))
  const helpers = scratches.slice(1).map((scratch, index) => {
    const worker = new Worker(helper, { eval: true, workerData: { module, memory, room, scratch, thread: index + 1, threads } })
    // A helper that waits for work must not keep the program alive.
    worker.unref()
    return worker
  })
  return {
    threads,
    fusesProducts: kernels.fusedRemainder(1 + 2 ** -13) !== 0,
    wide,
    commandBytes: kernels.sizeOfCommand(),
    allocate,
    floats: (at, length) => new Float32Array(memory.buffer, at, length),
    view: (at, bytes) => new DataView(memory.buffer, at, bytes),
    work: (commands, count) => { kernels.lead(room, commands, count, scratches[0] ?? 0, threads, wide) },
    used: () => used,
    close: () => { if (helpers.length > 0) kernels.dismiss(room, threads) },
  }
}
