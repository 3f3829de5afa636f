/** Dragging something along a line: how far the pointer went, and whether it was more than a click. */
export interface LineDrag {
  /** In px of the screen, since the pointer went down. */
  readonly x: number
  readonly y: number
  readonly shift: boolean
}

/** A shorter way, in px, is a click. */
const clickPx = 4

/** For a pointerdown. `onEnd` gets nothing where it was a click, or given up. */
export function followPointer(event: PointerEvent, onMove: (drag: LineDrag) => void, onEnd: (drag: LineDrag | undefined) => void): void {
  const element = event.currentTarget
  if (event.button !== 0 || !(element instanceof Element)) return
  const [fromX, fromY] = [event.clientX, event.clientY]
  let last: LineDrag | undefined
  element.setPointerCapture(event.pointerId)
  const move = (now: Event): void => {
    if (!(now instanceof PointerEvent)) return
    const drag = { x: now.clientX - fromX, y: now.clientY - fromY, shift: now.shiftKey }
    if (last === undefined && Math.hypot(drag.x, drag.y) < clickPx) return
    last = drag
    onMove(drag)
  }
  const stop = (now: Event): void => {
    for (const [type, listener] of [['pointermove', move], ['pointerup', stop], ['pointercancel', stop]] as const) element.removeEventListener(type, listener)
    onEnd(now.type === 'pointercancel' ? undefined : last)
  }
  element.addEventListener('pointermove', move)
  element.addEventListener('pointerup', stop)
  element.addEventListener('pointercancel', stop)
}
