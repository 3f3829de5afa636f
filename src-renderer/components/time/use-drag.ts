/** Pointing and dragging along a line: as shares of its width, from 0 to 1. */
import { ref } from 'vue'
import type { Ref } from 'vue'

export interface DragHandlers {
  /** The pointer went down, and moves while it is down. */
  readonly onScrub: (share: number) => void
  /** A stretch was drawn. */
  readonly onSelect: (from: number, to: number) => void
}

export interface Drag {
  /** The stretch that is being drawn. */
  readonly selection: Ref<readonly [number, number] | undefined>
  /** For the line's pointerdown; `selects` says whether a drag draws a stretch or moves the cursor. */
  start(event: PointerEvent, selects: boolean): void
}

/** A shorter way, in px, is a click. */
const clickPx = 4

export function useDrag({ onScrub, onSelect }: DragHandlers): Drag {
  const selection = ref<readonly [number, number]>()

  function start(event: PointerEvent, selects: boolean): void {
    const line = event.currentTarget
    if (event.button !== 0 || !(line instanceof HTMLElement)) return
    const share = ({ clientX }: PointerEvent): number => {
      const { left, width } = line.getBoundingClientRect()
      return width === 0 ? 0 : Math.min(1, Math.max(0, (clientX - left) / width))
    }
    const [from, fromX] = [share(event), event.clientX]
    const isDrag = (now: PointerEvent): boolean => Math.abs(now.clientX - fromX) >= clickPx
    // What is under way ends where the pointer is let go, wherever that is.
    line.setPointerCapture(event.pointerId)
    if (!selects) onScrub(from)
    const move = (now: PointerEvent): void => {
      if (!selects) onScrub(share(now))
      else if (isDrag(now)) selection.value = [from, share(now)]
    }
    const stop = (now: PointerEvent): void => {
      line.removeEventListener('pointermove', move)
      line.removeEventListener('pointerup', stop)
      line.removeEventListener('pointercancel', stop)
      selection.value = undefined
      if (!selects || now.type === 'pointercancel') return
      if (isDrag(now)) onSelect(from, share(now))
      else onScrub(from)
    }
    line.addEventListener('pointermove', move)
    line.addEventListener('pointerup', stop)
    line.addEventListener('pointercancel', stop)
  }

  return { selection, start }
}
