import { describe, expect, it } from 'vitest'
import { dendritesSeries, errorsSeries, progressSeries, updateAnglesSeries, weightAnglesSeries, weightDistributionSeries } from '../../../src-main/engines/ensemble/series.ts'
import { ensembleKind } from '../../../src-main/experiments/ensemble/ensemble-kind.ts'
import { ensembleFigure, shownLayers } from '../../../src-main/experiments/ensemble/figure.ts'
import { ensemblePresets } from '../../../src-main/experiments/ensemble/presets.ts'
import { parseEnsemble } from '../../../src-main/experiments/ensemble/schema.ts'
import { ensembleWork } from '../../../src-main/experiments/ensemble/work.ts'
import { checkedLines, checkedPanel } from '../../../src-main/experiments/figure.ts'
import type { LinesPanel } from '../../../src-main/experiments/figure.ts'
import { sampleSpec, variant } from './sample-spec.ts'

const recorded = new Map<string, readonly string[]>([dendritesSeries, errorsSeries, progressSeries, updateAnglesSeries, weightAnglesSeries, ...Object.values(weightDistributionSeries)].map(({ series, columns }) => [series, columns]))
const named = (id: string) => {
  const found = ensemblePresets.find((preset) => preset.id === id)
  if (found === undefined) throw new Error(`no preset ${id}`)
  return found
}
const panelsOf = (spec: typeof sampleSpec): LinesPanel[] => ensembleFigure(spec).panels.map((panel) => {
  if (panel.draw !== 'lines') throw new Error(`${panel.id} has no lines`)
  return panel
})

describe('ensemble presets', () => {
  it('have ids of their own', () => {
    expect(new Set(ensemblePresets.map(({ id }) => id)).size).toBe(ensemblePresets.length)
    expect(ensembleKind.presets).toBe(ensemblePresets)
  })

  it('cover Figs. 5, 6 and S6 to S9', () => {
    expect(new Set(ensemblePresets.map(({ figure }) => figure))).toEqual(new Set(['Fig. 5', 'Fig. S8', 'Fig. S9', 'Fig. 6b', 'Fig. S6', 'Fig. 6c', 'Fig. S7']))
  })

  it('have quick versions that take minutes, most of them without a file', () => {
    const quick = ensemblePresets.filter(({ id }) => id.includes('quick'))
    expect(quick.length).toBeGreaterThan(10)
    for (const { id, spec, title } of quick) {
      const { units, secondsPerUnit } = ensembleWork(spec)
      expect(units * secondsPerUnit, id).toBeLessThan(600)
      expect(title, id).toContain('quick')
      if (id.startsWith('fig5') || id.startsWith('figS9')) expect(spec.data.name).toBe('digits')
    }
  })

  it('of Fig. 6b are equal but for their rule and what the rule brings', () => {
    const { data, training } = named('fig6b-burstprop').spec
    for (const rival of ['fixed', 'backprop', 'node-perturbation']) expect(named(`fig6b-${rival}`).spec).toMatchObject({ data, training })
    expect(named('fig6b-backprop').spec.network.layers).toEqual(named('fig6b-burstprop').spec.network.layers)
    expect(named('fig6b-fixed').spec.network.layers).toMatchObject([{ filters: 64 }, { filters: 256 }, { filters: 256 }, { units: 1480 }])
  })

  it('have the constants of the authors\' code', () => {
    expect(named('fig5-learned-recurrent').spec).toMatchObject({
      network: { activation: 'sigmoid', layers: [{ units: 500 }, { units: 500 }, { units: 500 }], outputBurstProbability: 0.2 },
      rule: { type: 'burstprop', feedback: 'learned', recurrent: 'learned', recurrentRate: 1e-4, recurrentBursts: 'code' },
      optimiser: { hiddenRate: 0.1, outputRate: 0.01, momentum: 0.8, decay: 1e-6, decayKind: 'decoupled', gradient: 'sum', rateFactorEvery: 0 },
      initial: { weights: 'xavierNormal', gain: 1, feedbackSd: 1, recurrentRange: 0.01 }, training: { batch: 32 }, data: { augmentation: 'none', mean: [0.131], sd: [0.308] },
    })
    expect(named('fig6b-burstprop').spec).toMatchObject({ optimiser: { hiddenRate: 0.01, outputRate: 0.01, momentum: 0.9, decay: 1e-6 }, initial: { gain: 3.6, feedbackSd: 1 }, training: { epochs: 400, batch: 32 } })
    expect(named('fig6b-node-perturbation').spec).toMatchObject({ rule: { perturbation: 'simultaneous', perturbationSd: 0.001 }, initial: { gain: 3.6 } })
    expect(named('fig6c-burstprop').spec).toMatchObject({
      network: { activation: 'relu', kappa: 1e-5 }, rule: { feedback: 'learned' }, training: { epochs: 50, batch: 128 },
      optimiser: { hiddenRate: 0.01, outputRate: 0.01, momentum: 0.9, decay: 1e-4, decayKind: 'coupled', gradient: 'sum', rateFactorEvery: 30, rateFactor: 0.1 },
      initial: { weights: 'kaimingNormal', feedbackSd: 0.01 },
    })
  })
})

