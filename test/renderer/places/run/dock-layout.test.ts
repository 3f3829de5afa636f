// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { builtInLayouts, isLayout, panelsOf, pinsOfLayout } from '../../../../src-renderer/places/run/dock-layout.ts'

const layout = (component: string) => ({ grid: {}, panels: { a: { id: 'a', contentComponent: component } } })

describe('a kept layout', () => {
  it('is taken when it holds panels we have', () => {
    expect(isLayout(layout('figure'))).toBe(true)
  })

  it('has the pins of the figure, which an older one says nothing of', () => {
    const pin = { panel: 'periodic', curve: 'ours', x: 5, dx: 1, dy: -2 }
    expect(pinsOfLayout({ ...layout('figure'), pins: [pin, 'none'] })).toEqual([pin])
    expect([pinsOfLayout(layout('figure')), pinsOfLayout(null)]).toEqual([undefined, undefined])
  })

  it.each([[null], ['text'], [{}], [{ grid: {}, panels: [] }], [layout('from another version')]])('gives way to the default when it is %j', (value) => {
    expect(isLayout(value)).toBe(false)
  })
})

describe('the panels of a run', () => {
  const ids = (kind: string) => panelsOf(kind).map(({ id }) => id)

  it('are those of its kind: only networks of ensembles can be looked into, only spiking ones have neurons', () => {
    expect(['spiking', 'ensemble', 'rate', 'pairing'].filter((kind) => ids(kind).includes('inside'))).toEqual(['ensemble'])
    expect(['spiking', 'ensemble', 'rate', 'pairing'].filter((kind) => ids(kind).includes('raster'))).toEqual(['spiking'])
    expect(ids('pairing')).toEqual(['figure', 'verdict', 'parameters', 'provenance', 'log', 'notes', 'lineage'])
  })

  it.each(['spiking', 'ensemble', 'rate', 'pairing'])('all have their place in every layout that comes with %s runs', (kind) => {
    for (const { placings } of builtInLayouts(kind)) {
      const placed = placings.map(({ id }) => id)
      expect(ids(kind).filter((id) => !placed.includes(id))).toEqual([])
      // Each stands beside one that is there by then.
      placings.forEach(({ at }, index) => { if (at !== undefined) expect(ids(kind).includes(at[1]) && placed.slice(0, index).includes(at[1])).toBe(true) })
    }
  })
})
