/** Where the window was when it was last closed, kept in a small JSON file. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** Pixels of the screen, independent of its scale. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const stateSchema = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive(), maximized: z.boolean() })

export type WindowState = z.infer<typeof stateSchema>

export const smallestWindow = { width: 1024, height: 700 }
const firstWindow = { width: 1440, height: 900 }

/** So much of the title bar must be on a screen for a hand to catch it. */
const grip = { width: 100, height: 40 }

/** Where to put the window: as it was, if that is still on one of the screens; else of its usual size, in the middle (no x and y). */
export function placeWindow(saved: WindowState | null, screens: readonly Area[]): { x?: number; y?: number; width: number; height: number; maximized: boolean } {
  if (saved === null) return { ...firstWindow, maximized: false }
  const width = Math.max(saved.width, smallestWindow.width)
  const height = Math.max(saved.height, smallestWindow.height)
  const bar = { x: saved.x, y: saved.y, width, height: grip.height }
  const caught = screens.some((screen) => overlap(bar, screen).width >= grip.width && overlap(bar, screen).height >= grip.height)
  return { ...(caught ? { x: saved.x, y: saved.y } : {}), width, height, maximized: saved.maximized }
}

function overlap(a: Area, b: Area): { width: number; height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  }
}

/** Null where there is none, or none that can be read: the window then opens at its usual place. */
export function readWindowState(path: string): WindowState | null {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Replaces the file as a whole. Throws what the file system throws. */
export function writeWindowState(path: string, state: WindowState): void {
  const draft = `${path}.new`
  writeFileSync(draft, JSON.stringify(state))
  renameSync(draft, path)
}
