import { describe, expect, it } from 'vitest'
import { runCommand } from '../../../src-renderer/components/run-command.ts'
import { withSettings } from '../../../src-main/cli/set-option.ts'
import { kindOf, presetById } from '../../../src-main/experiments/kinds.ts'
import { diffSpecs } from '../../../src-main/experiments/spec-diff.ts'

const published = (id: string): unknown => presetById(id)?.spec

const commandFor = (id: string, spec: unknown, seed?: number) => (
  runCommand({ spec, preset: { id, spec: published(id) }, differences: diffSpecs(kindOf(spec), published(id), spec), seed, file: 'mine.json' })
)

/** As a shell takes it apart. */
const settingsIn = (line: string): string[] => [...line.matchAll(/--set (?:'([^']*)'|(\S+))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

describe('the line that computes a spec again', () => {
  it('is the preset alone where nothing differs, with the seed of a run', () => {
    expect(commandFor('fig2b', published('fig2b')).line).toBe('burstlab run fig2b')
    expect(commandFor('fig3', published('fig3'), 4)).toEqual({ line: 'burstlab run fig3 --first-seed 4', needsFile: false })
  })

  it.each([
    ['fig2b', ['rule.learningRate=0.2', 'rule.tauPreMs=20']],
    ['fig5-quick-learned', ['rule.feedback=fixed', 'training.epochs=3', 'data.name=my digits']],
    ['fig3', ['populations.pyr1.size=200', 'recording.rasters=["pyr1"]']],
  ])('has the changes of %s as options, which make exactly that spec: %j', (id, changes) => {
    const spec = withSettings(published(id), changes)
    const { line, needsFile } = commandFor(id, spec)
    expect(needsFile).toBe(false)
    expect(withSettings(published(id), settingsIn(line))).toEqual(spec)
  })

  it('is that of a file where options cannot say it: another structure, an earlier preset, none at all', () => {
    const backprop = withSettings(published('fig5-quick-learned'), ['rule.type=backprop'])
    const cut = { ...(published('fig3') as object), projections: [] }
    for (const [id, spec] of [['fig3', cut], ['fig2b', { ...(published('fig2b') as object), odd: 1 }]] as const) {
      expect(runCommand({ spec, preset: { id, spec: published(id) }, differences: [], seed: undefined, file: 'mine.json' })).toEqual({ line: 'burstlab run mine.json', needsFile: true })
    }
    expect(runCommand({ spec: backprop, preset: undefined, differences: [], seed: 2, file: 'it\'s.json' }).line).toBe('burstlab run \'it\'\\\'\'s.json\' --first-seed 2')
  })
})
