/** Edits of a page as pure functions: order, size, and what a panel shows. */
import type { AxisLimits, PageDocument, PagePanel } from '../../../src-main/api/contract.ts'

export const widths = [{ mm: 88, label: '88 mm' }, { mm: 183, label: '183 mm' }] as const
const limits = { span: [1, 12], heightMm: [15, 240] } as const

/** Takes the panel out and puts it in again so that it has this position; where it is too far, at the end. */
export function moved(document: PageDocument, id: string, to: number): PageDocument {
  const panel = document.panels.find((one) => one.id === id)
  if (panel === undefined) return document
  const others = document.panels.filter((one) => one.id !== id)
  const at = Math.max(0, Math.min(others.length, to))
  return { ...document, panels: [...others.slice(0, at), panel, ...others.slice(at)] }
}

/** With an empty text as wide as the page, behind the other panels. */
export const withText = (document: PageDocument, id: string): PageDocument => ({
  ...document,
  panels: [...document.panels, { id, presetIds: [], runIds: [], panel: '', text: '', span: 12, heightMm: 15, letter: null, title: null, xLabel: null, yLabel: null, legend: false }],
})

/** A name that no panel of the page has. */
export function freeId({ panels }: PageDocument): string {
  const taken = new Set(panels.map(({ id }) => id))
  let number = panels.length + 1
  while (taken.has(`text-${number}`)) number++
  return `text-${number}`
}

export const changedPanel = (document: PageDocument, id: string, change: Partial<PagePanel>): PageDocument =>
  ({ ...document, panels: document.panels.map((panel) => (panel.id === id ? { ...panel, ...change } : panel)) })

/** The panel takes the runs of these, and shows the same of them where they have it; undefined where it is no longer there. */
export function withRunsOf(document: PageDocument, id: string, panels: readonly PagePanel[]): PageDocument | undefined {
  const [first] = panels
  const known = document.panels.find((panel) => panel.id === id)
  if (first === undefined || known === undefined) return undefined
  return changedPanel(document, id, { runIds: first.runIds, panel: panels.some(({ panel }) => panel === known.panel) ? known.panel : first.panel })
}

/** Within what a page holds; heights in whole millimetres. */
export function resized(document: PageDocument, id: string, size: { readonly span: number; readonly heightMm: number }): PageDocument {
  const within = (value: number, [min, max]: readonly [number, number]): number => Math.max(min, Math.min(max, Math.round(value)))
  return changedPanel(document, id, { span: within(size.span, limits.span), heightMm: within(size.heightMm, limits.heightMm) })
}

export const without = (document: PageDocument, id: string): PageDocument => ({ ...document, panels: document.panels.filter((panel) => panel.id !== id) })

/** Columns that a width in mm comes closest to. */
export const spanOf = (widthMm: number, pageMm: number): number => Math.round(((widthMm + 3) * 12) / (pageMm + 3))

/** What an empty field means: as the figure has it. */
export const labelOf = (typed: string): string | null => (typed.trim() === '' ? null : typed)

const noLimits: AxisLimits = { xMin: null, xMax: null, yMin: null, yMax: null }
const limitWords: Readonly<Record<keyof AxisLimits, string>> = { xMin: 'The axis below begins at', xMax: 'The axis below ends at', yMin: 'The axis at left begins at', yMax: 'The axis at left ends at' }

/** With an end as it was typed: nothing is the figure's own. Or what is wrong with it. */
export function withLimit(before: AxisLimits | undefined, key: keyof AxisLimits, typed: string): { readonly limits: AxisLimits | undefined } | { readonly problem: string } {
  const text = typed.trim()
  const value = text === '' ? null : Number(text.replace('−', '-'))
  if (value !== null && !Number.isFinite(value)) return { problem: `${limitWords[key]} "${text}"; expected a number, or nothing.` }
  const limits = { ...(before ?? noLimits), [key]: value }
  const [low, high] = key.startsWith('x') ? [limits.xMin, limits.xMax] : [limits.yMin, limits.yMax]
  if (low !== null && high !== null && low >= high) return { problem: `${limitWords[key]} ${text}; expected a number ${key.endsWith('Min') ? `below ${high}` : `above ${low}`}.` }
  return { limits: Object.values(limits).every((end) => end === null) ? undefined : limits }
}
