/**
 * The live view. Of the engine: what it costs to record spikes of 4,000 cells and rates, in CPU time of the run host, with and without in
 * turn. Of the page: frames a second, and how busy its main thread is, while 4,000 neurons that fire at 10 Hz come in ten times a second; and
 * its memory over an hour of such updates, as fast as the page takes them.
 */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { needsBuild } from '../../build/lib/freshness.mjs'
import { textTable } from '../../src-main/cli/table.ts'
import type { SpikingSpec } from '../../src-main/engines/spiking/spec.ts'
import { presetById } from '../../src-main/experiments/kinds.ts'
import { nodeRunHosts } from '../../src-main/lab/node-run-host.ts'
import { findChromium, launchOptions } from '../e2e/support/chromium.ts'
import { serve } from '../e2e/support/server.ts'
import { feedLiveRun } from './live-feed.ts'
import type { Benchmark, Measurement } from './measure.ts'

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
    process.stdout.write(await engineTable())
    await page()
    return Promise.resolve<Measurement[]>([])
  },
}

async function engineTable(): Promise<string> {
  const times = { without: [] as number[], with: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.without.push(await cpuSecondsOf(specWith(false), round))
    times.with.push(await cpuSecondsOf(specWith(true), round))
  }
  const [without, recorded] = [Math.min(...times.without), Math.min(...times.with)]
  const all = (values: readonly number[]): string => values.map((value) => value.toFixed(2)).join(', ')
  return textTable([['RUN HOST', 'CPU s', 'ALL ROUNDS'], ['nothing recorded', without.toFixed(2), all(times.without)], ['4,000 spiking cells and rates', recorded.toFixed(2), all(times.with)], ['COST', `${(100 * (recorded / without - 1)).toFixed(1)} %`, '']])
}

/** Fig. 3, longer, so that what a run costs once does not count. */
function specWith(recorded: boolean): SpikingSpec {
  const spec = presetById('fig3')?.spec
  if (spec?.kind !== 'spiking') throw new Error('the preset of Fig. 3 is gone')
  return {
    ...spec, protocol: { ...spec.protocol, phases: spec.protocol.phases.map((phase) => (phase.type === 'run' ? { ...phase, durationMs: 4 * phase.durationMs } : phase)) },
    recording: { ...spec.recording, rates: recorded ? spec.recording.rates : [], rasters: recorded ? ['pyr1'] : [], rasterNeurons: 4000 },
  }
}

/** From its start to its end; user and system time of the whole process, in 10 ms. */
async function cpuSecondsOf(spec: SpikingSpec, seed: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'burstlab-bench-'))
  const host = nodeRunHosts(resolve('out/main/run-host.js'))()
  const used = (): number => {
    const fields = readFileSync(`/proc/${host.pid ?? 0}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  }
  try {
    return await new Promise<number>((found, fail) => {
      host.onExit((reason) => { fail(new Error(`the run host ${reason}`)) })
      host.onReply((reply) => {
        if (reply.type === 'failed') fail(new Error(reply.reason))
        if (reply.type === 'done') found(used())
      })
      host.send({ type: 'start', runId: 'live', spec, seed, datasetsDir: folder, threads: 1, checkpoints: { folder, next: 1, from: null, everyMs: Infinity } })
    })
  } finally {
    host.kill()
    await rm(folder, { recursive: true })
  }
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
    const heap: number[] = []
    const look = async (): Promise<void> => {
      await session.send('HeapProfiler.collectGarbage')
      heap.push(((await session.send('Runtime.getHeapUsage')).usedSize + (await session.send('Runtime.getHeapUsage')).backingStorageSize) / 2 ** 20)
    }
    process.stdout.write(textTable([
      ['PAGE', 'MEASURED', 'GOAL'], ['frames a second, raster scrolling', ((after.raster - before.raster) / seconds).toFixed(1), '>= 30'], ['frames a second of the page', ((after.page - before.page) / seconds).toFixed(1), ''],
      ['CPU ms of the main thread for a frame', ((1000 * (busyAfter - busy)) / Math.max(1, after.page - before.page)).toFixed(1), '< 16'],
      ['main thread busy', `${((100 * (busyAfter - busy)) / seconds).toFixed(0)} %`, '< 50 %'],
    ]))
    await feed.asFastAs(Math.round(updates / looks / 2))
    await look()
    for (let part = 0; part < looks; part++) {
      await feed.asFastAs(Math.round(updates / looks))
      await look()
    }
    process.stdout.write(textTable([['MEMORY OF THE PAGE', 'MiB'], ...heap.map((mib, part) => [`after ${Math.round((part * updates) / looks).toLocaleString('en')} updates`, mib.toFixed(1)])]))
    await view.unrouteAll({ behavior: 'ignoreErrors' })
    await feed.end()
  } finally {
    await browser.close()
    await served.stop()
    await rm(folder, { recursive: true })
  }
}
