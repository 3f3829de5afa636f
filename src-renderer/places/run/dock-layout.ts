/** How the Run place's panels stand: which a kind of run has, by default, live, and as someone left them. */
import type { DockviewApi, SerializedDockview } from 'dockview-vue'
import { readPins } from '../../components/figure/pins/kept-pins.ts'
import type { Pin } from '../../components/figure/pins/pins.ts'

export interface RunPanel {
  readonly id: 'figure' | 'raster' | 'activity' | 'neuron' | 'network' | 'verdict' | 'parameters' | 'provenance' | 'log' | 'notes' | 'inside' | 'lineage'
  readonly title: string
  /** Kinds of experiment whose runs have it; all where absent. */
  readonly kinds?: readonly string[]
  /** The panel behind which it stands in a layout that was kept before there was this one. */
  readonly behind: 'figure' | 'notes'
}

const panels: readonly RunPanel[] = [
  { id: 'figure', title: 'Figure', behind: 'notes' },
  { id: 'raster', title: 'Raster', kinds: ['spiking'], behind: 'figure' },
  { id: 'activity', title: 'Activity', kinds: ['spiking'], behind: 'figure' },
  { id: 'neuron', title: 'Neuron', kinds: ['spiking'], behind: 'figure' },
  { id: 'inside', title: 'Look inside', kinds: ['ensemble'], behind: 'figure' },
  { id: 'network', title: 'Network', kinds: ['spiking', 'ensemble', 'rate'], behind: 'figure' },
  { id: 'verdict', title: 'Verdict', behind: 'notes' },
  { id: 'parameters', title: 'Parameters', behind: 'notes' },
  { id: 'provenance', title: 'Provenance', behind: 'notes' },
  { id: 'log', title: 'Log', behind: 'notes' },
  { id: 'notes', title: 'Notes', behind: 'notes' },
  { id: 'lineage', title: 'Lineage', behind: 'notes' },
]

/** In the order of the menu. */
export const panelsOf = (kind: string): readonly RunPanel[] => panels.filter(({ kinds }) => kinds === undefined || kinds.includes(kind))

/** Where layouts of a kind of run are kept. */
export const layoutPlace = (kind: string): string => `run-${kind}`.slice(0, 40)

export type Direction = 'left' | 'right' | 'above' | 'below'

/** Beside or within which other panel it stands, and what share of the whole it takes. The first panel has nothing beside it yet. */
interface Placing {
  readonly id: RunPanel['id']
  readonly at?: readonly [Direction | 'within', RunPanel['id']]
}

export interface BuiltInLayout {
  readonly name: string
  readonly placings: readonly Placing[]
  /** In front of those that share its place. */
  readonly front: readonly RunPanel['id'][]
  readonly height: readonly [RunPanel['id'], number]
}

/** The figure above with what belongs to it behind it, the verdict below it on the left, everything else as tabs on the right. */
const overview: BuiltInLayout = {
  name: 'Overview',
  placings: [
    { id: 'figure' }, ...(['raster', 'activity', 'neuron', 'inside', 'network'] as const).map((id): Placing => ({ id, at: ['within', 'figure'] })),
    { id: 'verdict', at: ['below', 'figure'] }, { id: 'parameters', at: ['right', 'verdict'] },
    ...(['provenance', 'log', 'notes', 'lineage'] as const).map((id): Placing => ({ id, at: ['within', 'parameters'] })),
  ],
  front: ['parameters', 'figure'],
  height: ['figure', 0.56],
}

/** What moves side by side: figure and raster above, the neuron and the rest below. */
const sideBySide: BuiltInLayout = {
  name: 'Live',
  placings: [
    { id: 'figure' }, { id: 'neuron', at: ['below', 'figure'] }, { id: 'raster', at: ['right', 'figure'] }, { id: 'network', at: ['right', 'neuron'] }, { id: 'inside', at: ['within', 'neuron'] }, { id: 'activity', at: ['within', 'raster'] },
    ...(['log', 'verdict', 'parameters', 'provenance', 'notes', 'lineage'] as const).map((id): Placing => ({ id, at: ['within', 'network'] })),
  ],
  front: ['network', 'neuron', 'raster', 'figure'],
  height: ['figure', 0.6],
}

export const builtInLayouts = (kind: string): readonly BuiltInLayout[] => (kind === 'spiking' ? [overview, sideBySide] : [overview])

export function applyBuiltIn(api: DockviewApi, kind: string, { placings, front, height: [tall, share] }: BuiltInLayout): void {
  const own = new Set(panelsOf(kind).map(({ id }) => id))
  api.clear()
  for (const { id, at } of placings) {
    if (own.has(id)) add(api, id, at)
  }
  for (const id of front) api.getPanel(id)?.api.setActive()
  api.getPanel(tall)?.api.setSize({ height: Math.round(api.height * share) })
}

export const applyDefaultLayout = (api: DockviewApi, kind: string): void => { applyBuiltIn(api, kind, overview) }

/** Puts a kept layout back, without panels that the kind has not and with those that it has since; a damaged one gives way to the default. */
export function applyLayout(api: DockviewApi, kind: string, kept: unknown): void {
  if (!isLayout(kept)) {
    applyDefaultLayout(api, kind)
    return
  }
  try {
    api.fromJSON(kept)
  } catch {
    // Written by another version of the docking library.
    applyDefaultLayout(api, kind)
    return
  }
  const own = panelsOf(kind)
  for (const panel of [...api.panels]) {
    if (!own.some(({ id }) => id === panel.id)) api.removePanel(panel)
  }
  for (const { id, behind } of own) {
    if (api.getPanel(id) === undefined) add(api, id, api.getPanel(behind) === undefined ? undefined : ['within', behind], true)
  }
}

function add(api: DockviewApi, id: RunPanel['id'], at?: Placing['at'], inactive = false): void {
  const title = panels.find((panel) => panel.id === id)?.title ?? id
  api.addPanel({ id, component: id, title, inactive, ...(at === undefined ? {} : { position: { direction: at[0], referencePanel: at[1] } }) })
}

/** What is pinned in the figure; undefined where the layout says nothing of it, being older. */
export const pinsOfLayout = (kept: unknown): Pin[] | undefined => (isObject(kept) && Array.isArray(kept.pins) ? readPins(kept.pins) : undefined)

/** Has the parts of a layout, and panels that we know and no others. */
export function isLayout(value: unknown): value is SerializedDockview {
  if (!isObject(value) || !isObject(value.grid) || !isObject(value.panels)) return false
  const known = new Set<string>(panels.map((panel) => panel.id))
  return Object.values(value.panels).every((panel) => isObject(panel) && typeof panel.contentComponent === 'string' && known.has(panel.contentComponent))
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
