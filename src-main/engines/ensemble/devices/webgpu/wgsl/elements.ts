/** Kernels that make each number of a matrix by itself: `element(i)` for all i below `params.count`. */
import type { Activation } from '../../../device.ts'
import type { Access, Kernel, ParamType } from '../kernel.ts'
import { activate, gain, sigmoid, sigmoidDifference } from './numbers.ts'

const threads = 256
/** More than enough to fill any graphics processor; the rest by a loop. */
const mostWorkgroups = 16_384

export const elementWorkgroups = (count: number): [number, number, number] => [Math.min(mostWorkgroups, Math.ceil(count / threads)), 1, 1]

interface ElementKernel {
  readonly name: string
  readonly bindings: Readonly<Record<string, Access>>
  readonly params?: Readonly<Record<string, ParamType>>
  readonly functions?: string
  /** Of `element(i: i32)`. */
  readonly body: string
}

export const elementKernel = ({ name, bindings, params = {}, functions = '', body }: ElementKernel): Kernel => ({
  name, bindings, params: { count: 'i32', ...params },
  source: `${functions}
fn element(i: i32) {${body}}
@compute @workgroup_size(${threads})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = i32(id.x); i < params.count; i += i32(groups.x) * ${threads}) { element(i); }
}`,
})

export const perturb = (activation: Activation | null): Kernel => elementKernel({
  name: `perturb ${activation}`, bindings: { x: 'read', noise: 'read', out: 'read_write' }, functions: activate(activation),
  body: 'out[params.outAt + i] = activate(x[params.xAt + i] + noise[params.noiseAt + i]);',
})

export const outputBursts = (withKappa: boolean): Kernel => elementKernel({
  name: `output bursts${withKappa ? ' with kappa' : ''}`, bindings: { eventRate: 'read', goal: 'read', out: 'read_write' },
  params: { burstProbability: 'f32', ...(withKappa ? { kappa: 'f32' } : {}) },
  body: `
  let e = eventRate[params.eventRateAt + i];
  let error = goal[params.goalAt + i] - e;
  out[params.outAt + i] = params.burstProbability * e;
  out[params.outAt + params.count + i] = ${withKappa
    ? 'min(params.burstProbability * params.kappa * error / (e + 1e-8), 1.0 - params.burstProbability) * e / params.kappa'
    : 'params.burstProbability * error * (1.0 - e) * e'};
`,
})

export const preBursts = (withGain: boolean): Kernel => elementKernel({
  name: `pre-bursts${withGain ? ' with gain' : ''}`, bindings: { feedback: 'read', eventRate: 'read', out: 'read_write' }, functions: sigmoid,
  body: `
  let e = eventRate[params.eventRateAt + i];
  out[params.outAt + i] = sigmoid(feedback[params.feedbackAt + i]${withGain ? ' * (1.0 - e)' : ''}) * e;
`,
})

export const bursts = (activation: Activation, withRecurrent: boolean): Kernel => elementKernel({
  name: `bursts ${activation}${withRecurrent ? ' recurrent' : ''}`,
  bindings: { feedback: 'read', eventRate: 'read', ...(withRecurrent ? { recurrent: 'read' } : {}), out: 'read_write', dendrite: 'read_write' },
  functions: sigmoidDifference + gain(activation),
  body: `
  let e = eventRate[params.eventRateAt + i];
  let h = gain(e);
  let u = feedback[params.feedbackAt + i] * h${withRecurrent ? ' - recurrent[params.recurrentAt + i]' : ''};
  dendrite[params.dendriteAt + i] = u;
  out[params.outAt + i] = sigmoid(u) * e;
  out[params.outAt + params.count + i] = sigmoidDifference(u, feedback[params.feedbackAt + params.count + i] * h) * e;
`,
})

export const outputError = (activation: Activation): Kernel => elementKernel({
  name: `output error ${activation}`, bindings: { eventRate: 'read', goal: 'read', out: 'read_write' },
  body: `
  let e = eventRate[params.eventRateAt + i];
  out[params.outAt + i] = (goal[params.goalAt + i] - e)${activation === 'sigmoid' ? ' * e * (1.0 - e)' : ''};
`,
})

export const hiddenError = (activation: Activation): Kernel => elementKernel({
  name: `hidden error ${activation}`, bindings: { propagated: 'read', eventRate: 'read', out: 'read_write' },
  body: `
  let e = eventRate[params.eventRateAt + i];
  out[params.outAt + i] = ${activation === 'sigmoid' ? 'propagated[params.propagatedAt + i] * e * (1.0 - e)' : 'select(0.0, propagated[params.propagatedAt + i], e > 0.0)'};
`,
})
