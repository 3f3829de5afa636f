import { describe, expect, it } from 'vitest'
import { layoutFile, readLayoutFile } from '../../../../src-renderer/places/run/layout-file.ts'

const layout = {
  grid: { root: { type: 'branch', data: [{ type: 'leaf', data: { views: ['figure'], activeView: 'figure', id: '1' }, size: 1 }], size: 1 }, width: 1, height: 1, orientation: 'HORIZONTAL' },
  panels: { figure: { id: 'figure', contentComponent: 'figure', title: 'Figure' } }, activeGroup: '1',
}
const problemOf = (text: string, kind = 'spiking') => { const read = readLayoutFile(text, kind); return 'problem' in read ? read.problem : 'none' }

describe('a layout as a file', () => {
  it('comes back as it was', () => {
    const file = layoutFile('spiking', layout)
    expect(file.filename).toBe('burstlab-layout-spiking.json')
    expect(readLayoutFile(file.content, 'spiking')).toEqual({ layout })
  })

  it('says what is wrong with it', () => {
    const changed = (change: object) => JSON.stringify({ ...JSON.parse(layoutFile('spiking', layout).content) as object, ...change })
    expect(problemOf('{')).toBe('The file is no JSON object; expected a layout as it was exported here.')
    expect(problemOf('{}')).toBe('format is missing; expected "burstlab-layout".')
    expect(problemOf(changed({ formatVersion: 2 }))).toBe('formatVersion is 2; expected 1.')
    expect(problemOf(changed({}), 'pairing')).toBe('kind is "spiking"; expected "pairing", the kind of this run.')
    expect(problemOf(changed({ layout: { panels: {} } }))).toContain('layout has no panels that are known here')
  })
})
