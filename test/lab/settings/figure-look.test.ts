/** What the settings say of figures, in every way in which the lab draws one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SpikingSpec } from '../../../src-main/engines/spiking/spec.ts'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import { parseSpiking } from '../../../src-main/experiments/spiking/schema.ts'
import { curveColour } from '../../../src-main/export/palette.ts'
import type { OverlayRequest } from '../../../src-main/lab/compare/overlay-types.ts'
import type { ColourScheme } from '../../../src-main/lab/types.ts'
import { advance } from '../fake-host.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
beforeEach(async () => {
  test = await openTestLab()
  test.lab.settings.set({ workers: 8 })
})
afterEach(() => test.end())

function pairingRun(): string {
  const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
  const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
  test.of(run?.id ?? '').reply(advance(run?.id ?? '', 0.5, [1, 0, 20, 5, 1, 0.2, 2, 0, 0.5, 5, 1, 0.2]))
  return run?.id ?? ''
}

function parsed(spec: unknown): SpikingSpec {
  const found = parseSpiking(spec)
  return found.ok ? found.spec : expect.fail('no spec of a spiking network')
}

/** A spiking run with two spikes of its first population. */
function spikingRun(): { readonly runId: string; readonly population: string } {
  const { id } = test.lab.experiments.create({ type: 'preset', id: 'bench-clamp' })
  const [{ id: runId } = { id: '' }] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
  const [population = ''] = Object.keys(parsed(presetById('bench-clamp')?.spec).populations)
  const rows = [{ series: `raster.${population}`, columns: ['timeS', 'neuron', 'mark'], values: Float64Array.from([0.1, 0, 1, 0.2, 0, 1]) }]
  test.of(runId).reply({ type: 'advance', runId, fraction: 0.5, activity: '', log: [], rows })
  return { runId, population }
}

const curvesOf = (runId: string): OverlayRequest => ({
  runIds: [runId], lines: [{ series: 'weightChange', column: 'weightChange', over: 'x', split: null }], x: 'recorded', logX: false, logY: false, clip: false, smoothing: 0, find: '', colourBy: 'spec', pooled: true,
})

/** All that a screen is given to draw with one theme, as text. */
function onScreen(theme: 'light' | 'dark', runId: string, { runId: spiking, population }: ReturnType<typeof spikingRun>): Record<string, string> {
  const { lab } = test
  const { spec } = presetById('bench-clamp') ?? expect.fail('no preset of the bench')
  return Object.fromEntries(Object.entries({
    figure: lab.figures.view([runId], theme),
    overlay: lab.overlay.view({ ...curvesOf(runId), theme }),
    activity: lab.recordings.activity({ runId: spiking, population, fromS: 0, toS: 1, scale: 'log', binMs: 20, averages: false, theme }).figure,
    bench: lab.bench.tryOut({ spec, seed: 1, theme, view: 'clamp' }).figure,
    tour: lab.tour.compute({ station: 'burst', values: {}, theme }).figure,
  }).map(([name, view]) => [name, JSON.stringify(view.option)]))
}

/** All that is written for print, as text. */
async function inFiles(runId: string): Promise<Record<string, string>> {
  const { lab } = test
  const page = lab.pages.create({ type: 'runs', runIds: [runId] })
  return {
    figure: lab.figures.export({ runIds: [runId], format: 'svg', fontPt: 7, dpi: 300 }).content,
    overlay: lab.overlay.export({ ...curvesOf(runId), format: 'svg', fontPt: 7, dpi: 300 }).content,
    page: lab.pages.export({ id: page.id, format: 'svg', dpi: 300 }).content,
    pageOnScreen: lab.pages.view(page.document).panels.map(({ svg }) => svg).join(''),
    report: (await lab.reports.ofRuns([runId])).content,
    pageReport: lab.reports.ofPage(page.id).content,
  }
}

describe('the scheme of colours', () => {
  it('is the paper\'s until another is chosen', () => {
    expect(test.lab.settings.get().colourScheme).toBe('paper')
    expect(test.lab.settings.set({ colourScheme: 'tol-muted' }).colourScheme).toBe('tol-muted')
    expect(test.lab.settings.set({ theme: 'dark' }).colourScheme).toBe('tol-muted')
  })

  it.each(['okabe-ito', 'tol-bright', 'tol-muted'] as const)('"%s" is that of every figure on the screen and in every file', async (scheme: ColourScheme) => {
    const [runId, spiking] = [pairingRun(), spikingRun()]
    const drawn = async () => ({ light: onScreen('light', runId, spiking), dark: onScreen('dark', runId, spiking), print: await inFiles(runId) })
    const before = await drawn()
    test.lab.settings.set({ colourScheme: scheme })
    const after = await drawn()
    for (const theme of ['light', 'dark', 'print'] as const) {
      for (const [name, text] of Object.entries(after[theme])) {
        expect(before[theme][name], `${name}, ${theme}, before`).toContain(curveColour(0, theme))
        expect(text, `${name}, ${theme}`).toContain(curveColour(0, theme, scheme))
        expect(text, `${name}, ${theme}`).not.toContain(curveColour(0, theme))
      }
    }
  })

  it('changes nothing of a run, its spec and its hash least of all', () => {
    const runId = pairingRun()
    const before = test.lab.runs.get(runId)
    test.lab.settings.set({ colourScheme: 'tol-bright' })
    expect(test.lab.runs.get(runId)).toEqual(before)
  })
})

describe('the size of text', () => {
  it('is the usual one until another is chosen', () => {
    expect(test.lab.settings.get().textSizePct).toBe(100)
    expect(test.lab.settings.set({ textSizePct: 150 }).textSizePct).toBe(150)
  })

  it('is that of figures on a screen, and of no file', () => {
    const [runId, spiking] = [pairingRun(), spikingRun()]
    const file = () => test.lab.figures.export({ runIds: [runId], format: 'svg', fontPt: 7, dpi: 300 }).content.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/, '')
    const before = file()
    for (const text of Object.values(onScreen('light', runId, spiking))) expect(text).toContain('"fontSize":12')
    test.lab.settings.set({ textSizePct: 150 })
    for (const text of Object.values(onScreen('light', runId, spiking))) expect(text).toContain('"fontSize":18')
    expect(file()).toBe(before)
  })
})
