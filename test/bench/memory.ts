/**
 * What runs of each kind take of the memory, against their forecast, computed by the built run host. Networks of ensembles on the processor
 * device, with as many images (of noise) as MNIST and CIFAR-10 have, read from files as those are. An epoch is of few batches: nothing new is
 * allocated after the first ones of each size. Linux alone tells the most that a process ever had resident.
 */
import { availableParallelism, tmpdir } from 'node:os'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { needsBuild } from '../../build/lib/freshness.mjs'
import { textTable } from '../../src-main/cli/table.ts'
import { importDataset } from '../../src-main/datasets/import.ts'
import { imageCounts } from '../../src-main/experiments/ensemble/data-facts.ts'
import { kindOf, presetById } from '../../src-main/experiments/kinds.ts'
import type { ExperimentSpec } from '../../src-main/experiments/kinds.ts'
import { nodeRunHosts } from '../../src-main/lab/runs/node-run-host.ts'
import type { Benchmark, Measurement } from './measure.ts'

const presetIds = [
  'fig5-learned-recurrent', 'figS8-backprop', 'fig6b-burstprop', 'fig6b-backprop', 'fig5-quick-learned-recurrent',
  'fig2b', 'fig2d-10hz', 'bench-bursts', 'fig2eg', 'fig3', 'fig4-quick', 'figS4-quick', 'figS4',
] as const
const batches = 40

export const memoryBenchmark: Benchmark = {
  name: 'memory',
  what: 'MB of a run, networks of ensembles on the processor device; the forecast is to be right within 20 %',
  async run() {
    if (needsBuild(resolve('.'))) throw new Error('out/ is missing or older than the sources: run "npm run build" first')
    if (process.platform !== 'linux') throw new Error('How much memory a process had at its most is read from /proc, which this system has not.')
    const folder = await mkdtemp(join(tmpdir(), 'burstlab-bench-'))
    try {
      const datasetsDir = join(folder, 'datasets')
      await importDataset(await put(join(folder, 'mnist'), mnistFiles()), datasetsDir, { name: 'mnist', place: 'copied' })
      await importDataset(await put(join(folder, 'cifar'), cifarFiles()), datasetsDir, { name: 'cifar10', place: 'copied' })
      const rows: string[][] = []
      for (const id of presetIds) {
        const spec = shortened(id)
        const forecastMb = kindOf(spec).work(spec).memoryMb
        const peakMb = await peakOf(spec, datasetsDir)
        rows.push([id, forecastMb.toFixed(0), peakMb.toFixed(0), `${(100 * (forecastMb / peakMb - 1)).toFixed(0)} %`])
      }
      process.stdout.write(textTable([['PRESET', 'FORECAST MB', 'MEASURED MB', 'FORECAST IS OFF BY'], ...rows]))
    } finally {
      await rm(folder, { recursive: true })
    }
    return Promise.resolve<Measurement[]>([])
  },
}

/** What repeats itself is done once: an epoch, in networks of ensembles of few batches whose last one is as short as it was, for that has room of its own. */
function shortened(id: string): ExperimentSpec {
  const spec = presetById(id)?.spec
  if (spec === undefined) throw new Error(`There is no preset "${id}".`)
  if (spec.kind === 'rate') return { ...spec, training: { ...spec.training, epochs: 1 } }
  if (spec.kind !== 'ensemble') return spec
  const { batch } = spec.training
  return { ...spec, device: 'cpu', training: { ...spec.training, epochs: 1 }, data: { ...spec.data, trainCount: batches * batch + (imageCounts(spec.data).learned % batch) } }
}

function peakOf(spec: ExperimentSpec, datasetsDir: string): Promise<number> {
  const host = nodeRunHosts(resolve('out/main/run-host.js'))()
  return new Promise<number>((found, fail) => {
    host.onExit((reason) => { fail(new Error(`the run host ${reason}`)) })
    host.onReply((reply) => {
      if (reply.type === 'failed') fail(new Error(reply.reason))
      if (reply.type !== 'done') return
      const [, kilobytes = ''] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${host.pid ?? 0}/status`, 'utf8')) ?? []
      found((Number(kilobytes) * 1024) / 1e6)
    })
    host.send({ type: 'start', runId: 'memory', spec, seed: 1, datasetsDir, threads: availableParallelism(), checkpoints: { folder: join(datasetsDir, '..', 'checkpoints'), next: 1, from: null, everyMs: Infinity } })
  }).finally(() => { host.kill() })
}

/** Gives the folder. */
async function put(folder: string, files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  await mkdir(folder)
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
  return folder
}

/** IDX: a magic number and sizes, big-endian, and a byte per value. */
function idx(magic: number, sizes: readonly number[], values: Uint8Array): Uint8Array {
  const head = new DataView(new ArrayBuffer(4 + 4 * sizes.length))
  for (const [i, word] of [magic, ...sizes].entries()) head.setUint32(4 * i, word)
  return Buffer.concat([new Uint8Array(head.buffer), values])
}

const noise = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, i) => Math.imul(i, 2654435761) >>> 24)
const idxImages = (count: number): Uint8Array => idx(0x803, [count, 28, 28], noise(count * 784))
const idxLabels = (count: number): Uint8Array => idx(0x801, [count], Uint8Array.from({ length: count }, (_, i) => i % 10))

const mnistFiles = (): Record<string, Uint8Array> => ({
  'train-images-idx3-ubyte': idxImages(60_000), 'train-labels-idx1-ubyte': idxLabels(60_000), 't10k-images-idx3-ubyte': idxImages(10_000), 't10k-labels-idx1-ubyte': idxLabels(10_000),
})

function cifarFiles(): Record<string, Uint8Array> {
  const records = noise(10_000 * 3073)
  for (let i = 0; i < 10_000; i++) records[i * 3073] = i % 10
  const names = ['data_batch_1.bin', 'data_batch_2.bin', 'data_batch_3.bin', 'data_batch_4.bin', 'data_batch_5.bin', 'test_batch.bin']
  return Object.fromEntries(names.map((name) => [name, records]))
}
