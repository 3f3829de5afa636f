import { describe, expect, it } from 'vitest'
import { createSpikeBuffer, firstAt } from '../../../../src-renderer/components/raster/spike-buffer.ts'
import { packedSpikes } from './packed-spikes.ts'

const held = ({ timesS, neurons, count }: ReturnType<typeof createSpikeBuffer>) => [...timesS.subarray(0, count)].map((timeS, i) => [timeS, neurons[i]])

describe('spikes of a live run', () => {
  it('are gathered as they come', () => {
    const buffer = createSpikeBuffer(10)
    buffer.append(packedSpikes(0, [[0.1, 5], [0.2, 6]]))
    buffer.append(packedSpikes(2, []))
    buffer.append(packedSpikes(2, [[0.3, 7]]))
    expect(held(buffer)).toEqual([[0.1, 5], [0.2, 6], [0.3, 7]])
    expect(buffer).toMatchObject({ firstRow: 0, nextRow: 3 })
  })

  it('give way to newer ones when there is no more room', () => {
    const buffer = createSpikeBuffer(4)
    for (let row = 0; row < 100; row += 2) {
      buffer.append(packedSpikes(row, [[row, row], [row + 1, row + 1]]))
      expect(buffer.nextRow).toBe(row + 2)
      expect(held(buffer)[0]).toEqual([buffer.firstRow, buffer.firstRow])
    }
    expect(buffer.count).toBeGreaterThan(1)
    buffer.append(packedSpikes(100, Array.from({ length: 9 }, (_, i) => [100 + i, 100 + i])))
    expect(held(buffer).map(([timeS]) => timeS)).toEqual([105, 106, 107, 108])
    expect(buffer).toMatchObject({ firstRow: 105, nextRow: 109 })
  })

  it('begin anew where some were missed', () => {
    const buffer = createSpikeBuffer(10)
    buffer.append(packedSpikes(0, [[0.1, 5]]))
    buffer.append(packedSpikes(7, [[0.9, 6]]))
    expect(held(buffer)).toEqual([[0.9, 6]])
    expect(buffer).toMatchObject({ firstRow: 7, nextRow: 8 })
  })

  it('are found by their time', () => {
    const buffer = createSpikeBuffer(10)
    buffer.append(packedSpikes(0, [[0.1, 1], [0.2, 1], [0.2, 2], [0.3, 1]]))
    expect([0, 0.1, 0.15, 0.2, 0.25, 1].map((timeS) => firstAt(buffer, timeS))).toEqual([0, 0, 1, 1, 3, 4])
  })
})
