import { describe, expect, it } from 'vitest'
import { ensembleKind } from '../../src-main/experiments/ensemble/ensemble-kind.ts'
import type { ExperimentKind } from '../../src-main/experiments/kind.ts'
import { kinds } from '../../src-main/experiments/kinds.ts'
import { pairingKind } from '../../src-main/experiments/pairing/pairing-kind.ts'
import { warningsOf } from '../../src-main/experiments/pitfall.ts'
import { rateKind } from '../../src-main/experiments/rate/rate-kind.ts'
import { withValueAt } from '../../src-main/experiments/spec-path.ts'
import { spikingKind } from '../../src-main/experiments/spiking/spiking-kind.ts'

/** What is said of a preset with other values at some paths; the lab must take it as it is. */
function warned<Spec>(kind: ExperimentKind<Spec>, presetId: string, changes: Readonly<Record<string, unknown>>): string[] {
  const preset = kind.presets.find(({ id }) => id === presetId)
  if (preset === undefined) throw new Error(`no preset ${presetId}`)
  const changed = Object.entries(changes).reduce<unknown>((spec, [path, value]) => withValueAt(spec, path, value), preset.spec)
  const parsed = kind.parse(changed)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join(' '))
  return warningsOf(kind, parsed.spec).map(({ id, message }) => `${id}: ${message}`)
}

describe('pitfalls', () => {
  it('are in the paper\'s experiments only where a control leaves something out, and are not said of those', () => {
    const ofPresets = kinds.flatMap((kind) => kind.presets.flatMap((preset) => warningsOf(kind, preset.spec).map(({ id, path }) => `${preset.id}: ${id}, ${path}`)))
    expect(ofPresets).toEqual([
      'figS1-no-hidden: nothing-learns, plasticity.hidden.learningRate', 'figS5a-0: weightless-projection, projections.somToPyr.weight',
      ...[0, 1, 2].map((number) => `figS10a-${number}: weightless-projection, projections.pyrToPyr.weight`),
      'prediction-no-dendritic-inhibition: weightless-projection, projections.somToPyr1.weight',
    ])
    const control = spikingKind.presets.find(({ id }) => id === 'figS10a-0')
    if (control === undefined) throw new Error('no preset figS10a-0')
    expect(warningsOf(spikingKind, control.spec, control.spec)).toEqual([])
  })

  it('have names of their own within a kind', () => {
    for (const { pitfalls } of kinds) expect(new Set(pitfalls.map(({ id }) => id)).size).toBe(pitfalls.length)
  })
})

describe('a pairing experiment', () => {
  it.each([
    ['fig2c-30', { 'rule.learningRate': 0 }, /^nothing-learns: Learning rate \(rule\.learningRate\) is 0; expected more than 0/],
    ['fig2c-30', { 'rule.tauAvgS': 1000 }, /^shorter-than-average: .*\(rule\.tauAvgS\) is 1000; expected at most what a train lasts/],
    ['fig2c-30', { 'protocol.realisations': 1 }, /^one-realisation: .*\(protocol\.realisations\) is 1; expected several/],
    ['fig2c-30', { 'protocol.refractoryMs': 20, 'protocol.ratesHz': [10] }, /^no-bursts-possible: .*\(rule\.burstThresholdMs\)/],
    ['fig2d-5hz', { 'protocol.intraburstJitterMs': 30 }, /^bursts-split: .*\(protocol\.intraburstJitterMs\) is 30; expected at most/],
  ])('%s with %o is warned of', (preset, changes, message) => {
    expect(warned(pairingKind, preset, changes)).toContainEqual(expect.stringMatching(message))
  })
})

