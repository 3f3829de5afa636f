/** Softmax: one workgroup per row, whose lanes share the largest number and the sum. */
import type { Kernel } from '../kernel.ts'

const threads = 64
const mostWorkgroups = 16_384

export const softmaxWorkgroups = (rows: number): [number, number, number] => [Math.min(rows, mostWorkgroups), 1, 1]

/** Of `lanes` all to one, for every lane. */
const gather = (name: string, join: string): string => `
fn ${name}(lane: i32, own: f32) -> f32 {
  workgroupBarrier();
  lanes[lane] = own;
  workgroupBarrier();
  for (var half = ${threads / 2}; half > 0; half /= 2) {
    if (lane < half) { lanes[lane] = ${join}; }
    workgroupBarrier();
  }
  return lanes[0];
}`

export const softmax: Kernel = {
  name: 'softmax', bindings: { x: 'read', out: 'read_write' }, params: { rows: 'i32', columns: 'i32' },
  source: `var<workgroup> lanes: array<f32, ${threads}>;
${gather('largestOf', 'max(lanes[lane], lanes[lane + half])')}
${gather('sumOf', 'lanes[lane] + lanes[lane + half]')}
@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let lane = i32(local.x);
  for (var row = i32(group.x); row < params.rows; row += i32(groups.x)) {
    let source = params.xAt + row * params.columns;
    let goal = params.outAt + row * params.columns;
    var largest = x[source];
    for (var i = lane; i < params.columns; i += ${threads}) { largest = max(largest, x[source + i]); }
    largest = largestOf(lane, largest);
    var sum = 0.0;
    for (var i = lane; i < params.columns; i += ${threads}) { sum += exp(x[source + i] - largest); }
    sum = sumOf(lane, sum);
    for (var i = lane; i < params.columns; i += ${threads}) { out[goal + i] = exp(x[source + i] - largest) / sum; }
  }
}`,
}
