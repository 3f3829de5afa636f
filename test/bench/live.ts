/**
 * The live view. Of the engine: what it costs to record rates and spikes. Of the page: frames a second, and how busy its main thread is, while
 * 4,000 neurons that fire at 10 Hz come in ten times a second; and its memory over an hour of such updates, as fast as the page takes them.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { needsBuild } from '../../build/lib/freshness.mjs'
import { textTable } from '../../src-main/cli/table.ts'
import type { SpikingSpec } from '../../src-main/engines/spiking/spec.ts'
import { presetById } from '../../src-main/experiments/kinds.ts'
import { findChromium, launchOptions } from '../e2e/support/chromium.ts'
import { serve } from '../e2e/support/server.ts'
import { feedLiveRun } from './live-feed.ts'
import type { Benchmark, Measurement } from './measure.ts'
import { recordingCost } from './recording-cost.ts'

const rounds = 3
const watchedMs = 10_000
/** Ten a second for an hour; fewer with BURSTLAB_BENCH_UPDATES. */
const updates = Number(process.env['BURSTLAB_BENCH_UPDATES'] ?? 36_000)
const looks = 6

export const liveBenchmark: Benchmark = {
  name: 'live',
  what: 'a raster of 4,000 neurons at 10 Hz: engine below 5 % of its speed, page at 30 frames a second or more and below 50 % busy, memory steady',
  async run() {
    if (needsBuild(resolve('.'))) throw new Error('out/ is missing or older than the sources: run "npm run build" first')
    process.stdout.write(engineTable())
    await page()
    return Promise.resolve<Measurement[]>([])
  },
}

/** Of a network as its preset records it, and with every spike of 4,000 cells. */
function engineTable(): string {
  const { recording } = fig3()
  const cost = (recorded: SpikingSpec['recording']): string[] => {
    const { without, with: all, costPct, quartilesPct } = recordingCost(longFig3({ ...recording, rates: [], rasters: [] }), longFig3(recorded), rounds)
    return [without.toFixed(2), all.toFixed(2), `${costPct.toFixed(1)} %`, quartilesPct.map((pct) => `${pct.toFixed(1)} %`).join(' to ')]
  }
  return textTable([
    ['RECORDED', 'CPU s WITHOUT', 'WITH', 'COST', 'QUARTILES'],
    [`rates and ${recording.rasterNeurons} cells of ${recording.rasters.length} populations, as in the preset`, ...cost(recording)],
    ['rates and 4,000 cells', ...cost({ ...recording, rasters: ['pyr1'], rasterNeurons: 4000 })],
  ])
}

function fig3(): SpikingSpec {
  const spec = presetById('fig3')?.spec
  if (spec?.kind !== 'spiking') throw new Error('the preset of Fig. 3 is gone')
  return spec
}

/** Longer, so that what a run costs once does not count. */
function longFig3(recording: SpikingSpec['recording']): SpikingSpec {
  const { protocol, ...rest } = fig3()
  return { ...rest, recording, protocol: { ...protocol, phases: protocol.phases.map((phase) => (phase.type === 'run' ? { ...phase, durationMs: 4 * phase.durationMs } : phase)) } }
}

async function page(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'burstlab-bench-'))
  const served = await serve(join(folder, 'data'), folder)
  const options = launchOptions(await findChromium())
  const browser = await chromium.launch({ ...options, args: [...(options.args ?? []), '--enable-precise-memory-info', '--js-flags=--expose-gc'] })
  try {
    const view = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })).newPage()
    const feed = await feedLiveRun(view, served.url)
    const session = await view.context().newCDPSession(view)
    await session.send('Performance.enable')
    // CPU time of the main thread, which other programs on the machine make neither longer nor shorter.
    const busyS = async (): Promise<number> => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN
    // What is in view fills first.
    await feed.atPace(100, 30)
    const [before, busy, from] = [await feed.frames(), await busyS(), performance.now()]
    await feed.atPace(100, watchedMs / 100)
    const [after, busyAfter, seconds] = [await feed.frames(), await busyS(), (performance.now() - from) / 1000]
    const memoryMib = async (): Promise<string> => {
      await session.send('HeapProfiler.collectGarbage')
      const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
      return ((usedSize + backingStorageSize) / 2 ** 20).toFixed(1)
    }
    process.stdout.write(textTable([
      ['PAGE', 'MEASURED', 'GOAL'], ['frames a second, raster scrolling', ((after - before) / seconds).toFixed(1), '>= 30'],
      ['CPU ms of the main thread for a frame', ((1000 * (busyAfter - busy)) / Math.max(1, after - before)).toFixed(1), '< 16'],
      ['main thread busy', `${((100 * (busyAfter - busy)) / seconds).toFixed(0)} %`, '< 50 %'],
    ]))
    await feed.asFastAs(Math.round(updates / looks / 2))
    process.stdout.write(`MEMORY OF THE PAGE  ${await memoryMib()} MiB\n`)
    for (let part = 1; part <= looks; part++) {
      const partFrom = performance.now()
      await feed.asFastAs(Math.round(updates / looks))
      // Each as it comes: on a slow machine the hour may be cut short.
      process.stdout.write(`after ${Math.round((part * updates) / looks).toLocaleString('en').padStart(6)} updates  ${await memoryMib()} MiB, ${Math.round((performance.now() - partFrom) / 1000)} s\n`)
    }
    await view.unrouteAll({ behavior: 'ignoreErrors' })
    await feed.end()
  } finally {
    await browser.close()
    await served.stop()
    await rm(folder, { recursive: true })
  }
}