describe('a spiking experiment', () => {
  it.each([
    ['fig3', { 'recording.rates': [], 'recording.rasters': [], 'recording.traces': [] }, /^nothing-recorded: Rates of \(recording\.rates\) is \[\]; expected populations/],
    ['fig3', { 'projections.pyr2ToSom.weight': 0 }, /^weightless-projection: .*\(projections\.pyr2ToSom\.weight\) is 0/],
    ['fig3', { 'projections.pyr2ToSom.probability': 0 }, /^empty-projection: /],
    ['fig3', { 'protocol.phases.1.plastic': true }, /^nothing-plastic: .*\(protocol\.phases\.1\.plastic\) is true/],
    ['fig3', { 'recording.binMs': 5000 }, /^bin-too-long: .* is 5000; expected at most what the protocol takes, 4000 ms/],
    ['fig3', { 'recording.rasterNeurons': 0, 'recording.rasters': ['som'] }, /^no-neurons-of-spikes: /],
    ['fig4', { 'plasticity.hidden.tauAvgS': 1000 }, /^averages-not-settled: .*expected at most what passes before learning begins/],
    ['fig4', { 'protocol.phases.2.learningMs': 0 }, /^never-plastic: /],
    ['fig4', { 'protocol.phases.2.learningMs': 0 }, /^teacher-without-lessons: /],
    ['fig4', { 'protocol.patterns.4': { label: 'more', target: 0, somaCurrentsPa: {} } }, /^pattern-never-shown: .*\(protocol\.patterns\.4\.label\) is "more"/],
  ])('%s with %o is warned of', (preset, changes, message) => {
    expect(warned(spikingKind, preset, changes)).toContainEqual(expect.stringMatching(message))
  })

  it('with a population that nothing drives is warned of it, unless patterns or phases do', () => {
    const quiet = { 'currents.lone': { population: 'pv', compartment: 'soma', waveform: { type: 'constant', currentPa: 0 } } }
    expect(warned(spikingKind, 'fig3', quiet)).toEqual([])
    const silent = { excitatoryRateHz: 0, excitatoryWeight: 0, inhibitoryRateHz: 0, inhibitoryWeight: 0 }
    const alone = { 'populations.alone': { cell: 'pv', size: 5, initialSpreadMv: 0, noise: { soma: silent, dendrite: silent } } }
    expect(warned(spikingKind, 'fig3', alone)).toEqual([expect.stringMatching(/^no-input: .*\(populations\.alone\.noise\.soma\.excitatoryRateHz\) is 0; expected noise, an excitatory projection onto alone/)])
    const driven = { ...alone, 'currents.lone': { population: 'alone', compartment: 'soma', waveform: { type: 'constant', currentPa: 50 } } }
    expect(warned(spikingKind, 'fig3', driven)).toEqual([])
  })
})

describe('a rate experiment', () => {
  it.each([
    [{ 'training.teacherS': 0 }, /^no-teacher: .*\(training\.teacherS\) is 0/],
    [{ 'training.predictionS': 0.5 }, /^shorter-than-average: .*\(training\.predictionS\) is 0\.5; expected at least the averaging time/],
  ])('with %o is warned of', (changes, message) => {
    expect(warned(rateKind, rateKind.presets[0]?.id ?? '', changes)).toContainEqual(expect.stringMatching(message))
  })
})

describe('an ensemble experiment', () => {
  const preset = 'fig5-quick-learned-recurrent'
  it.each([
    [{ 'training.patienceEpochs': 3 }, /^stops-on-test-images: .*\(data\.validationCount\) is 0; expected more than 0 where training stops early/],
    [{ 'training.patienceEpochs': 100 }, /^never-stops-early: /],
    [{ 'data.trainCount': 300, 'training.batch': 200 }, /^one-update-per-epoch: .*\(training\.batch\) is 200; expected at most half of the 300/],
    [{ 'optimiser.hiddenRate': 0, 'optimiser.outputRate': 0 }, /^nothing-learns: /],
  ])('with %o is warned of', (changes, message) => {
    expect(warned(ensembleKind, preset, changes)).toContainEqual(expect.stringMatching(message))
  })
})
