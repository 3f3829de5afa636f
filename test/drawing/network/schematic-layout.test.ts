import { describe, expect, it } from 'vitest'
import { networkOf } from '../../../src-main/drawing/network/network-of.ts'
import { layOut } from '../../../src-main/drawing/network/schematic-layout.ts'

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
  const spotsOf = (value: unknown) => Object.fromEntries(drawn(value).populations.map((population) => [population.name, population]))

  it('stands in layers along the somatic projections, whatever comes back to dendrites, with interneurons beside them', () => {
    const { input, output, between } = spotsOf(spec)
    expect((input?.y ?? 0) > (output?.y ?? 0)).toBe(true)
    expect(between?.y).toBe(((input?.y ?? 0) + (output?.y ?? 0)) / 2)
    expect((between?.x ?? 0) > (output?.x ?? 0)).toBe(true)
  })

  it('has what inhibits forward on the right and what inhibits back on the left', () => {
    const { pyr1, pyr2, pv, som } = spotsOf({
      cells: { p: { model: 'pyramidal' }, i: { model: 'adEx' } },
      populations: { pyr1: { cell: 'p' }, pyr2: { cell: 'p' }, pv: { cell: 'i' }, som: { cell: 'i' } },
      projections: {
        up: projection('pyr1', 'pyr2'), toPv: projection('pyr1', 'pv'), fromPv: projection('pv', 'pyr2'), toSom: projection('pyr2', 'som'),
        fromSom: projection('som', 'pyr1', { compartment: 'dendrite' }), down: projection('pyr2', 'pyr1', { compartment: 'dendrite' }),
      },
    })
    expect(pyr1?.x).toBe(pyr2?.x)
    expect((som?.x ?? 0) < (pyr1?.x ?? 0) && (pyr1?.x ?? 0) < (pv?.x ?? 0)).toBe(true)
    expect([som?.side, pv?.side, pv?.y]).toEqual(['left', 'right', som?.y])
  })

  it('has what only drives a population right below it', () => {
    const { pool, post, pre } = spotsOf({
      cells: { p: { model: 'pyramidal' }, s: { model: 'poisson' } }, populations: { pre: { cell: 'p' }, post: { cell: 'p' }, pool: { cell: 's' }, source: { cell: 's' } },
      projections: { drive: projection('source', 'pre'), up: projection('pre', 'post'), noise: projection('pool', 'post', { compartment: 'dendrite' }) },
    })
    expect(pool?.y).toBe(pre?.y)
    expect((pool?.y ?? 0) > (post?.y ?? 0)).toBe(true)
  })

  it('lets every projection arrive at a place of its own', () => {
    const ends = (['soma', 'dendrite'] as const).flatMap((compartment) => drawn({
      ...spec, projections: { a: projection('input', 'output', { compartment }), b: projection('input', 'output', { compartment, receptor: 'inhibitory' }), c: projection('between', 'output', { compartment }) },
    }).projections.map(({ path }) => path.split(', ').at(-1)))
    expect(new Set(ends).size).toBe(6)
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
