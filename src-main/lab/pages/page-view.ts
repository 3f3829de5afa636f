/** A page as it will be printed, panel by panel, for a screen. A panel is drawn again only where something of it, or of its runs, has changed. */
import { renderPartSvg } from '../../export/figure-page.ts'
import { presetById } from '../../experiments/kinds.ts'
import { LabError } from '../errors.ts'
import type { EventBus } from '../event-bus.ts'
import type { LabEvent } from '../types.ts'
import { axisText, fillBox, partOf } from './draw-page.ts'
import type { PageFigures } from './draw-page.ts'
import { layOutPage } from './page-layout.ts'
import type { PanelBox } from './page-layout.ts'
import type { PageDocument, PageView, PlacedPanel } from './page-types.ts'

/** Panels that are kept: those of two pages as full as they can be. */
const mostKept = 80

type DrawnPanel = Omit<PlacedPanel, 'leftMm' | 'topMm'>

interface Kept {
  readonly runIds: readonly string[]
  readonly drawn: DrawnPanel
}

export function createPageViewer(figures: PageFigures, events: Pick<EventBus, 'listen'>): (document: PageDocument) => PageView {
  const kept = new Map<string, Kept>()
  events.listen((event) => {
    for (const [key, { runIds }] of kept) if (concerns(event, runIds)) kept.delete(key)
  })

  function drawnPanel(box: PanelBox, document: PageDocument): DrawnPanel {
    const { panel, letter, widthMm, heightMm } = box
    const key = JSON.stringify([panel, letter, widthMm, heightMm, document.fontPt, document.sdFactor])
    const drawn = kept.get(key)?.drawn ?? draw(figures, box, document)
    // What was looked at last goes last.
    kept.delete(key)
    kept.set(key, { runIds: panel.runIds, drawn })
    return drawn
  }

  return (document) => {
    const { boxes, heightMm } = layOutPage(document)
    const panels = boxes.map((box): PlacedPanel => ({ ...drawnPanel(box, document), leftMm: box.leftMm, topMm: box.topMm }))
    for (const key of kept.keys()) if (kept.size > mostKept) kept.delete(key)
    return { widthMm: document.widthMm, heightMm, panels }
  }
}

/** An experiment has the colours of its populations. */
function concerns(event: LabEvent, runIds: readonly string[]): boolean {
  if (event.type === 'run') return runIds.includes(event.run.id)
  if (event.type === 'runs-changed') return event.ids?.some((id) => runIds.includes(id)) ?? true
  return event.type === 'experiments-changed' || event.type === 'settings-changed'
}

function draw(figures: PageFigures, box: PanelBox, document: PageDocument): DrawnPanel {
  const filled = fillBox(figures, box)
  const { panel, letter, data, problem, scatter, widthMm, heightMm } = filled
  const definition = data?.panels[0]?.definition
  return {
    id: panel.id, letter, widthMm, heightMm, problem, scatter, choices: panel.runIds.length === 0 || (problem !== null && scatter === null) ? [] : panelChoices(figures, panel.runIds),
    title: definition?.title ?? panel.title ?? '', xLabel: definition === undefined ? '' : axisText(definition.x), yLabel: definition === undefined ? '' : axisText(definition.y),
    wanted: panel.presetIds.flatMap((id) => presetById(id) ?? []).slice(0, 3).map((preset) => `${preset.figure}: ${preset.title}`).join('; '),
    svg: data === null && (panel.text ?? '').trim() === '' ? null : renderPartSvg(partOf(filled, document), { fontPt: document.fontPt, scheme: figures.scheme() }, figures.provenance('', [])),
    verdict: data?.verdict ?? null,
  }
}

/** None of runs that have no figure in common, as a scatter may be of. */
function panelChoices(figures: PageFigures, runIds: readonly string[]): PlacedPanel['choices'] {
  try {
    return figures.panels(runIds)
  } catch (error) {
    if (error instanceof LabError) return []
    throw error
  }
}
