import { describe, expect, it } from 'vitest'
import { fillFigure } from '../../../src-main/experiments/fill-figure.ts'
import { spikingFigure } from '../../../src-main/experiments/spiking/figures/choose.ts'
import { colourSchemeNames } from '../../../src-main/export/colour-schemes.ts'
import { seenColour } from '../../../src-main/export/palette.ts'
import { chosenColours, withChosenColours } from '../../../src-main/lab/figures/chosen-colours.ts'
import { sampleSpec } from '../../experiments/spiking/sample-spec.ts'

const labWith = (kept: unknown) => ({ settings: { get: (key: string) => (key === 'layout.edit.e1' ? kept : undefined), set: () => undefined } })

describe('colours that were given to populations', () => {
  it('are found with the drawing of a run\'s experiment', () => {
    const lab = labWith({ layout: { positions: {}, groups: [], colours: { pv: 6, input: '#12ab9f', output: 'red', som: 9 } } })
    expect(chosenColours(lab, 'e1')).toEqual({ pv: 6, input: '#12ab9f' })
    expect([chosenColours(lab, 'e2'), chosenColours(lab, null), chosenColours(labWith('x'), 'e1')]).toEqual([{}, {}, {}])
  })

  it('are those of its lines in figures, on every ground and in every scheme as they are', () => {
    const definition = withChosenColours(spikingFigure(sampleSpec), { input: '#12ab9f', pv: 6 })
    const groups = [{ key: '', label: '', references: [], runs: [{ read: () => undefined }] }]
    const rates = fillFigure(definition, groups).find((panel) => panel.definition.id === 'er')
    const seen = new Map(rates?.curves.map((curve) => [curve.label, curve]))
    const input = seen.get('input') ?? expect.fail('no curve of input')
    for (const theme of ['light', 'dark', 'print'] as const) for (const scheme of colourSchemeNames) expect(seenColour(input, { theme, scheme })).toBe('#12ab9f')
    expect(seen.get('pv')?.colourIndex).toBe(6)
    expect(seen.get('output')).toMatchObject({ colourIndex: 1 })
  })

  it('leave curves alone that are of several groups', () => {
    const definition = withChosenColours(spikingFigure(sampleSpec), { input: '#12ab9f' })
    const group = (key: string) => ({ key, label: key, references: [], runs: [{ read: () => undefined }] })
    const curves = fillFigure(definition, [group('A'), group('B')]).flatMap((panel) => panel.curves)
    expect(curves.some(({ ownColour }) => ownColour !== undefined)).toBe(false)
  })
})
