import { describe, expect, it } from 'vitest'
import { drawSpec } from '../../src-main/drawing/draw-spec.ts'
import { imageFacts } from '../../src-main/drawing/layers/image-facts.ts'
import type { Drawing, Mark } from '../../src-main/drawing/mark.ts'
import { presets } from '../../src-main/experiments/kinds.ts'
import { sampleSpec } from '../experiments/spiking/sample-spec.ts'
import { convolution, network } from './layers/specs.ts'

const image = (name: string) => imageFacts(name, [])
const draw = (spec: unknown, layout = {}): Drawing => drawSpec(spec, { ...layout, image }) ?? expect.fail('nothing is drawn')
const marksOf = ({ parts }: Drawing): readonly Mark[] => parts.flatMap(({ marks }) => marks)
const wordsOf = (drawing: Drawing): readonly string[] => marksOf(drawing).flatMap((mark) => (mark.tag === 'text' ? [mark.text] : []))

describe('the drawing of a spec', () => {
  it('is there for every preset but those of two neurons, without a hole in a path', () => {
    for (const { id, spec } of presets) {
      const drawing = drawSpec(spec, { image })
      expect(drawing === undefined, id).toBe(spec.kind === 'pairing')
      for (const mark of drawing === undefined ? [] : marksOf(drawing)) if (mark.tag === 'path') expect(mark.d, id).not.toMatch(/NaN|undefined/)
    }
  })

  it('says every population, projection and current of a network in words', () => {
    const titles = draw(sampleSpec).parts.map(({ title }) => title)
    expect(titles).toHaveLength(Object.keys({ ...sampleSpec.projections }).length + Object.keys(sampleSpec.populations).length + Object.keys(sampleSpec.currents).length)
    for (const name of Object.keys(sampleSpec.populations)) expect(wordsOf(draw(sampleSpec))).toContain(name)
  })

  it('has populations where they have been put, in the colours they have been given', () => {
    const [first = ''] = Object.keys(sampleSpec.populations)
    const drawing = draw(sampleSpec, { positions: { [first]: { x: 700, y: 300 } }, colours: { [first]: '#12ab9f' } })
    const words = marksOf(drawing).find((mark) => mark.tag === 'text' && mark.text === first)
    expect(words).toMatchObject({ x: 722, y: 302 })
    expect(marksOf(drawing)).toContainEqual(expect.objectContaining({ part: 'soma', fill: { colour: '#12ab9f' } }))
  })

  it('has the layers of a deep network from the output down, as large as the images that are known make them', () => {
    const spec = network([convolution(64, 5, 2), { type: 'dense', units: 500 }])
    expect(wordsOf(draw(spec))).toEqual(['teacher', 'output 10', 'one per class', 'dense 500', 'layer 2', 'conv 64 @ 5×5 s2', '14×14×64', 'cifar10', '32×32×3'])
    expect(wordsOf(drawSpec(spec, { image: () => undefined }) ?? expect.fail('nothing is drawn'))).toContain('size known once it is there')
  })

  it('tells learning, fixed and borrowed feedback weights by their lines', () => {
    const dashOf = (rule: object) => marksOf(draw({ ...network([{ type: 'dense', units: 5 }]), rule })).flatMap((mark) => (mark.tag === 'path' && mark.part === 'bursts' ? [mark.dash] : []))
    expect(dashOf({ type: 'burstprop', feedback: 'learned' })).toEqual([undefined])
    expect(dashOf({ type: 'burstprop', feedback: 'fixed' })).toEqual(['5 3'])
    expect(dashOf({ type: 'burstprop', feedback: 'symmetric' })).toEqual(['1.5 3'])
    expect(dashOf({ type: 'nodePerturbation' })).toEqual([])
  })
})