describe.each(ensemblePresets.map((preset) => [preset.id, preset] as const))('%s', (_id, { spec, checks, references }) => {
  const panels = new Map(panelsOf(spec).map((panel) => [panel.id, panel]))

  it('is valid as it is', () => {
    expect(parseEnsemble(spec, { memoryBytes: 8 * 2 ** 30 })).toEqual({ ok: true, spec })
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec)
  })

  it('draws series and columns that a run records', () => {
    for (const panel of panels.values()) {
      expect(new Set(panel.lines.map(({ id }) => id)).size, panel.id).toBe(panel.lines.length)
      for (const { series, xColumn, yColumn, where = [], axis } of panel.lines) {
        expect(recorded.get(series), series).toEqual(expect.arrayContaining([xColumn, yColumn, ...where.map(({ column }) => column)]))
        if (axis === 'right') expect(panel.right).toBeDefined()
      }
    }
  })

  it('checks panels and lines that there are, at epochs that it reaches', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
    for (const check of checks) {
      expect(panels.get(checkedPanel(check))?.lines.map(({ id }) => id), check.id).toEqual(expect.arrayContaining([...checkedLines(check)]))
      if (check.type !== 'statistic') throw new Error(check.id)
      const at = 'x' in check.of ? check.of.x : 'toX' in check.of ? check.of.toX : check.of.to
      expect(at, check.id).toBeLessThanOrEqual(spec.training.epochs)
      expect(check.source).not.toBe('')
    }
  })

  it('has references on lines that there are', () => {
    expect(new Set(references.map(({ id }) => id)).size).toBe(references.length)
    for (const { id, panel, line, x, y, sd } of references) {
      expect(panels.get(panel)?.lines.map((one) => one.id), id).toContain(line)
      expect(y).toHaveLength(x.length)
      if (sd !== undefined) expect(sd).toHaveLength(x.length)
      expect([...x, ...y, ...(sd ?? [])].every(Number.isFinite)).toBe(true)
    }
  })
})

describe('the figure of an ensemble run', () => {
  const ids = (changes: Readonly<Record<string, unknown>>): string[] => panelsOf(variant(changes)).map(({ id }) => id)

  it('is one figure for all rules, so that they can be compared', () => {
    expect(new Set(ensemblePresets.map(({ spec }) => ensembleFigure(spec).id)).size).toBe(1)
  })

  it('has the panels that a run fills', () => {
    expect(ids({})).toEqual(['error', 'training', 'weights', 'updates', 'potential', 'probability', 'spread', 'variance'])
    expect(ids({ 'rule.type': 'backprop' })).toEqual(['error', 'training'])
    expect(ids({ 'rule.feedback': 'symmetric', 'recording.everySteps': 0 })).toEqual(['error', 'training', 'updates', 'potential', 'probability', 'spread'])
    expect(ids({ 'recording.angles': false, 'recording.distributions': false })).toEqual(['error', 'training', 'weights'])
  })

  it('shows weights of every matrix of at most three hidden layers and the output, where they are recorded', () => {
    const weights = { 'recording.angles': false, 'recording.distributions': false, 'recording.weightDistributions': true, 'network.layers': Array.from({ length: 4 }, () => ({ type: 'dense', units: 2 })) }
    expect(ids(weights).slice(3)).toEqual([
      'weights-1', 'recurrent-1', 'weights-3', 'feedback-3', 'recurrent-3', 'weights-4', 'feedback-4', 'recurrent-4', 'weights-5', 'feedback-5',
    ])
    expect(ids({ ...weights, 'rule.type': 'backprop' }).slice(2)).toEqual(['weights-1', 'weights-3', 'weights-4', 'weights-5'])
    expect(ids({ ...weights, 'rule.feedback': 'symmetric', 'rule.recurrent': 'none' }).slice(2)).toEqual(['weights-1', 'weights-3', 'weights-4', 'weights-5'])
    const panels = panelsOf(variant(weights)).filter(({ lines }) => lines[0]?.series.startsWith('weights'))
    expect(panels[3]).toMatchObject({ title: 'Feedback weights Y, layer 3', lines: [{ label: 'Median', where: [{ column: 'layer', equals: 3 }] }, { label: '5 %' }, { label: '95 %' }] })
    for (const { lines } of panels) for (const { series, xColumn, yColumn } of lines) expect(recorded.get(series)).toEqual(expect.arrayContaining([xColumn, yColumn, 'layer']))
  })

  it('has a line for each layer, chosen by its number', () => {
    const [, , weights, updates] = panelsOf(sampleSpec)
    expect(weights?.lines.map(({ label, where }) => [label, where?.[0]?.equals])).toEqual([['Layer 2', 2], ['Layer 3', 3], ['Layer 4', 4], ['Output', 5]])
    expect(updates?.lines.map(({ label, where }) => [label, where?.[0]?.equals])).toEqual([['Layer 1', 1], ['Layer 2', 2], ['Layer 3', 3], ['Layer 4', 4]])
  })

  it('shows distributions of at most three layers', () => {
    const layers = (count: number): readonly number[] => shownLayers(variant({ 'network.layers': Array.from({ length: count }, () => ({ type: 'dense', units: 2 })) }))
    expect([1, 2, 3, 4, 7].map(layers)).toEqual([[1], [1, 2], [1, 2, 3], [1, 3, 4], [1, 4, 7]])
  })

  it('counts the first five where there are many classes, and says what is tested', () => {
    expect(panelsOf(named('fig6c-burstprop').spec)[0]?.lines.map(({ id }) => id)).toEqual(['test', 'topFive'])
    expect(panelsOf(sampleSpec)[0]?.lines.map(({ id }) => id)).toEqual(['test'])
    expect(panelsOf(variant({ 'data.validationCount': 500 }))[0]).toMatchObject({ title: 'Validation error', levels: [{ y: 90 }] })
  })
})
