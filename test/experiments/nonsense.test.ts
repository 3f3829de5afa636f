/** Whether a preset's checks notice a result that says nothing: lines that are all the same, or no numbers at all. */
import { describe, expect, it } from 'vitest'
import type { PlottedCurve, PlottedPanel } from '../../src-main/experiments/figure-data.ts'
import { checkedLines, checkedPanel } from '../../src-main/experiments/figure.ts'
import type { Check, LinesPanel, Verdict } from '../../src-main/experiments/figure.ts'
import { judge } from '../../src-main/experiments/judge.ts'
import { presets } from '../../src-main/experiments/kinds.ts'
import type { PresetReference } from '../../src-main/experiments/kind.ts'

const checked = presets.filter(({ checks }) => checks.length > 0)

/** Every x that a check looks at. */
function placesOf(check: Check, references: readonly PresetReference[]): readonly number[] {
  if (check.type === 'points') return references.find(({ id }) => id === check.reference)?.x ?? []
  if (check.type === 'signChange') return check.between
  const { of } = check
  if (of.kind === 'rms') return references.find(({ id }) => id === of.reference)?.x ?? []
  if ('x' in of) return [of.x]
  if ('toX' in of) return [of.fromX, of.toX]
  return Array.from({ length: 21 }, (_, i) => of.from + ((of.to - of.from) * i) / 20)
}

/** The figure that a preset is checked by, with one value everywhere. */
function flat(checks: readonly Check[], references: readonly PresetReference[], value: number): PlottedPanel[] {
  return [...Map.groupBy(checks, checkedPanel)].map(([id, own]): PlottedPanel => {
    const x = [...new Set(own.flatMap((check) => placesOf(check, references)))].sort((a, b) => a - b)
    const names = [...new Set(own.flatMap(checkedLines))]
    const curves = (names.length === 0 ? [undefined] : names).map((line): PlottedCurve => (
      { ...(line === undefined ? {} : { line }), label: '', colourIndex: 0, x, y: x.map(() => value), sd: x.map(() => 0), count: x.map(() => 2) }))
    const axis = { label: '', unit: '' }
    const definition: LinesPanel = { id, title: '', draw: 'lines', x: axis, y: axis, lines: [] }
    return { definition, curves, references: [] }
  })
}

function verdictOf({ checks, references, spec }: (typeof presets)[number], value: number): Verdict['state'] {
  return judge({ panels: flat(checks, references, value), checks, references, spec, matchesPreset: true }).state
}

/** Where such a line is a result: an error of 1 %; next to nothing learned, as claimed; an error of 90 % where there are a thousand classes. */
const results: Readonly<Record<string, number>> = { 'figS8-best': 1, 'figS8-best-fixed': 1, 'figS8-best-backprop': 1, 'fig6b-node-perturbation': 90, 'fig6b-quick-node-perturbation': 90, 'fig6b-quick-fixed': 90, 'fig6b-best-fixed': 90, 'fig6c-fixed': 90 }

describe.each(checked.map((preset) => [preset.id, preset] as const))('%s', (id, preset) => {
  it.each([['silence, or no errors at all', 0], ['saturation', 1], ['guesses', 90], ['every answer wrong', 100], ['no numbers', NaN]])('is not reproduced by %s', (_what, value) => {
    expect(verdictOf(preset, value)).toBe(results[id] === value ? 'pass' : 'fail')
  })
})
