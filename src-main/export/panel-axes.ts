/** Which y axis of a chart belongs to which panel: the left ones first, as many as there are panels, then those on top of them. And how far they reach. */
import type { PlottedPanel } from '../experiments/figure-data.ts'
import type { AxisDefinition, LineAxis } from '../experiments/figure.ts'

/** Positions among the chart's y axes. */
export interface PanelAxes {
  readonly left: number
  readonly right?: number
  /** From 0 to 1 over the height of the panel, whatever is drawn in it; never shown. */
  readonly height?: number
}

export function axesOf(panels: readonly PlottedPanel[]): PanelAxes[] {
  let next = panels.length
  return panels.map(({ definition }, left): PanelAxes => {
    if (definition.draw !== 'lines') return { left }
    const right = definition.right === undefined ? {} : { right: next++ }
    const height = (definition.spans ?? []).length === 0 ? {} : { height: next++ }
    return { left, ...right, ...height }
  })
}

/**
 * A y axis with the ends that its figure gives it, but for an end that a curve goes beyond: those ends are chosen for the paper's numbers, and
 * a curve that leaves them without a word would look like one that stays.
 */
export function holdingCurves(axis: AxisDefinition, { curves, references }: PlottedPanel, side: LineAxis): AxisDefinition {
  if (axis.firm === true) return axis
  const { min, max, ...open } = axis
  const own = [...curves, ...references].filter((curve) => (curve.axis ?? 'left') === side)
  const beyond = (isBeyond: (y: number) => boolean): boolean => own.some(({ y }) => y.some(isBeyond))
  const rounding = 1e-9 * Math.max(1, Math.abs(min ?? 0), Math.abs(max ?? 0))
  return {
    ...open,
    ...(min === undefined || beyond((y) => y < min - rounding) ? {} : { min }),
    ...(max === undefined || beyond((y) => y > max + rounding) ? {} : { max }),
  }
}
