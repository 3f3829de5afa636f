/**
 * The kernel of all products, Σ_k a(m, k) b(k, n). A workgroup makes one tile: it brings a stretch of k of both factors to shared memory,
 * from which every thread takes four numbers of each at a time for 4 × 4 sums that stay in registers.
 */
import type { Kernel } from '../kernel.ts'
import type { Tile } from '../tile.ts'
import { tileColumns, tileRows } from '../tile.ts'
import type { Epilogue } from './epilogues.ts'
import type { Operand } from './operands.ts'

export interface Product {
  readonly name: string
  readonly a: Operand
  readonly b: Operand
  readonly epilogue: Epilogue
  readonly constants?: string
  /** Each plane sums `params.share` of the terms; otherwise all. */
  readonly parts?: boolean
}

/** Parameters of its own: rows, columns and depth, and share where it is in parts. */
export function productKernel({ name, a, b, epilogue, constants = '', parts = false }: Product, tile: Tile): Kernel {
  return {
    name: `${name} ${epilogue.name}, ${tile.name}`,
    bindings: { [a.binding]: 'read', [b.binding]: 'read', ...epilogue.bindings },
    params: { rows: 'i32', columns: 'i32', depth: 'i32', ...(parts ? { share: 'i32' } : {}), ...epilogue.params },
    source: [constants, 'var<private> plane: i32;', operandFunctions('a', a), operandFunctions('b', b), epilogue.functions, mainOf(a, b, tile, parts)].join('\n'),
  }
}

const operandFunctions = (letter: 'a' | 'b', { outer, inner, at }: Operand): string => `
fn ${letter}Outer(o: i32) -> vec4i {${outer}
}
fn ${letter}Inner(k: i32) -> vec4i {${inner}
}
fn ${letter}At(o: vec4i, k: vec4i) -> f32 {${at}
}`

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

const lanes = ['x', 'y', 'z', 'w'] as const

function mainOf(a: Operand, b: Operand, tile: Tile, parts: boolean): string {
  const { threadRows, threadColumns, blockRows, blockColumns, depth, slices } = tile
  const threads = threadRows * threadColumns
  const loadA = loader('a', a, tileRows(tile) / 4, tile, 'firstRow', 'params.rows'), loadB = loader('b', b, tileColumns(tile) / 4, tile, 'firstColumn', 'params.columns')
  const sums = range(blockRows).flatMap((i) => lanes.flatMap((lane) => range(blockColumns).map((j) => ({ i, lane, j, name: `sum${i}${lane}${j}` }))))
  return `
${loadA.shared}
${loadB.shared}
${slices > 1 ? `var<workgroup> others: array<vec4f, ${(slices - 1) * threads}>;` : ''}
@compute @workgroup_size(${threadColumns}, ${threadRows}, ${slices})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  plane = i32(group.z);
  let firstRow = i32(group.y) * ${tileRows(tile)};
  let firstColumn = i32(group.x) * ${tileColumns(tile)};
  let column = i32(local.x);
  let row = i32(local.y);
  let slice = i32(local.z);
  let thread = row * ${threadColumns} + column;
  ${parts ? 'let begin = i32(group.z) * params.share;\n  let end = min(params.depth, begin + params.share);' : 'let begin = 0;\n  let end = params.depth;'}
${loadA.before}${loadB.before}${sums.map(({ name }) => `  var ${name} = vec4f();`).join('\n')}
  for (var step = begin; step < end; step += ${depth * slices}) {
    workgroupBarrier();
${loadA.each}${loadB.each}    workgroupBarrier();
    // Up to the sum's end only; and no bound that a compiler could unroll to code that takes software drivers long to compile.
    let last = slice * ${depth} + min(${depth}, end - step - slice * ${depth});
    for (var k = slice * ${depth}; k < last; k++) {
${range(blockRows).map((i) => `      let a${i} = aTile[k * ${loadA.pitch} + row + ${i * threadRows}];`).join('\n')}
${range(blockColumns).map((j) => `      let b${j} = bTile[k * ${loadB.pitch} + column + ${j * threadColumns}];`).join('\n')}
${sums.map(({ i, lane, j, name }) => `      ${name} += a${i}.${lane} * b${j};`).join('\n')}
    }
  }
  // One copy of the epilogue, since every kernel has its own and compiling takes long.
  for (var r = 0; r < ${sums.length}; r++) {
    var four = ${sums[0]?.name};
${sums.slice(1).map(({ name }, index) => `    if (r == ${index + 1}) { four = ${name}; }`).join('\n')}
${slices > 1 ? joinSlices(threads, slices) : ''}
    let m = firstRow + 4 * (row + r / ${4 * blockColumns} * ${threadRows}) + r / ${blockColumns} % 4;
    let n = firstColumn + 4 * (column + r % ${blockColumns} * ${threadColumns});
    if (m < params.rows && slice == 0) {
      for (var c = 0; c < 4; c++) {
        if (n + c < params.columns) { store(m, n + c, four[c]); }
      }
    }
  }
}`
}

/** Slice 0 takes over what the others have summed. */
const joinSlices = (threads: number, slices: number): string => `
    workgroupBarrier();
    if (slice > 0) { others[(slice - 1) * ${threads} + thread] = four; }
    workgroupBarrier();
    if (slice == 0) { ${range(slices - 1).map((other) => `four += others[${other * threads} + thread];`).join(' ')} }`

interface Loader {
  readonly shared: string
  readonly before: string
  readonly each: string
  readonly pitch: number
}

/** Four outer neighbours become one vector; threads side by side take what lies side by side in memory. */
function loader(letter: 'a' | 'b', { along }: Operand, fours: number, { threadRows, threadColumns, depth, slices }: Tile, first: string, count: string): Loader {
  const threads = threadRows * threadColumns
  const loads = range((fours * depth) / threads)
  // One more than needed, so that threads side by side write to different banks.
  const pitch = fours + 1
  const K = (load: number): string => `${letter}K${load}`, four = (load: number): string => `${letter}Four${load}`, outer = (load: number, at: number): string => `${letter}O${load}${at}`
  return {
    pitch,
    shared: `var<workgroup> ${letter}Tile: array<vec4f, ${slices * depth * pitch}>;`,
    before: loads.map((load) => `
  let ${K(load)} = (thread + ${load * threads}) ${along === 'inner' ? `% ${depth}` : `/ ${fours}`};
  let ${four(load)} = (thread + ${load * threads}) ${along === 'inner' ? `/ ${depth}` : `% ${fours}`};
${range(4).map((at) => `  let ${outer(load, at)} = ${letter}Outer(min(${first} + 4 * ${four(load)} + ${at}, ${count} - 1));`).join('\n')}
`).join(''),
    each: loads.map((load) => `    {
      let k = step + slice * ${depth} + ${K(load)};
      var four = vec4f();
      if (k < end) {
        let inner = ${letter}Inner(k);
        four = vec4f(${range(4).map((at) => `${letter}At(${outer(load, at)}, inner)`).join(', ')});
      }
      ${letter}Tile[(slice * ${depth} + ${K(load)}) * ${pitch} + ${four(load)}] = four;
    }
`).join(''),
  }
}
