/** Pointing and dragging along a line: as shares of its width, from 0 to 1. */
import { ref } from 'vue'
import type { Ref } from 'vue'
import { followPointer } from '../follow-pointer.ts'

export interface DragHandlers {
  /** The pointer went down, and moves while it is down. */
  readonly onScrub: (share: number, event: PointerEvent) => void
  /** A stretch was drawn. */
  readonly onSelect: (from: number, to: number) => void
}

export interface Drag {
  /** The stretch that is being drawn. */
  readonly selection: Ref<readonly [number, number] | undefined>
  /** For the line's pointerdown; `selects` says whether a drag draws a stretch or moves the cursor. */
  start(event: PointerEvent, selects: boolean): void
}

export function useDrag({ onScrub, onSelect }: DragHandlers): Drag {
  const selection = ref<readonly [number, number]>()

  function start(event: PointerEvent, selects: boolean): void {
    const line = event.currentTarget
    if (!(line instanceof HTMLElement)) return
    const share = ({ clientX }: { readonly clientX: number }): number => {
      const { left, width } = line.getBoundingClientRect()
      return width === 0 ? 0 : Math.min(1, Math.max(0, (clientX - left) / width))
    }
    const from = share(event)
    if (!selects) {
      const ends = { onMove: (way: { readonly clientX: number }) => { onScrub(share(way), event) }, onEnd: () => undefined }
      if (followPointer(event, ends, 0)) onScrub(from, event)
      return
    }
    followPointer(event, {
      onMove: (way) => { selection.value = [from, share(way)] },
      onClick: (up) => { onScrub(from, up) },
      onEnd: (way) => {
        selection.value = undefined
        if (way !== undefined) onSelect(from, share(way))
      },
    })
  }

  return { selection, start }
}
