/**
 * A compute kernel as data: its WGSL, what is bound to it and its parameters. From these the declarations at the top of the source, the
 * layout of its bindings and the bytes of its parameters are made, so that they cannot differ.
 */

export type Access = 'read' | 'read_write'
export type ParamType = 'i32' | 'f32'

export interface Kernel {
  /** Two kernels of one name are the same kernel. */
  readonly name: string
  /** Matrices by their names in the source. A view is bound as its whole buffer; `<name>At` is where it begins. */
  readonly bindings: Readonly<Record<string, Access>>
  /** By their names in `params`. */
  readonly params: Readonly<Record<string, ParamType>>
  /** With a function `main`. */
  readonly source: string
}

/** Every binding must begin at a multiple of this many bytes. */
export const slotBytes = 256

const offsetField = (binding: string): string => `${binding}At`

function fieldsOf({ name, bindings, params }: Kernel): (readonly [string, ParamType])[] {
  const fields = [...Object.entries(params), ...Object.keys(bindings).map((binding) => [offsetField(binding), 'i32'] as const)]
  if (fields.length * 4 > slotBytes) throw new RangeError(`kernel ${name} has ${fields.length} parameters; expected at most ${slotBytes / 4}`)
  return fields
}

/** The whole module. */
export function moduleOf(kernel: Kernel): string {
  const fields = fieldsOf(kernel).map(([name, type]) => `  ${name}: ${type},`)
  const bindings = Object.entries(kernel.bindings).map(([name, access], index) => `@group(0) @binding(${index + 1}) var<storage, ${access}> ${name}: array<f32>;`)
  return ['struct Params {', ...fields, '}', '@group(0) @binding(0) var<uniform> params: Params;', ...bindings, kernel.source].join('\n')
}

/** Puts parameters and offsets where the module expects them. */
export function writeParams(kernel: Kernel, slot: DataView, values: Readonly<Record<string, number>>, offsets: readonly number[]): void {
  let at = 0
  for (const [name, type] of Object.entries(kernel.params)) {
    const value = values[name]
    if (value === undefined) throw new RangeError(`kernel ${kernel.name} got no ${name}`)
    if (type === 'i32') slot.setInt32(at, value, true)
    else slot.setFloat32(at, value, true)
    at += 4
  }
  for (const offset of offsets) {
    slot.setInt32(at, offset, true)
    at += 4
  }
}
