/** Host and kernels agree on where everything lies: layout.ts has the fields of assembly/records.ts, and the compiled kernels are those of the sources. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compiledModule, kernelModules } from '../../../../build/kernels.mjs'
import {
  blockBytes, byteLength, fieldOffset, gapLayout, models, networkLayout, neuronOffset, noiseLayout, plasticityLayout, populationLayout, projectionLayout, releaseLayout,
} from '../../../../src-main/engines/spiking/kernel/layout.ts'
import type { RecordLayout, StateField } from '../../../../src-main/engines/spiking/kernel/layout.ts'

const spiking = new URL('../../../../src-main/engines/spiking/', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, spiking), 'utf8')
const records = read('assembly/records.ts')

/** Fields of a class, in order. Addresses are 32-bit integers to the host. */
function fieldsOf(name: string): (readonly [name: string, type: string])[] {
  const body = new RegExp(`^export class ${name} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(records)?.[1] ?? ''
  return [...body.matchAll(/^ {2}(\w+): (\w+)$/gm)].map(([, field = '', type = '']) => [field, type === 'usize' ? 'i32' : type] as const)
}

const layouts: readonly (readonly [name: string, layout: RecordLayout])[] = [
  ['Network', networkLayout], ['Population', populationLayout], ['Noise', noiseLayout], ['Gap', gapLayout], ['Release', releaseLayout], ['Projection', projectionLayout],
  ['Plasticity', plasticityLayout],
]

describe('records', () => {
  it.each(layouts)('%s has the same fields in the same order on both sides', (name, layout) => {
    expect(fieldsOf(name)).toEqual(layout)
  })

  it('are all those that the kernels declare', () => {
    expect([...records.matchAll(/^export class (\w+)/gm)].map(([, name]) => name)).toEqual(layouts.map(([name]) => name))
  })

  it.each(layouts)('%s needs no padding: 64-bit fields lie at multiples of 8, and so does the end of a record that has them', (_, layout) => {
    let offset = 0
    for (const [, type] of layout) {
      if (type === 'f64') expect(offset % 8).toBe(0)
      offset += type === 'f64' ? 8 : 4
    }
    expect(byteLength(layout)).toBe(offset)
    if (layout.some(([, type]) => type === 'f64')) expect(offset % 8).toBe(0)
  })
})

describe('the state of a neuron', () => {
  const constants = new Map([...records.matchAll(/^export const (\w+): (?:usize|i32) = (\d+)$/gm)].map(([, name = '', value]) => [name, Number(value)]))

  it('has its fields where the kernels look for them', () => {
    // Everything that is declared beneath the size of a block.
    const declared = records.slice(records.indexOf('export const blockBytes'))
    const fields = [...declared.matchAll(/^export const (\w+): usize/gm)].map(([, name = '']) => name as StateField).slice(1)
    expect(fields.length).toBe(blockBytes / 32)
    for (const field of fields) expect(fieldOffset(field), field).toBe(constants.get(field))
    expect(blockBytes).toBe(constants.get('blockBytes'))
  })

  it('lies in blocks of eight neurons', () => {
    expect([0, 1, 7, 8, 10, 17].map((i) => neuronOffset(i) * 4)).toEqual([0, 4, 28, blockBytes, blockBytes + 8, 2 * blockBytes + 4])
  })

  it('numbers the models alike', () => {
    expect(Object.fromEntries(Object.keys(models).map((model) => [model, constants.get(model)]))).toEqual(models)
  })
})

describe('kernel-bytes.ts', () => {
  it('is what the sources compile to', async () => {
    // Compared by hand: a difference of 20 kB of base64 would tell nobody anything.
    expect((await compiledModule(kernelModules.spiking)) === read('kernel/kernel-bytes.ts'), 'run `npm run kernels`').toBe(true)
  })
})
