import { describe, expect, it } from 'vitest'
import { networkBlocks } from '../../../../src-main/experiments/spiking/blocks.ts'
import { clampSpec } from '../../../../src-main/experiments/spiking/presets/bench.ts'
import { tryOut } from '../../../../src-main/lab/try-out/bench.ts'
import { benchCells, benchSliders, benchSpec, benchStart } from '../../../../src-renderer/places/bench/bench-spec.ts'

const cells = benchCells(networkBlocks.populations)
const on = (name: string, changed = {}) => {
  const block = cells.find((cell) => cell.name === name)
  if (block === undefined) throw new Error(`no cell ${name}`)
  return tryOut({ spec: benchSpec(clampSpec, block, { ...benchStart, ...changed }), seed: 1, theme: 'light' })
}

describe('a cell on the bench', () => {
  it.each(cells.map(({ name }) => name))('%s can be tried out with every slider at either end', (name) => {
    for (const { key, min, max } of benchSliders) {
      for (const value of [min, max]) expect(() => on(name, { [key]: value, noise: true })).not.toThrow()
    }
  })

  it('bursts where currents into soma and dendrite meet, and not without the one into the dendrite', () => {
    expect(on('pyr').bursts).toBeGreaterThan(0)
    const single = on('pyr', { dendritePa: 0 })
    expect([single.bursts, single.events > 0]).toEqual([0, true])
    expect(on('pyr', { somaPa: 0, dendritePa: 0 })).toMatchObject({ spikes: 0, events: 0, bursts: 0 })
  })

  it('is drawn with its voltages and its spikes', () => {
    expect(on('pyr').figure.definition.panels.map(({ id }) => id)).toEqual(['traces-cell', 'raster-cell'])
  })

  it('is the same for the same seed', () => {
    expect(on('pyr', { noise: true })).toEqual(on('pyr', { noise: true }))
  })
})

describe('what is tried out', () => {
  it('is refused where it is not valid, with the field', () => {
    expect(() => tryOut({ spec: { ...clampSpec, dtMs: 9 }, seed: 1, theme: 'light' })).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ path: 'dtMs' })] }) as Error)
  })

  it('is refused where it would take long', () => {
    const populations = { pyr: { ...clampSpec.populations['pyr'], size: 100_000 } }
    expect(() => tryOut({ spec: { ...clampSpec, populations }, seed: 1, theme: 'light' })).toThrow(/too much to be tried out/)
  })
})
