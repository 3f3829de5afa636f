/** Does a figure agree with the paper? Every check becomes rows of the verdict table. */
import type { PlottedCurve, PlottedPanel } from './figure-data.ts'
import { axisOf, curveOf, finiteOrNull, indexNear } from './curve-points.ts'
import { checkedLines, checkedPanel } from './figure.ts'
import type { Check, PointsCheck, SignChangeCheck, Verdict, VerdictRow } from './figure.ts'
import type { PresetReference } from './kind.ts'
import { valueAt } from './spec-path.ts'
import { statisticRow } from './statistic-row.ts'

export interface JudgedFigure {
  readonly panels: readonly PlottedPanel[]
  readonly checks: readonly Check[]
  readonly references: readonly PresetReference[]
  readonly spec: unknown
  /** Whether the spec is the preset's own: otherwise the rows are for information. */
  readonly matchesPreset: boolean
}

/** A check looks at the curve of the line that it names, of the first group; where it names none, at the panel's first curve. */
export function judge({ panels, checks, references, spec, matchesPreset }: JudgedFigure): Verdict {
  const rows = checks.filter(({ when }) => when === undefined || when.equals.some((value) => value === valueAt(spec, when.path))).flatMap((check) => {
    const panel = panelFor(check, panels)
    if (panel !== undefined) return rowsOf(check, panel, references)
    // A varied spec may draw less than the preset does.
    if (matchesPreset) throw new Error(`check ${check.id} names ${[`a panel "${checkedPanel(check)}"`, ...checkedLines(check).map((line) => `a line "${line}"`)].join(' and ')} that the figure does not have`)
    return []
  })
  // A varied spec may have other points than the reference: those never come, and are not awaited.
  return { state: stateOf(rows, matchesPreset), rows: matchesPreset ? rows : rows.filter((row) => row.verdict !== 'pending') }
}

/** With all lines that the check names. */
function panelFor(check: Check, panels: readonly PlottedPanel[]): PlottedPanel | undefined {
  const panel = panels.find(({ definition }) => definition.id === checkedPanel(check))
  return panel !== undefined && checkedLines(check).every((line) => curveOf(panel, line) !== undefined) ? panel : undefined
}

function rowsOf(check: Check, panel: PlottedPanel, references: readonly PresetReference[]): VerdictRow[] {
  switch (check.type) {
    case 'points': return pointRows(check, panel, curveOf(panel, check.line), references, references.length > 1)
    case 'signChange': return [signChangeRow(check, panel, curveOf(panel, check.line))]
    case 'statistic': return [statisticRow(check, panel, references)]
  }
}

function stateOf(rows: readonly VerdictRow[], matchesPreset: boolean): Verdict['state'] {
  if (rows.length === 0) return 'none'
  if (!matchesPreset) return 'differs'
  if (rows.some((row) => row.verdict === 'pending')) return 'pending'
  return rows.every((row) => row.verdict === 'pass') ? 'pass' : 'fail'
}

function pointRows(check: PointsCheck, panel: PlottedPanel, curve: PlottedCurve | undefined, references: readonly PresetReference[], several: boolean): VerdictRow[] {
  const reference = references.find(({ id }) => id === check.reference)
  if (reference === undefined) throw new Error(`check ${check.id} names a reference "${check.reference}" that its preset does not have`)
  const { x: axis } = panel.definition
  const y = axisOf(panel, curve)
  return reference.x.map((x, i): VerdictRow => {
    const at = curve === undefined ? -1 : indexNear(curve.x, x)
    const ours = finiteOrNull(curve?.y[at])
    const tolerance = toleranceAt(check, { ours: spreadAt(curve, at), reference: { sd: reference.sd?.[i] ?? 0, count: reference.realisations ?? 1 } })
    const difference = ours === null ? null : ours - (reference.y[i] ?? NaN)
    return {
      checkId: check.id, quantity: `${y.label} at ${withUnit(x, axis.unit)}${several ? `, ${reference.label}` : ''}`, reference: reference.y[i] ?? NaN, ours, difference,
      tolerance: tolerance ?? 0, toleranceNote: noteOf(check), unit: y.unit, source: check.source,
      verdict: pointVerdict(at, difference, tolerance),
    }
  })
}

/** A point that is there and no number will not become one. */
function pointVerdict(at: number, difference: number | null, tolerance: number | null): VerdictRow['verdict'] {
  if (at === -1) return 'pending'
  if (difference === null) return 'fail'
  if (tolerance === null) return 'pending'
  return Math.abs(difference) <= tolerance ? 'pass' : 'fail'
}

interface Spread {
  readonly sd: number
  readonly count: number
}

const spreadAt = (curve: PlottedCurve | undefined, at: number): Spread => ({ sd: curve?.sd?.[at] ?? 0, count: curve?.count?.[at] ?? 1 })

/** Null where there are too few realisations to know the error of our mean. */
function toleranceAt({ tolerance }: PointsCheck, spread: { readonly ours: Spread; readonly reference: Spread }): number | null {
  if ('absolute' in tolerance) return tolerance.absolute
  if (spread.ours.count < 2) return null
  // A closed form has no error of its own: its sd is 0.
  return tolerance.standardErrors * Math.sqrt(squaredError(spread.ours) + squaredError(spread.reference))
}

/** Squared standard error of a mean, from the population SD of the sample it is the mean of. */
const squaredError = ({ sd, count }: Spread): number => (count < 2 ? 0 : sd ** 2 / (count - 1))

const noteOf = ({ tolerance }: PointsCheck): string => ('absolute' in tolerance ? `± ${tolerance.absolute}` : `${tolerance.standardErrors} standard errors`)

function signChangeRow(check: SignChangeCheck, panel: PlottedPanel, curve: PlottedCurve | undefined): VerdictRow {
  const { unit } = panel.definition.x
  const [from, to] = check.between
  // Where the curve does not yet span the interval, the crossing may still come.
  const spans = curve !== undefined && curve.x.some((x) => x <= from) && curve.x.some((x) => x >= to)
  const crossings = spans ? zeroCrossings(curve) : []
  const ours = crossings.length === 1 && crossings[0]?.upwards === true ? crossings[0].at : null
  return {
    checkId: check.id, quantity: check.label, reference: check.reference, ours, difference: ours === null ? null : ours - check.reference,
    tolerance: (to - from) / 2, toleranceNote: `once, between ${withUnit(from, unit)} and ${withUnit(to, unit)}`, unit, source: check.source,
    verdict: !spans ? 'pending' : ours !== null && ours >= from && ours <= to ? 'pass' : 'fail',
  }
}

interface ZeroCrossing {
  readonly at: number
  readonly upwards: boolean
}

/** Where the curve changes sign between neighbouring points; zero counts as positive. */
function zeroCrossings({ x, y }: PlottedCurve): ZeroCrossing[] {
  return x.flatMap((right, i) => {
    const left = x[i - 1]
    const [before, after] = [finiteOrNull(y[i - 1]), finiteOrNull(y[i])]
    if (left === undefined || before === null || after === null || (before < 0) === (after < 0)) return []
    return [{ at: left + ((right - left) * before) / (before - after), upwards: before < 0 }]
  })
}

const withUnit = (x: number, unit: string): string => `${Number(x.toPrecision(3))}${unit === '' ? '' : ` ${unit}`}`
