/** Which lines of a long list are worth drawing. */

export interface VisibleRange {
  readonly start: number
  /** One past the last. */
  readonly end: number
}

/** Lines of equal `lineHeight` in px within `height` px from `scrollTop`, and `spare` more on each side. */
export function visibleRange(count: number, lineHeight: number, scrollTop: number, height: number, spare = 8): VisibleRange {
  const first = Math.floor(scrollTop / lineHeight)
  const end = Math.min(count, Math.ceil((scrollTop + height) / lineHeight) + spare)
  return { start: Math.max(0, Math.min(first - spare, end)), end }
}

/** The scroll position that brings line `index` into view with the least movement. */
export function scrollToShow(index: number, lineHeight: number, scrollTop: number, height: number): number {
  const top = index * lineHeight
  if (top < scrollTop) return top
  return top + lineHeight > scrollTop + height ? top + lineHeight - height : scrollTop
}
