import { beforeEach, describe, expect, it } from 'vitest'
import { LabError } from '../../../src-main/lab/errors.ts'
import { createEventBus } from '../../../src-main/lab/event-bus.ts'
import type { EventBus } from '../../../src-main/lab/event-bus.ts'
import type { PageFigures } from '../../../src-main/lab/pages/draw-page.ts'
import { blankPage, newPanel } from '../../../src-main/lab/pages/page-document.ts'
import { createPageViewer } from '../../../src-main/lab/pages/page-view.ts'
import type { PageDocument, PageView } from '../../../src-main/lab/pages/page-types.ts'
import { onePanelFigure, sampleProvenance } from '../../export/sample-figure.ts'
import { exampleRun } from '../../renderer/places/history/run-examples.ts'

const page: PageDocument = {
  ...blankPage(), panels: [newPanel({ id: 'of-a', runIds: ['a'], panel: 'p' }), newPanel({ id: 'of-b', runIds: ['b'], panel: 'p' }), newPanel({ id: 'words', text: 'Words.', span: 12 })],
}

describe('the view of a page', () => {
  let asked: string[] = []
  let events: EventBus = createEventBus()
  let view: (document: PageDocument) => PageView = () => ({ widthMm: 0, heightMm: 0, panels: [] })
  const figures: PageFigures = {
    panel(runIds) {
      asked.push(runIds.join())
      if (runIds.includes('gone')) throw new LabError('NOT_FOUND', 'There is no run with id "gone".')
      return onePanelFigure()
    },
    panels: () => [{ id: 'p', title: 'Weights' }],
    scatter: () => { throw new Error('not asked for') },
    provenance: () => sampleProvenance,
    scheme: () => 'paper',
  }
  beforeEach(() => {
    asked = []
    events = createEventBus()
    view = createPageViewer(figures, events)
  })

  it('has every panel in its place, with what else it could show', () => {
    const { panels } = view(page)
    expect(panels.map(({ id, letter, choices }) => [id, letter, choices.length])).toEqual([['of-a', 'a', 1], ['of-b', 'b', 1], ['words', '', 0]])
    expect(panels[1]).toMatchObject({ leftMm: 93, svg: expect.stringContaining('<svg') as string })
    expect(panels[2]?.svg).toContain('>Words.</text>')
  })

  it('draws a panel again where it was edited, and where letters are set otherwise; the others stay', () => {
    const [first, second, words] = page.panels
    if (first === undefined || second === undefined || words === undefined) expect.unreachable()
    view(page)
    const moved = view({ ...page, panels: [{ ...words, text: 'Others.' }, first, { ...second, title: 'Named' }] })
    expect(asked).toEqual(['a', 'b', 'b'])
    expect(moved.panels.map(({ topMm }) => topMm > 0), 'and stand where they are now').toEqual([false, true, true])
    view({ ...page, fontPt: 9 })
    expect(asked).toEqual(['a', 'b', 'b', 'a', 'b'])
  })

  it('draws the panels of a run again that has gone on, and all where any may have changed', () => {
    view(page)
    events.publish({ type: 'run', run: exampleRun({ id: 'b' }) })
    view(page)
    expect(asked).toEqual(['a', 'b', 'b'])
    events.publish({ type: 'runs-changed', ids: ['a'] })
    events.publish({ type: 'queue-changed' })
    view(page)
    expect(asked).toEqual(['a', 'b', 'b', 'a'])
    events.publish({ type: 'experiments-changed' })
    view(page)
    expect(asked.slice(4), 'colours are those of the experiment').toEqual(['a', 'b'])
  })

  it('says what cannot be drawn, until it can', () => {
    const lost = { ...page, panels: [newPanel({ id: 'lost', runIds: ['gone'], panel: 'p' })] }
    expect(view(lost).panels[0]).toMatchObject({ svg: null, problem: 'There is no run with id "gone".', choices: [] })
  })
})
