/**
 * The two factors of a product Σ_k a(m, k) b(k, n), as functions that find their numbers: in matrices either way round, or in images as if
 * their patches were laid out in a matrix, which they never are.
 *
 * Each factor has an outer index (m or n) and the common inner index k. `outer` and `inner` turn them into parts of an address once; `at`
 * puts both parts together for every number. Outer indices are always within the product, inner ones may be beyond the sum's end, where
 * what they find is not used.
 */
import type { ConvolutionShape } from '../../../device.ts'

export interface Operand {
  readonly binding: string
  /** Along which index neighbours lie side by side in memory. */
  readonly along: 'outer' | 'inner'
  /** Bodies of functions of `o`, of `k`, and of both results `o` and `k`. */
  readonly outer: string
  readonly inner: string
  readonly at: string
}

/** Row o, column k. */
export const rowsOf = (binding: string): Operand => ({
  binding, along: 'inner',
  outer: `return vec4i(params.${binding}At + o * params.depth);`,
  inner: 'return vec4i(k);',
  at: `return ${binding}[o.x + k.x];`,
})

/** Row k, column o, of `width` columns. */
export const columnsOf = (binding: string, width: string): Operand => ({
  binding, along: 'outer',
  outer: `return vec4i(params.${binding}At + o);`,
  inner: `return vec4i(k * ${width});`,
  at: `return ${binding}[o.x + k.x];`,
})

/** Of constants, the compiler makes cheap divisions. */
export const shapeConstants = ({ channels, height, width, filters, kernel, stride, padding, outHeight, outWidth }: ConvolutionShape): string => Object
  .entries({ channels, height, width, filters, kernel, stride, padding, outHeight, outWidth })
  .map(([name, value]) => `const ${name}: i32 = ${value};`).join('\n')

/** The image and the corner of patch `p`, where its first number is. */
const placeOf = (binding: string, p: string): string => `
  let inImage = ${p} % (outHeight * outWidth);
  let top = (inImage / outWidth) * stride - padding;
  let left = (inImage % outWidth) * stride - padding;
  return vec4i(params.${binding}At + (${p} / (outHeight * outWidth)) * (height * width * channels) + (top * width + left) * channels, top, left, 0);`

/** Number `t` of a patch, from its corner on. */
const tapOf = (t: string): string => `
  let tap = ${t} / channels;
  let down = tap / kernel;
  let right = tap % kernel;
  return vec4i((down * width + right) * channels + ${t} % channels, down, right, 0);`

const pixel = (binding: string): string => `
  let y = o.y + k.y;
  let across = o.z + k.z;
  if (y < 0 || y >= height || across < 0 || across >= width) { return 0.0; }
  return ${binding}[o.x + k.x];`

/** Patch o, number k of it. */
export const patchesOf = (binding: string): Operand => ({ binding, along: 'inner', outer: placeOf(binding, 'o'), inner: tapOf('k'), at: pixel(binding) })

/** Patch k, number o of it. */
export const patchNumbersOf = (binding: string): Operand => ({ binding, along: 'outer', outer: tapOf('o'), inner: placeOf(binding, 'k'), at: pixel(binding) })

/**
 * The transposed convolution, seen from a pixel: with a stride, pixels of one phase (their place modulo the stride) meet the same taps of
 * the kernel and all phases others, so that each phase is a product of its own (`plane`). Row o is a pixel of the phase, k a tap of its
 * taps and a filter.
 */
export const phaseConstants = (shape: ConvolutionShape): string => {
  const { rows, columns, taps, first } = phasesOf(shape)
  return `const phaseRows: i32 = ${rows};\nconst phaseColumns: i32 = ${columns};\nconst phaseTaps: i32 = ${taps};\nconst phaseFirst: i32 = ${first};`
}

export interface Phases {
  /** Pixels of one phase; some of them may be outside of the image. */
  readonly rows: number
  readonly columns: number
  readonly first: number
  /** Of the kernel's, each way. */
  readonly taps: number
  readonly count: number
}

export function phasesOf({ height, width, kernel, stride, padding }: ConvolutionShape): Phases {
  const first = Math.floor(padding / stride)
  const reach = (size: number): number => Math.floor((size - 1 + padding) / stride) + 1 - first
  return { first, rows: reach(height), columns: reach(width), taps: Math.ceil(kernel / stride), count: stride * stride }
}

export const outputsOfPixels = (binding: string): Operand => ({
  binding, along: 'inner',
  outer: `
  let inImage = o % (phaseRows * phaseColumns);
  let q = phaseFirst + inImage / phaseColumns;
  let r = phaseFirst + inImage % phaseColumns;
  return vec4i(params.${binding}At + (((o / (phaseRows * phaseColumns)) * outHeight + q) * outWidth + r) * filters, q, r, 0);`,
  inner: `
  let tap = k / filters;
  let down = tap / phaseTaps;
  let right = tap % phaseTaps;
  return vec4i(k % filters - (down * outWidth + right) * filters, down, right, 0);`,
  at: `
  let down = o.y - k.y;
  let right = o.z - k.z;
  if (down < 0 || down >= outHeight || right < 0 || right >= outWidth) { return 0.0; }
  return ${binding}[o.x + k.x];`,
})

/** Channel o of the filters' taps that the phase meets. */
export const tapsOfChannels = (binding: string): Operand => ({
  binding, along: 'outer',
  outer: `return vec4i(params.${binding}At + o);`,
  inner: `
  let tap = k / filters;
  let down = plane / stride + stride * (tap / phaseTaps);
  let right = plane % stride + stride * (tap % phaseTaps);
  return vec4i(((k % filters) * (kernel * kernel) + down * kernel + right) * channels, i32(down < kernel && right < kernel), 0, 0);`,
  at: `
  if (k.y == 0) { return 0.0; }
  return ${binding}[o.x + k.x];`,
})
