/** Names by which a chart keeps its lines apart. */
import type { PlottedCurve, PlottedPanel } from '../experiments/figure-data.ts'

/**
 * A chart looks up what a legend shows by name, over all panels: lines of one name would share the key of the first, and hide
 * together. So a label that comes back with another look gets spaces at its end, which nobody sees: one for the second look, two
 * for the third.
 */
export function distinctNames(panels: readonly PlottedPanel[]): PlottedPanel[] {
  const looks = new Map<string, string[]>()
  const nameOf = (label: string, look: string): string => {
    const known = looks.get(label) ?? []
    looks.set(label, known)
    if (!known.includes(look)) known.push(look)
    return `${label}${' '.repeat(known.indexOf(look))}`
  }
  return panels.map((panel) => (panel.definition.draw !== 'lines' ? panel : {
    ...panel,
    curves: panel.curves.map((curve) => (curve.faint === true ? curve : { ...curve, label: nameOf(curve.label, lookOf(curve)) })),
  }))
}

const lookOf = ({ colourIndex, ownColour, stroke = 'solid', draw = 'curve' }: PlottedCurve): string => `${ownColour ?? colourIndex} ${stroke} ${draw}`
