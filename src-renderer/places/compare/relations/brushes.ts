/** Stretches of axes that are brushed, as shares of their length from 0 to 1: which runs lie within all of them. Pure. */

export type Brush = readonly [from: number, to: number]

/** By dimension. */
export type Brushes = Readonly<Record<string, Brush>>

/** Of an arrow key. */
const step = 0.05
/** A drag that is shorter than this is a click: it takes the brush away. */
const least = 0.01

const within = (share: number): number => Math.min(1, Math.max(0, share))

/** With a stretch between two places, in either order; without it where there is next to nothing between them. */
export function brushed(brushes: Brushes, id: string, a: number, b: number): Brushes {
  const { [id]: _, ...others } = brushes
  const [from, to] = [within(Math.min(a, b)), within(Math.max(a, b))]
  return to - from < least ? others : { ...others, [id]: [from, to] }
}

/**
 * What a key does to an axis: arrows move its stretch, with Shift its upper end, Enter brushes its upper half, Escape and Delete take it
 * away. Undefined for keys that are not its own.
 */
export function brushedByKey(brushes: Brushes, id: string, { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): Brushes | undefined {
  const own = brushes[id]
  if (key === 'Escape' || key === 'Delete') return own === undefined ? undefined : brushed(brushes, id, 0, 0)
  if (key === 'Enter' || key === ' ') return brushed(brushes, id, 0.5, 1)
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined
  const [from, to] = own ?? [0.5, 1]
  const by = key === 'ArrowUp' ? step : -step
  if (shiftKey) return brushed(brushes, id, from, Math.max(from + step, to + by))
  const moved = Math.min(1 - to, Math.max(-from, by))
  return brushed(brushes, id, from + moved, to + moved)
}

/** Places of a run on the axes; null where it has none: such a run is not within a brush of that axis. */
export function isWithin(brushes: Brushes, ids: readonly string[], shares: readonly (number | null)[]): boolean {
  return ids.every((id, index) => {
    const brush = brushes[id]
    const share = shares[index] ?? null
    return brush === undefined || (share !== null && share >= brush[0] - 1e-9 && share <= brush[1] + 1e-9)
  })
}
