import { describe, expect, it } from 'vitest'
import { neuronAt, neuronNear, paintSpikes, stackLanes, wordOf } from '../../../../src-renderer/components/raster/paint-raster.ts'
import { unpacked } from '../../../../src-renderer/components/raster/spike-buffer.ts'
import { packedSpikes } from './packed-spikes.ts'

const lane = { neurons: 4, top: 0, bottom: 4, colour: 1, burstColour: 2 }
const window = { fromS: 0, toS: 1 }

/** The picture row by row, "." where there is nothing. */
function picture(spikes: readonly (readonly number[])[], part: { readonly lane?: typeof lane; readonly from?: number; readonly width?: number; readonly height?: number } = {}): string[] {
  const { width = 10, height = 4 } = part
  const words = new Uint32Array(width * height)
  paintSpikes({ width, height, words }, { spikes: unpacked(packedSpikes(0, spikes)), lane: part.lane ?? lane }, window, part.from)
  return Array.from({ length: height }, (_, row) => [...words.subarray(row * width, (row + 1) * width)].map((word) => (word === 0 ? '.' : String(word & 0xff))).join(''))
}

describe('a raster', () => {
  it('has the first neuron at the bottom, and bursts wider than other spikes', () => {
    expect(picture([[0, 0], [0.35, 3, 1], [0.5, 1, 2], [0.99, 2]])).toEqual([
      '...1......',
      '.........1',
      '.....22...',
      '1.........',
    ])
  })

  it('leaves out what lies outside of the window, and what is not of the lane', () => {
    expect(picture([[-0.1, 0], [0.2, 1], [0.7, 9], [1, 2]])).toEqual(['..........', '..........', '..1.......', '..........'])
  })

  it('goes on where it was left', () => {
    expect(picture([[0.1, 0], [0.2, 0], [0.3, 0]], { from: 2 }).at(-1)).toBe('...1......')
  })

  it('draws every spike of more neurons than there are pixels', () => {
    expect(picture([[0.1, 0], [0.2, 1999], [0.3, 3999]], { lane: { ...lane, neurons: 4000 } })).toEqual(['...1......', '..........', '..1.......', '.1........'])
  })

  it('is fuller where more neurons spike that share a line of pixels', () => {
    const words = new Uint32Array(2)
    const spikes = unpacked(packedSpikes(0, [[0.1, 0], [0.2, 5], [0.3, 9], [0.6, 1], [0.7, 2], [0.8, 3], [0.9, 4], [0.95, 5]]))
    paintSpikes({ width: 2, height: 1, words }, { spikes, lane: { ...lane, neurons: 1000, bottom: 1 } }, window)
    expect([...words].map((word) => word >>> 24)).toEqual([192, 255])
  })

  it('leaves a line between neurons where there is room', () => {
    expect(picture([[0.1, 0], [0.1, 1]], { lane: { ...lane, neurons: 2, bottom: 10 }, height: 10 }).map((row) => row[1]).join('')).toBe('1111.1111.')
  })
})

describe('pointing at a raster', () => {
  const part = { lane: { ...lane, neurons: 100, bottom: 200 }, spikes: unpacked(packedSpikes(0, [[0.2, 10], [0.5, 49], [0.52, 52]])) }
  const near = (x: number, y: number) => neuronNear(part, window, { x, y, width: 100, reach: 5 })

  it('takes the neuron of the spike that is near', () => {
    expect(near(50, 101)).toBe(49)
    expect(near(53, 93)).toBe(52)
  })

  it('takes the neuron of the row where there is none', () => {
    expect(near(80, 101)).toBe(49)
    expect(near(80, 0)).toBe(99)
    expect(near(80, 200)).toBeUndefined()
    expect(neuronAt({ ...lane, top: 10, bottom: 20 }, 5)).toBeUndefined()
  })
})

describe('populations in one raster', () => {
  it('stand above each other by their size, the smallest still to be seen', () => {
    expect(stackLanes([100, 100], 102, 2)).toEqual([{ top: 52, bottom: 102 }, { top: 0, bottom: 50 }])
    const [large, small] = stackLanes([4000, 4], 100, 0)
    expect(large?.bottom).toBe(100)
    expect((small?.bottom ?? 0) - (small?.top ?? 0)).toBeGreaterThanOrEqual(9)
  })

  it('have colours as pixels', () => {
    expect(wordOf('#336699')).toBe(0xff996633)
  })
})
