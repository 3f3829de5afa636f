import { describe, expect, it } from 'vitest'
import { networkOf } from '../../../../src-renderer/components/schematic/network-of.ts'
import { layOut } from '../../../../src-renderer/components/schematic/schematic-layout.ts'

const projection = (source: string, target: string, changed: object = {}) => ({
  source, target, compartment: 'soma', receptor: 'excitatory', transmits: 'spikes', shortTerm: 'none', plasticity: 'none', ...changed,
})
const spec = {
  cells: { p: { model: 'pyramidal' }, i: { model: 'adEx' } },
  populations: { output: { cell: 'p', size: 5 }, input: { cell: 'p', size: 3 }, between: { cell: 'i', size: 2 } },
  projections: {
    up: projection('input', 'output', { plasticity: 'rule' }), over: projection('input', 'between'), brake: projection('between', 'output', { receptor: 'inhibitory' }),
    down: projection('output', 'input', { compartment: 'dendrite', shortTerm: 'facilitating' }), self: projection('input', 'input', { compartment: 'dendrite' }),
  },
}

function drawn(value: unknown) {
  const network = networkOf(value)
  if (network === undefined) throw new Error('no network')
  return layOut(network)
}

describe('the schematic of a network', () => {
  it('stands in layers along the somatic projections, whatever comes back to dendrites', () => {
    const y = Object.fromEntries(drawn(spec).populations.map((population) => [population.name, population.y]))
    expect((y['input'] ?? 0) > (y['between'] ?? 0) && (y['between'] ?? 0) > (y['output'] ?? 0)).toBe(true)
  })

  it('has every projection once, in words and as a way', () => {
    const { projections } = drawn(spec)
    expect(projections.map(({ text }) => text)).toEqual([
      'input to the somata of output: excitatory, rule', 'input to the somata of between: excitatory', 'between to the somata of output: inhibitory',
      'output to the dendrites of input: excitatory, facilitating', 'input to the dendrites of input: excitatory',
    ])
    expect(new Set(projections.map(({ path }) => path)).size).toBe(projections.length)
    for (const { path } of projections) expect(path).not.toMatch(/NaN|undefined/)
  })

  it('ends where a circle of somatic projections closes', () => {
    const round = { ...spec, projections: { up: projection('input', 'output'), back: projection('output', 'input') } }
    expect(drawn(round).populations).toHaveLength(3)
  })

  it('shows what a broken draft still has', () => {
    expect(networkOf(null)).toBeUndefined()
    expect(networkOf({ populations: {} })).toBeUndefined()
    expect(drawn({ populations: { a: null }, projections: { lost: projection('a', 'nowhere'), odd: 3 } })).toMatchObject({ populations: [{ name: 'a', size: null }], projections: [] })
  })
})
