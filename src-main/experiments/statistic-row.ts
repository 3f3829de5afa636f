/** The row of the verdict table for a statistic. */
import { finiteOrNull } from './curve-points.ts'
import type { PlottedPanel } from './figure-data.ts'
import type { Expected, StatisticCheck, VerdictRow } from './figure.ts'
import type { PresetReference } from './kind.ts'
import { statisticOf } from './statistics.ts'

export function statisticRow({ id, label, source, of, expected, reference, unit }: StatisticCheck, panel: PlottedPanel, references: readonly PresetReference[]): VerdictRow {
  const value = statisticOf(of, panel, references)
  const ours = value === 'pending' ? null : finiteOrNull(value)
  const shown = reference ?? expectedValue(expected)
  return {
    checkId: id, quantity: label, reference: shown, ours, difference: ours === null ? null : ours - shown,
    ...allowance(expected), unit, source,
    verdict: value === 'pending' ? 'pending' : ours !== null && meets(ours, expected) ? 'pass' : 'fail',
  }
}

function expectedValue(expected: Expected): number {
  if ('about' in expected) return expected.about
  return 'above' in expected ? expected.above : expected.below
}

function allowance(expected: Expected): Pick<VerdictRow, 'tolerance' | 'toleranceNote' | 'bound'> {
  if ('above' in expected) return { tolerance: 0, toleranceNote: `above ${rounded(expected.above)}${andThen('below', expected.butBelow)}`, bound: 'above' }
  if ('below' in expected) return { tolerance: 0, toleranceNote: `below ${rounded(expected.below)}${andThen('above', expected.butAbove)}`, bound: 'below' }
  const { within } = expected
  return { tolerance: toleranceOf(expected), toleranceNote: 'absolute' in within ? `± ${rounded(within.absolute)}` : `± ${Number((100 * within.relative).toPrecision(6))} %` }
}

const andThen = (side: 'above' | 'below', bound: number | undefined): string => (bound === undefined ? '' : `, ${side} ${rounded(bound)}`)

/** For reading; what is compared keeps all digits. */
const rounded = (value: number): number => Number(value.toPrecision(4))

function meets(value: number, expected: Expected): boolean {
  if ('above' in expected) return value > expected.above && value < (expected.butBelow ?? Infinity)
  if ('below' in expected) return value < expected.below && value > (expected.butAbove ?? -Infinity)
  return Math.abs(value - expected.about) <= toleranceOf(expected)
}

const toleranceOf = ({ about, within }: Extract<Expected, { about: number }>): number =>
  ('absolute' in within ? within.absolute : within.relative * Math.abs(about))
