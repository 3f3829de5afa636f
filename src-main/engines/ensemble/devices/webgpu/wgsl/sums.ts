/** Kernels that only add up: columns of the differences for the biases, and the parts of a gradient. Both then move what learns. */
import type { Kernel } from '../kernel.ts'
import type { FeedbackLearning } from './descend.ts'
import { descendSource } from './descend.ts'
import { elementKernel } from './elements.ts'

const columns = 8
const lanes = 32

export const columnWorkgroups = (count: number): [number, number, number] => [Math.ceil(count / columns), 1, 1]

/** Column i of `difference` moves bias i: eight columns to a workgroup, and as many lanes down as it has threads left. */
export function descendColumns(coupled: boolean): Kernel {
  const { name, bindings, params, functions } = descendSource(coupled, 'none')
  return {
    name: `columns ${name}`, bindings: { difference: 'read', ...bindings }, params: { rows: 'i32', columns: 'i32', ...params },
    source: `${functions}
var<workgroup> sums: array<f32, ${columns * lanes}>;
@compute @workgroup_size(${columns}, ${lanes})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let column = i32(id.x);
  let lane = i32(local.y);
  let own = lane * ${columns} + i32(local.x);
  var sum = 0.0;
  if (column < params.columns) {
    for (var row = lane; row < params.rows; row += ${lanes}) { sum += difference[params.differenceAt + row * params.columns + column]; }
  }
  sums[own] = sum;
  workgroupBarrier();
  for (var half = ${lanes / 2}; half > 0; half /= 2) {
    if (lane < half) { sums[own] += sums[own + half * ${columns}]; }
    workgroupBarrier();
  }
  if (lane == 0 && column < params.columns) { descend(column, sums[own]); }
}`,
  }
}

export function descendParts(coupled: boolean, feedback: FeedbackLearning): Kernel {
  const { name, bindings, params, functions } = descendSource(coupled, feedback)
  return elementKernel({
    name: `parts ${name}`, bindings: { parts: 'read', ...bindings }, params: { partCount: 'i32', ...params }, functions,
    body: `
  var sum = 0.0;
  for (var part = 0; part < params.partCount; part++) { sum += parts[params.partsAt + part * params.count + i]; }
  descend(i, sum);
`,
  })
}
