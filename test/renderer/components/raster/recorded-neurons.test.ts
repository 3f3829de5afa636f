import { describe, expect, it } from 'vitest'
import { recordedPopulations, voltageObstacle, withSpikes, withVoltages } from '../../../../src-renderer/components/raster/recorded-neurons.ts'

const spec = {
  kind: 'spiking', cells: { pyramid: { model: 'pyramidal' }, source: { model: 'poisson' } },
  populations: { pyr: { cell: 'pyramid', size: 4000 }, noise: { cell: 'source', size: 10 } },
  recording: { rasters: ['pyr', 'noise'], rasterNeurons: 25, traces: [], traceNeurons: 2, traceEveryMs: 1 },
}

describe('what a spec records of single neurons', () => {
  it('is told population by population', () => {
    expect(recordedPopulations(spec)).toEqual([
      { name: 'pyr', shape: 'pyramidal', size: 4000, colour: 0, spikes: 25, voltages: 0 }, { name: 'noise', shape: 'poisson', size: 10, colour: 1, spikes: 10, voltages: 0 },
    ])
    expect(recordedPopulations({ ...spec, kind: 'rate' })).toEqual([])
  })

  it('can be one neuron more in a copy, and what was recorded stays', () => {
    const copy = withVoltages(spec, { population: 'pyr', index: 7 })
    expect(recordedPopulations(copy)[0]).toMatchObject({ voltages: 8, spikes: 25 })
    expect(recordedPopulations(withVoltages(copy, { population: 'pyr', index: 3 }))[0]).toMatchObject({ voltages: 8 })
    expect(copy).toMatchObject({ recording: { traceEveryMs: 1, rasters: ['pyr', 'noise'] } })
  })

  it('can be the spikes of all cells in a copy, but no noise', () => {
    expect(recordedPopulations(withSpikes({ ...spec, recording: { ...spec.recording, rasters: [] } })).map(({ spikes }) => spikes)).toEqual([4000, 0])
  })

  it('says why it cannot be', () => {
    const [pyr, noise] = recordedPopulations(spec)
    if (pyr === undefined || noise === undefined) throw new Error('populations are missing')
    expect(voltageObstacle(pyr, 999)).toBeUndefined()
    expect(voltageObstacle(pyr, 1000)).toBe('Voltages are recorded of the first 1,000 neurons of a population at most.')
    expect(voltageObstacle(noise, 0)).toBe('Poisson neurons have no voltage.')
  })
})
