import { describe, expect, it } from 'vitest'
import { unpacked } from '../../../../src-renderer/components/raster/spike-buffer.ts'
import { activityWords, askedWindow, voltageScale } from '../../../../src-renderer/places/run/panels/neuron/neuron-words.ts'
import { packedSpikes } from '../../components/raster/packed-spikes.ts'

describe('one neuron', () => {
  it('is told by what it did in the time in view', () => {
    const spikes = unpacked(packedSpikes(0, [[0.1, 7, 1], [0.5, 7, 1], [0.51, 7, 2], [0.6, 8], [2, 7, 1]]))
    expect(activityWords(spikes, 7, { fromS: 0, toS: 2 })).toBe('3 spikes in view (1.5 Hz), 1 burst')
    expect(activityWords(spikes, 8, { fromS: 0.55, toS: 0.65 })).toBe('1 spike in view (10 Hz), 0 bursts')
  })

  it('has an axis with room around its voltages', () => {
    expect(voltageScale([{ mv: [-70, -50] }, { mv: [30] }])).toEqual({ low: -76, high: 36 })
    expect(voltageScale([])).toBeUndefined()
  })

  it('is asked for ahead while time moves on', () => {
    expect(askedWindow({ fromS: 3.1, toS: 5.1 }, true)).toEqual({ fromS: 2, toS: 8 })
    expect(askedWindow({ fromS: 3.1, toS: 5.1 }, false)).toEqual({ fromS: 3.1, toS: 5.1 })
  })
})
