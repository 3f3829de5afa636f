/** The one way to drag: follows a pointer from where it went down to where it is let go, and tells drags from clicks. */
export interface PointerWay {
  /** In px of the screen, since the pointer went down. */
  readonly x: number
  readonly y: number
  readonly shift: boolean
  /** Where it is now, in px of the window. */
  readonly clientX: number
  readonly clientY: number
}

export interface PointerFollower {
  /** From the first way that is more than a click on. */
  readonly onMove: (way: PointerWay) => void
  /** It was let go, or given up; gets nothing where it was a click, or given up. */
  readonly onEnd: (way: PointerWay | undefined) => void
  /** It was let go where it went down; before `onEnd`. */
  readonly onClick?: (event: PointerEvent) => void
}

/** A shorter way, in px, is a click. */
const clickPx = 4

/**
 * For a pointerdown of the main button; anything else is left alone. `leastPx`: 0 where every way counts, and nothing is a click.
 * Gives whether it follows.
 */
export function followPointer(event: PointerEvent, { onMove, onEnd, onClick }: PointerFollower, leastPx = clickPx): boolean {
  const element = event.currentTarget
  if (event.button !== 0 || !(element instanceof HTMLElement || element instanceof SVGElement)) return false
  const [fromX, fromY] = [event.clientX, event.clientY]
  let last: PointerWay | undefined
  // What is under way ends where the pointer is let go, wherever that is.
  element.setPointerCapture(event.pointerId)
  const move = ({ clientX, clientY, shiftKey }: PointerEvent): void => {
    const way = { x: clientX - fromX, y: clientY - fromY, shift: shiftKey, clientX, clientY }
    if (last === undefined && Math.hypot(way.x, way.y) < leastPx) return
    last = way
    onMove(way)
  }
  const stop = (now: PointerEvent): void => {
    element.removeEventListener('pointermove', move as EventListener)
    for (const type of ['pointerup', 'pointercancel']) element.removeEventListener(type, stop as EventListener)
    const cancelled = now.type === 'pointercancel'
    if (!cancelled && last === undefined) onClick?.(now)
    onEnd(cancelled ? undefined : last)
  }
  element.addEventListener('pointermove', move as EventListener)
  for (const type of ['pointerup', 'pointercancel']) element.addEventListener(type, stop as EventListener)
  return true
}
