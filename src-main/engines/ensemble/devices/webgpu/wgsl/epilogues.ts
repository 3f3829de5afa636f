/** What becomes of a product's numbers: `store(m, n, sum)`, in the kernel that made them. */
import type { Activation } from '../../../device.ts'
import type { Access, ParamType } from '../kernel.ts'
import type { FeedbackLearning } from './descend.ts'
import { descendSource } from './descend.ts'
import { activate } from './numbers.ts'

export interface Epilogue {
  readonly name: string
  readonly bindings: Readonly<Record<string, Access>>
  readonly params: Readonly<Record<string, ParamType>>
  readonly functions: string
}

/** f(sum + c). */
export const assign = (activation: Activation | null, withBias: boolean): Epilogue => ({
  name: `${withBias ? 'bias ' : ''}${activation ?? ''}`, bindings: { ...(withBias ? { bias: 'read' } : {}), out: 'read_write' }, params: {},
  functions: `${activate(activation)}
fn store(m: i32, n: i32, sum: f32) {
  out[params.outAt + m * params.columns + n] = activate(sum${withBias ? ' + bias[params.biasAt + n]' : ''});
}`,
})

/** Weights, velocity and feedback weights move at once; the gradient itself is never in memory. */
export function descend(coupled: boolean, feedback: FeedbackLearning): Epilogue {
  const { name, bindings, params, functions } = descendSource(coupled, feedback)
  return { name, bindings, params, functions: `${functions}\nfn store(m: i32, n: i32, sum: f32) { descend(m * params.columns + n, sum); }` }
}

/** R ← R + η_r sum. */
export const add: Epilogue = {
  name: 'add', bindings: { weights: 'read_write' }, params: { rate: 'f32' },
  functions: `
fn store(m: i32, n: i32, sum: f32) {
  let i = params.weightsAt + m * params.columns + n;
  weights[i] = weights[i] + params.rate * sum;
}`,
}

/** Parts of the sum, one plane each. */
export const keepParts: Epilogue = {
  name: 'parts', bindings: { parts: 'read_write' }, params: {},
  functions: 'fn store(m: i32, n: i32, sum: f32) { parts[params.partsAt + (plane * params.rows + m) * params.columns + n] = sum; }',
}

/** To the pixel of a phase; needs the constants of the shape and of its phases. */
export const toPixel: Epilogue = {
  name: 'pixel', bindings: { out: 'read_write' }, params: {},
  functions: `
fn store(m: i32, n: i32, sum: f32) {
  let inImage = m % (phaseRows * phaseColumns);
  let y = (phaseFirst + inImage / phaseColumns) * stride + plane / stride - padding;
  let x = (phaseFirst + inImage % phaseColumns) * stride + plane % stride - padding;
  if (y < 0 || y >= height || x < 0 || x >= width) { return; }
  out[params.outAt + (((m / (phaseRows * phaseColumns)) * height + y) * width + x) * channels + n] = sum;
}`,
}
