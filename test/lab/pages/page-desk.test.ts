/** Pages of a paper and reports: kept, composed, exported. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseNpy } from '../../../src-main/datasets/readers/npy.ts'
import { listZip } from '../../../src-main/datasets/readers/zip.ts'
import { readProvenance } from '../../../src-main/export/provenance.ts'
import type { ExportedFile, PageDetail, PageDocument } from '../../../src-main/lab/types.ts'
import { createEventBus } from '../../../src-main/lab/event-bus.ts'
import type { FigureDesk } from '../../../src-main/lab/figures/figures.ts'
import { pagePanelSchema } from '../../../src-main/lab/pages/page-document.ts'
import { createPageDesk } from '../../../src-main/lab/pages/page-desk.ts'
import { testStore } from '../../store/test-store.ts'
import { record } from '../bundles/recorded-runs.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
beforeEach(async () => {
  test = await openTestLab()
  test.lab.settings.set({ workers: 16 })
})
afterEach(() => test.end())

const changed = (page: PageDetail, change: Partial<PageDocument>): PageDetail => test.lab.pages.save({ id: page.id, document: { ...page.document, ...change } })
const bytesOf = (file: ExportedFile): Buffer => Buffer.from(file.content, file.encoding)

describe('a page from a template', () => {
  it('has the paper\'s panels with letter and title, and the newest runs in them', () => {
    const ids = record(test, 'fig2b')
    const { name, document } = test.lab.pages.create({ type: 'template', id: 'fig2b' })
    expect(name).toBe('Fig. 2b: Pairing frequency')
    expect(document).toMatchObject({ widthMm: 88, panels: [{ letter: 'b', panel: 'change', runIds: ids, span: 12 }] })
  })

  it('puts conditions that share a panel in the paper into one, with all seeds of a group', () => {
    const ids = [...record(test, 'fig2c-30', 2), ...record(test, 'fig2c-50')]
    const { document } = test.lab.pages.create({ type: 'template', id: 'fig2c' })
    expect(document.panels.map(({ runIds }) => [...runIds].sort())).toEqual([[...ids].sort()])
  })

  it('waits for runs where there are none, and says for which', () => {
    const { document } = test.lab.pages.create({ type: 'template', id: 'fig3' })
    const [first] = test.lab.pages.view(document).panels
    expect(first).toMatchObject({ svg: null, problem: null, wanted: 'Fig. 3: Signals up and down at once' })
  })

  it('is there for every figure of the paper that has presets, and none is without panels', () => {
    const templates = test.lab.pages.templates()
    expect(templates.length).toBeGreaterThan(15)
    for (const { id, panelCount } of templates) {
      expect(panelCount, id).toBeGreaterThan(0)
      expect(test.lab.pages.create({ type: 'template', id }).document.panels, id).toHaveLength(panelCount)
    }
  })
})

describe('a page', () => {
  it('has axes that end where it says, whatever curves do', () => {
    const page = test.lab.pages.create({ type: 'runs', runIds: record(test, 'fig2b') })
    const [panel] = page.document.panels
    if (panel === undefined) expect.fail('the page has no panel')
    const drawn = (limits: typeof panel.limits) => test.lab.pages.view({ ...page.document, panels: [{ ...panel, limits }] }).panels[0]
    const limits = { xMin: null, xMax: 40, yMin: -0.1, yMax: 0.1 }
    expect(drawn(undefined)?.svg).not.toContain('>−0.1</text>')
    expect(drawn(limits)?.svg).toMatch(/>[−-]0\.1<\/text>/)
    expect(pagePanelSchema.safeParse({ ...panel, limits: { ...limits, yMin: 1 } }).error?.issues).toMatchObject([{ path: ['limits', 'yMax'], message: 'expected a number above where the axis begins' }])
  })

  it('combines panels of different figures, pooled and overridden as it says', () => {
    const [left = ''] = record(test, 'fig2b')
    const right = record(test, 'fig2c-30', 2)
    const page = test.lab.pages.create({ type: 'blank', name: 'Fig. 2' })
    const panels = [...test.lab.pages.panelsOf([left]), ...test.lab.pages.panelsOf(right)].filter(({ panel }) => panel === 'change')
      .map((panel, i) => ({ ...panel, title: i === 0 ? 'Periodic' : '', xLabel: 'Rate [kHz]', legend: i === 0 }))
    const { document } = changed(page, { panels })
    const view = test.lab.pages.view(document)
    expect(view.panels.map(({ letter, title, xLabel, leftMm }) => [letter, title, xLabel, leftMm])).toEqual([['a', 'Periodic', 'Rate [kHz]', 0], ['b', '', 'Rate [kHz]', 93]])
    expect(view.panels[0]?.svg).toContain('>Periodic</text>')
    expect(view.panels[0]?.svg).toContain('authors’ code'.slice(0, 6))
    expect(view.panels[1]?.svg).not.toContain('code (A)')
    expect(view.panels[0]?.verdict?.state).toBe('pass')
    expect(view.panels.map(({ choices }) => choices.map(({ id }) => id))).toEqual([['change', 'trajectory'], ['change', 'trajectory']])
  })

  it('draws bands of k standard deviations and leaves the numbers alone', () => {
    const page = test.lab.pages.create({ type: 'runs', runIds: record(test, 'fig2c-30', 2) })
    const one = test.lab.pages.export({ id: page.id, format: 'csv', dpi: 300 }).content
    const wider = changed(page, { sdFactor: 2 })
    expect(test.lab.pages.view(wider.document).panels[0]?.svg).not.toBe(test.lab.pages.view(page.document).panels[0]?.svg)
    expect(test.lab.pages.export({ id: page.id, format: 'csv', dpi: 300 }).content.split('\n').slice(8)).toEqual(one.split('\n').slice(8))
  })

  it('keeps the place of runs that are gone, with the reason, and of those that have no figure in common', async () => {
    const ids = record(test, 'fig2b')
    const page = test.lab.pages.create({ type: 'runs', runIds: ids })
    test.lab.runs.trash(ids)
    await test.lab.runs.purge(ids)
    expect(test.lab.pages.view(page.document).panels[0]).toMatchObject({ svg: null, problem: `There is no run with id "${ids[0] ?? ''}".` })
    const mixed = [...record(test, 'fig2b'), ...record(test, 'fig2c-30')]
    const [panel] = page.document.panels
    if (panel === undefined) throw new Error('no panel')
    expect(test.lab.pages.view({ ...page.document, panels: [{ ...panel, runIds: mixed }] }).panels[0]?.problem).toContain('have no figure in common')
  })

  it('gets the panels of more runs behind its own, until it is full or in the trash', () => {
    const page = test.lab.pages.create({ type: 'runs', runIds: record(test, 'fig2b') })
    const more = record(test, 'fig2c-30', 2)
    const own = page.document.panels
    const { document, panelCount } = test.lab.pages.addRuns(page.id, more)
    expect(document.panels.slice(0, own.length)).toEqual(own)
    expect(document.panels.slice(own.length).map(({ runIds }) => runIds)).toEqual(test.lab.pages.panelsOf(more).map(() => more))
    expect(test.lab.pages.get(page.id)).toMatchObject({ document, panelCount })
    const [panel] = own
    if (panel === undefined) expect.fail('the page has no panel')
    changed(page, { panels: Array.from({ length: 40 }, (_, index) => ({ ...panel, id: `panel-${index}` })) })
    expect(() => test.lab.pages.addRuns(page.id, more)).toThrow('This cannot be made a page: expected at most 40 panels.')
    expect(test.lab.pages.get(page.id).panelCount).toBe(40)
    test.lab.pages.trash([page.id])
    expect(() => test.lab.pages.addRuns(page.id, more)).toThrow(/ is in the trash; restore it first\.$/)
  })

  it('is kept, copied, thrown away and brought back', async () => {
    const page = test.lab.pages.create({ type: 'blank', name: 'Mine' })
    test.lab.pages.save({ id: page.id, name: 'Yours' })
    const copy = test.lab.pages.create({ type: 'page', id: page.id })
    test.lab.pages.trash([page.id])
    const lab = await test.reopen()
    expect(lab.pages.list(false).map(({ name }) => name)).toEqual(['Yours (copy)'])
    expect(lab.pages.list(true).map(({ name }) => name)).toEqual(['Yours'])
    lab.pages.restore([page.id])
    expect(lab.pages.get(page.id).document).toEqual(lab.pages.get(copy.id).document)
  })
})

describe('a scatter panel', () => {
  const learning = (learningRate: number) => ({ rule: { learningRate, tauPreMs: 50, tauAvgS: 15, burstThresholdMs: 16 } })

  it('shows what runs measured against a parameter, in every format, with the runs behind it', () => {
    const ids = [...record(test, 'fig2b', 1, learning(0.1)), ...record(test, 'fig2b', 2, learning(0.2))]
    const page = changed(test.lab.pages.create({ type: 'blank', name: 'Rates' }), { panels: [{ ...test.lab.pages.scatterOf(ids), title: 'Steps' }] })
    const [panel] = test.lab.pages.view(page.document).panels
    expect(panel).toMatchObject({ title: 'Steps', xLabel: 'Learning rate', yLabel: 'steps', problem: null, scatter: { choice: { x: 'param:rule.learningRate', y: 'metric:steps' }, missing: 0 } })
    expect(panel?.choices.map(({ id }) => id)).toEqual(['change', 'trajectory'])
    for (const format of ['svg', 'pdf', 'png'] as const) expect(readProvenance(bytesOf(test.lab.pages.export({ id: page.id, format, dpi: 100 })))?.runs.map(({ id }) => id), format).toEqual(ids)
    const csv = test.lab.pages.export({ id: page.id, format: 'csv', dpi: 300 }).content
    expect(csv.match(/\r\na,Steps,Runs,burstlab,Learning rate,steps,0\.[12],7,,(?=\r)/g)).toHaveLength(3)
    // All of them are equal: there is no mean to tell.
    expect(csv).not.toContain('Runs, mean')
    expect(listZip(bytesOf(test.lab.pages.export({ id: page.id, format: 'npz', dpi: 300 })), 'it').map(({ name }) => name)).toContain('1a/1.npy')
    expect(test.lab.reports.ofPage(page.id).content).toContain('Steps')
  })

  it('is of any runs, says why it is empty, and stays as it is kept', () => {
    const mixed = [...record(test, 'fig2b'), ...record(test, 'fig2c-30')]
    const page = changed(test.lab.pages.create({ type: 'blank', name: 'Mixed' }), { panels: [test.lab.pages.scatterOf(mixed)] })
    expect(test.lab.pages.view(page.document).panels[0]).toMatchObject({ problem: null, choices: [] })
    // They differ in a word: numbers as files tell it, too.
    expect(test.lab.pages.export({ id: page.id, format: 'csv', dpi: 300 }).content).toMatch(/,Spike trains,steps,periodic,7,,\r\n[^\r]*,Spike trains,steps,poisson,7,,\r\n/)
    expect(listZip(bytesOf(test.lab.pages.export({ id: page.id, format: 'npz', dpi: 300 })), 'it').map(({ name }) => name)).toContain('1a/1/names.npy')
    const [panel] = page.document.panels
    if (panel === undefined) throw new Error('no panel')
    const lost = { ...page.document, panels: [{ ...panel, scatter: { x: 'metric:speed', y: '', logX: false, logY: false } }] }
    expect(test.lab.pages.view(lost).panels[0]).toMatchObject({ svg: null, problem: expect.stringContaining('Across is "metric:speed"') as string, scatter: { dimensions: expect.arrayContaining([expect.objectContaining({ id: 'metric:steps' })]) as unknown } })
    expect(test.lab.pages.get(page.id).document).toEqual(page.document)
    expect(() => test.lab.pages.scatterOf(['gone'])).toThrow('There is no run with id "gone"')
  })
})

describe('what a page has no room for', () => {
  it('is refused before it is kept, so that no page is there that cannot be opened', () => {
    const [id = ''] = record(test, 'fig2b')
    const many = new Array<string>(1001).fill(id)
    for (const work of [() => test.lab.pages.create({ type: 'runs', runIds: many }), () => test.lab.pages.panelsOf(many), () => test.lab.pages.scatterOf(many)]) {
      expect(work).toThrow('This cannot be made a page: expected at most 1000 runs in a panel.')
    }
    expect(test.lab.pages.list(false)).toEqual([])
  })

  it('hides no other page where another version wrote it', async () => {
    const store = await testStore()
    const desk = createPageDesk({ store, events: createEventBus(), figures: {} as FigureDesk, papersOwn: () => true, now: () => new Date() })
    const page = desk.create({ type: 'blank', name: 'Mine' })
    store.pages.insert({ id: 'new', name: 'Of tomorrow', document: { version: 2, panels: [{}] }, createdAt: '', updatedAt: '', trashedAt: null })
    expect(desk.list(false).map(({ id, panelCount }) => [id, panelCount])).toEqual([[page.id, 0], ['new', 1]])
    expect(() => desk.get('new')).toThrow('The figure "Of tomorrow" was stored by another version of Burstlab')
  })
})

describe('an exported page', () => {
  const page = (): { readonly page: PageDetail; readonly runIds: string[] } => {
    const runIds = [...record(test, 'fig2b'), ...record(test, 'fig2c-30', 2)]
    const made = test.lab.pages.create({ type: 'blank', name: 'Fig. 2, of two' })
    const panels = [...test.lab.pages.panelsOf(runIds.slice(0, 1)), ...test.lab.pages.panelsOf(runIds.slice(1))]
    return { page: changed(made, { panels, table: true }), runIds }
  }

  it('is a picture of the page\'s width in every format, with the runs behind it inside', () => {
    const { page: { id }, runIds } = page()
    for (const format of ['svg', 'pdf', 'png'] as const) {
      const file = test.lab.pages.export({ id, format, dpi: 150 })
      expect(file.filename).toBe(`fig-2-of-two.${format}`)
      expect(readProvenance(bytesOf(file))).toMatchObject({ figure: 'Fig. 2, of two', runs: runIds.map((runId) => ({ id: runId, engineVersion: expect.any(String) as string })) })
    }
    const svg = test.lab.pages.export({ id, format: 'svg', dpi: 150 }).content
    expect(svg).toContain('width="183mm"')
    for (const text of ['>a</text>', '>d</text>', '>Quantity</text>', '>within</text>']) expect(svg).toContain(text)
    expect(new Set(svg.match(/<clipPath id="[^"]*"/g)).size).toBe(svg.match(/<clipPath /g)?.length)
  })

  it('is numbers with their provenance: CSV and NPZ', () => {
    const { page: { id }, runIds } = page()
    const csv = test.lab.pages.export({ id, format: 'csv', dpi: 300 }).content
    expect(csv).toContain(`# run: ${runIds[0] ?? ''} seed=1`)
    expect(csv).toMatch(/\r\na,Weight change,Burstlab,burstlab,Pairing frequency \[Hz\],Δw,/)
    const members = new Map(listZip(bytesOf(test.lab.pages.export({ id, format: 'npz', dpi: 300 })), 'it').map((member) => [member.name, member]))
    const array = parseNpy(members.get('1a/1.npy')?.read() ?? new Uint8Array(), '1a/1')
    expect([array.shape, array.type]).toEqual([[20, 3], 'f8'])
    expect(Buffer.from(members.get('provenance.npy')?.read() ?? '').toString()).toContain(runIds[2] ?? '-')
  })

  it('of nothing is refused', () => {
    const { id } = test.lab.pages.create({ type: 'template', id: 'fig2b' })
    expect(() => test.lab.pages.export({ id, format: 'pdf', dpi: 300 })).toThrow('No panel of this figure has runs yet')
  })
})

describe('a report', () => {
  it('of a run stands alone: figure, verdict, parameters, provenance, notes, log; and no script', async () => {
    const [id = ''] = record(test, 'fig2b', 1, { rule: { learningRate: 0.2, tauPreMs: 50, tauAvgS: 15, burstThresholdMs: 16 } })
    test.lab.runs.update({ id, notes: '# Why\n\n- *one* <script>alert(1)</script>\n- `two`' })
    const { filename, content } = await test.lab.reports.ofRuns([id])
    expect(filename).toBe('fig-2b-periodic-pairings-report.html')
    for (const part of ['<svg ', 'The spec differs from the paper', '+0.1 (+100 %)', '<math', id, 'seed 1 has begun', '<h4>Why</h4>', '<li><em>one</em> &lt;script&gt;', '<code>two</code>', '@page']) expect(content).toContain(part)
    expect(content).not.toMatch(/<script|<link|<iframe|src="http|href="http|url\(http/)
  })

  it('has every metric on a line of its own: names may have commas in them', async () => {
    const [id = ''] = record(test, 'fig2b')
    expect((await test.lab.reports.ofRuns([id])).content).toMatch(/steps<\/t[hd]>\s*<td[^>]*>7</)
  })

  it('has choices in the words of the form', async () => {
    const ids = [...record(test, 'fig2b'), ...record(test, 'fig2b', 1, { fidelity: { integration: 'exact' } })]
    const { content } = await test.lab.reports.ofRuns(ids)
    for (const label of ['As in the authors\' code (Euler)', 'As in the paper (exact)']) expect(content).toContain(`>${label}<`)
    expect(content).not.toMatch(/<td[^>]*>(exact|periodic)</)
  })

  it('of a comparison says what differs; of a page, how each panel compares', async () => {
    const ids = [...record(test, 'fig2b'), ...record(test, 'fig2b', 1, { fidelity: { integration: 'exact' } })]
    expect((await test.lab.reports.ofRuns(ids)).content).toContain('<h2>What differs</h2>')
    const page = test.lab.pages.create({ type: 'template', id: 'fig2b' })
    const { content } = test.lab.reports.ofPage(page.id)
    expect(content).toContain('<h2>Verdict: b Weight change</h2>')
  })
})
