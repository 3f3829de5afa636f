/** How the Run place's panels stand, by default and as someone left them. */
import type { DockviewApi, SerializedDockview } from 'dockview-vue'

export interface RunPanel {
  readonly id: 'figure' | 'verdict' | 'parameters' | 'provenance' | 'log' | 'notes' | 'inside' | 'lineage'
  readonly title: string
}

export const runPanels: readonly RunPanel[] = [
  { id: 'figure', title: 'Figure' },
  { id: 'inside', title: 'Look inside' },
  { id: 'verdict', title: 'Verdict' },
  { id: 'parameters', title: 'Parameters' },
  { id: 'provenance', title: 'Provenance' },
  { id: 'log', title: 'Log' },
  { id: 'notes', title: 'Notes' },
  { id: 'lineage', title: 'Lineage' },
]

/** Share of the height that the figure gets. */
const figureShare = 0.56

/** The figure above with a look inside behind it, the verdict below it on the left, everything else as tabs on the right. */
export function applyDefaultLayout(api: DockviewApi): void {
  api.clear()
  add(api, 'figure')
  add(api, 'inside', { direction: 'within', referencePanel: 'figure' })
  add(api, 'verdict', { direction: 'below', referencePanel: 'figure' })
  add(api, 'parameters', { direction: 'right', referencePanel: 'verdict' })
  for (const id of ['provenance', 'log', 'notes', 'lineage'] as const) add(api, id, { direction: 'within', referencePanel: 'parameters' })
  api.getPanel('parameters')?.api.setActive()
  api.getPanel('figure')?.api.setActive()
  api.getPanel('figure')?.api.setSize({ height: Math.round(api.height * figureShare) })
}

/** Puts a kept layout back; one from another version, or a damaged one, gives way to the default. */
export function applyLayout(api: DockviewApi, kept: unknown): void {
  if (!isLayout(kept)) {
    applyDefaultLayout(api)
    return
  }
  try {
    api.fromJSON(kept)
  } catch {
    // Written by another version of the docking library.
    applyDefaultLayout(api)
    return
  }
  for (const panel of runPanels) {
    if (api.getPanel(panel.id) !== undefined) continue
    // Kept before there was this panel: behind another it takes no room from the figure.
    const referencePanel = panel.id === 'inside' ? 'figure' : 'notes'
    add(api, panel.id, api.getPanel(referencePanel) === undefined ? undefined : { direction: 'within', referencePanel }, true)
  }
}

function add(api: DockviewApi, id: RunPanel['id'], position?: { readonly direction: 'below' | 'right' | 'within'; readonly referencePanel: string }, inactive = false): void {
  const title = runPanels.find((panel) => panel.id === id)?.title ?? id
  api.addPanel({ id, component: id, title, inactive, ...(position === undefined ? {} : { position }) })
}

/** Has the parts of a layout, and panels that we know and no others. */
export function isLayout(value: unknown): value is SerializedDockview {
  if (!isObject(value) || !isObject(value.grid) || !isObject(value.panels)) return false
  const known = new Set<string>(runPanels.map((panel) => panel.id))
  return Object.values(value.panels).every((panel) => isObject(panel) && typeof panel.contentComponent === 'string' && known.has(panel.contentComponent))
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
