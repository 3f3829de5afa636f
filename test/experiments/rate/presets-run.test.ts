/** The rule of Fig. S4, run on digits that are made by code, and judged as the lab does. */
import { describe, expect, it } from 'vitest'
import { generateDigits } from '../../../src-main/datasets/generated-digits.ts'
import type { LabelledImages } from '../../../src-main/engines/images.ts'
import type { RateSpec } from '../../../src-main/engines/rate/spec.ts'
import { fillFigure } from '../../../src-main/experiments/fill-figure.ts'
import type { VerdictRow } from '../../../src-main/experiments/figure.ts'
import { judge } from '../../../src-main/experiments/judge.ts'
import { rateFigure } from '../../../src-main/experiments/rate/figure.ts'
import { ratePresets } from '../../../src-main/experiments/rate/presets.ts'
import { rateWork } from '../../../src-main/experiments/rate/work.ts'
import { recordedOf } from '../../engines/rate/recorded.ts'

const dataset = generateDigits({ trainCount: 100, testCount: 20 })
const images: LabelledImages = { ...dataset, classes: dataset.classes.length }

/** The first examples of a preset. What the error falls to takes all of them. */
function verdictOf(id: string): { readonly rows: readonly VerdictRow[]; readonly recorded: number; readonly spec: RateSpec } {
  const preset = ratePresets.find((candidate) => candidate.id === id)
  if (preset === undefined) throw new Error(`no preset ${id}`)
  const spec: RateSpec = { ...preset.spec, data: { name: 'digits', trainCount: 100, testCount: 20 }, training: { ...preset.spec.training, epochs: 1 } }
  const recorded = recordedOf(spec, images)
  const panels = fillFigure(rateFigure(spec), [{ key: '', label: id, runs: [{ read: (series) => recorded.get(series) }], references: [] }])
  const checks = preset.checks.filter((check) => check.id !== 'error-end')
  const { rows } = judge({ panels, checks, references: [], spec, matchesPreset: true })
  return { rows, spec, recorded: [...recorded.values()].reduce((sum, { values }) => sum + values.length, 0) }
}

describe.each(ratePresets.map(({ id }) => id))('%s, its first examples', (id) => {
  const { rows, spec, recorded } = verdictOf(id)

  it('agree with every check of the rule', () => {
    expect(rows.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
    expect(rows.length).toBeGreaterThanOrEqual(9)
  })

  it('record as much as was said', () => {
    expect(recorded).toBe(rateWork(spec).recordedNumbers)
  })
})
