import { describe, expect, it } from 'vitest'
import { paintSpikes } from '../../../../src-renderer/components/raster/paint-raster.ts'
import { createRollingRaster, rowOf } from '../../../../src-renderer/components/raster/rolling-raster.ts'
import { createSpikeBuffer } from '../../../../src-renderer/components/raster/spike-buffer.ts'
import type { Spikes } from '../../../../src-renderer/components/raster/spike-buffer.ts'
import { packedSpikes } from './packed-spikes.ts'

const [columns, height] = [20, 5]
const lane = { neurons: 5, top: 0, bottom: height, colour: 1, burstColour: 2 }

function roll() {
  const words = new Uint32Array(rowOf(columns) * height)
  const raster = createRollingRaster(words, columns, height)
  return { words, show: (spikes: Spikes, fromS: number, lengthS = 2) => { raster.show([{ spikes, lane }], { fromS, toS: fromS + lengthS }) }, forget: raster.forget }
}

/** Every 30 ms a spike, none at the edge of a pixel, some of them bursts; row by row as the lab gives them. */
const spikesFrom = (row: number, count: number) => packedSpikes(row, Array.from({ length: count }, (_, i) => [0.007 + (row + i) * 0.03, ((row + i) * 3) % 5, (row + i) % 4 === 0 ? 2 : 1]))

/** In view, without the margin, and without the first column, where half of a burst may be left: "." where there is nothing. */
const rows = (words: Uint32Array, row: number): string[] => Array.from({ length: height }, (_, y) => [...words.subarray(y * row + 1, y * row + columns)].map((word) => (word === 0 ? '.' : String(word & 0xff))).join(''))

/** Painted at once. */
function whole(spikes: Spikes, fromS: number, lengthS = 2): string[] {
  const row = rowOf(columns)
  const words = new Uint32Array(row * height)
  paintSpikes({ width: row, columns, height, words }, { spikes, lane }, { fromS, toS: fromS + lengthS })
  return rows(words, row)
}

describe('a raster that rolls', () => {
  it('looks as if it had been painted at once, however it got there', () => {
    const { words, show } = roll()
    const buffer = createSpikeBuffer(1000)
    for (let step = 0; step < 40; step++) {
      buffer.append(spikesFrom(buffer.nextRow, 5))
      show(buffer, step * 0.1)
      expect(rows(words, rowOf(columns)), `after ${step} steps`).toEqual(whole(buffer, step * 0.1))
    }
  })

  it('stands still until a whole pixel has gone by', () => {
    const { words, show } = roll()
    const buffer = createSpikeBuffer(1000)
    buffer.append(spikesFrom(0, 100))
    show(buffer, 0)
    show(buffer, 0.04)
    expect(rows(words, rowOf(columns))).toEqual(whole(buffer, 0))
    show(buffer, 0.06)
    expect(rows(words, rowOf(columns))).toEqual(whole(buffer, 0.1))
  })

  it('paints nothing twice', () => {
    const { words, show } = roll()
    const buffer = createSpikeBuffer(1000)
    buffer.append(spikesFrom(0, 50))
    show(buffer, 0)
    words.fill(0)
    show(buffer, 0)
    expect(rows(words, rowOf(columns)).join('')).toMatch(/^\.+$/)
  })

  it('is painted anew when it goes back, is zoomed, has lost its oldest spikes or forgets', () => {
    const { words, show, forget } = roll()
    const buffer = createSpikeBuffer(200)
    const expectWhole = (fromS: number, lengthS?: number): void => {
      show(buffer, fromS, lengthS)
      expect(rows(words, rowOf(columns))).toEqual(whole(buffer, fromS, lengthS))
    }
    buffer.append(spikesFrom(0, 150))
    expectWhole(2)
    expectWhole(1)
    expectWhole(1, 1)
    expectWhole(100)
    buffer.append(spikesFrom(150, 150))
    expectWhole(5)
    words.fill(7)
    forget()
    expectWhole(5)
  })
})
