import { describe, expect, it } from 'vitest'
import { presetById, presets } from '../../src-main/experiments/kinds.ts'
import { paperMap } from '../../src-main/experiments/paper-map.ts'

describe('the map of the paper', () => {
  it('shows every preset once, and no preset that is not there', () => {
    const shown = paperMap.flatMap(({ presetIds }) => presetIds)
    expect([...shown].sort()).toEqual(presets.map(({ id }) => id).sort())
    for (const id of shown) expect(presetById(id)).toBeDefined()
  })

  it('has each figure once', () => {
    expect(new Set(paperMap.map(({ figure }) => figure)).size).toBe(paperMap.length)
  })
})
