import { describe, expect, it } from 'vitest'
import { presetById } from '../../../../src-main/experiments/kinds.ts'
import { spikeChoices } from '../../../../src-renderer/places/run/spike-choices.ts'

const spec = presetById('fig3')?.spec
const raster = (population: string, rows: number) => ({ name: `raster.${population}`, columns: ['timeS', 'neuron', 'mark'], rows })
const rates = { name: 'rates.pyr1', columns: ['timeS'], rows: 5 }

describe('spikes to export', () => {
  it('are counted, and of so many neurons, once the run is over', () => {
    const { populations, none } = spikeChoices({ name: 'Fig. 3', spec, status: 'done', seriesSizes: [raster('pyr1', 1234), raster('pyr2', 1), rates] })
    expect(none).toBeUndefined()
    expect(populations).toEqual([{ name: 'pyr1', label: 'pyr1: 1,234 spikes of 25 of 4,000 neurons' }, { name: 'pyr2', label: 'pyr2: 1 spike of 25 of 4,000 neurons' }])
  })

  it('are those that a run is going to have, while it computes', () => {
    expect(spikeChoices({ name: 'Fig. 3', spec, status: 'running', seriesSizes: [] }).populations.map(({ label }) => label)).toEqual(['pyr1: 25 of 4,000 neurons', 'pyr2: 25 of 4,000 neurons'])
  })

  it('that are not there are missed by name, with what was recorded', () => {
    const silent = { ...spec, recording: { ...Reflect.get(Object(spec), 'recording') as object, rasters: [] } }
    expect(spikeChoices({ name: 'Quiet', spec: silent, status: 'done', seriesSizes: [rates] }).none).toMatch(/^"Quiet" kept no spikes of single neurons: .* It recorded rates\.pyr1\.$/)
    expect(spikeChoices({ name: 'Fig. 3', spec, status: 'failed', seriesSizes: [] }).none).toBe('"Fig. 3" has no spike of pyr1, pyr2. It recorded nothing.')
  })
})
