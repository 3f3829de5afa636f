/** Which y axis of a chart belongs to which panel: the left ones first, as many as there are panels, then those on top of them. */
import type { PlottedPanel } from '../experiments/figure-data.ts'

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
