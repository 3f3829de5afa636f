/**
 * The lab in a process of its own, with a user who never gives up: two runs are always under way, and whatever was interrupted goes on
 * from its checkpoint, or is repeated where it left none. `node lab-process.ts FOLDER RUNS [HOST]`, by fork; HOST computes, by default as always.
 */
import { resolve } from 'node:path'
import { nodeRunHosts } from '../../src-main/lab/runs/node-run-host.ts'
import { openLab } from '../../src-main/lab/open-lab.ts'
import type { RunHost } from '../../src-main/lab/runs/run-host.ts'
import type { RunSummary } from '../../src-main/lab/types.ts'
import { ensembleSpec, spikingSpec } from '../support/small-runs.ts'
import type { FromLab, ToLab, Witness } from './lab-messages.ts'
import { runHostFile } from '../support/run-host-file.ts'

/** Each in turn, each with two seeds. */
const sources = [
  { kind: 'spiking', from: { type: 'spec', spec: spikingSpec(), name: 'spiking' } },
  { kind: 'ensemble', from: { type: 'spec', spec: ensembleSpec({ epochs: 1 }), name: 'ensemble' } },
  { kind: 'pairing', from: { type: 'preset', id: 'fig2b' } },
] as const
const [dataDir = '', total = '1', host = runHostFile] = process.argv.slice(2)
let wanted = Number(total)
const say = (message: FromLab): void => void process.send?.(message)

const spawn = nodeRunHosts(resolve(host))
function watchedHost(): RunHost {
  const child = spawn()
  return {
    ...child,
    get pid() { return child.pid },
    send(request) {
      if (request.type === 'start' || request.type === 'device') say({ type: 'host', pid: child.pid ?? 0, purpose: request.type === 'start' ? 'run' : 'device' })
      child.send(request)
    },
  }
}

const lab = await openLab({ dataDir, dataDirSource: 'the test', spawnRunHost: watchedHost, electronVersion: null, checkpointEveryMs: 0, configFile: `${dataDir}.json` }).catch((error: unknown) => {
  say({ type: 'refused', message: error instanceof Error ? error.message : String(error) })
  process.exit(1)
})
const goingOn = new Set<string>()
let drained = false

function witness(id: string): Witness {
  const { name, seed, attempt, status, reason, resumeObstacle: obstacle, provenance, seriesSizes } = lab.runs.get(id)
  return { id, name, seed, attempt, status, reason, obstacle, checksum: provenance.checksum, rows: Object.fromEntries(seriesSizes.map((series) => [series.name, series.rows])) }
}

/** An interrupted run goes on once it can; "repeated" is the tag of one that could not. */
function goOn(run: RunSummary): void {
  if (goingOn.has(run.id) || run.tags.includes('repeated')) return
  const repeat = (): void => {
    lab.runs.update({ id: run.id, tags: ['repeated'] })
    lab.runs.rerun(run.id)
  }
  if (lab.runs.get(run.id).resumeObstacle !== null) return repeat()
  goingOn.add(run.id)
  lab.runs.resumeFromCheckpoint([run.id]).catch((error: unknown) => {
    say({ type: 'cannot-go-on', message: error instanceof Error ? error.message : String(error) })
    repeat()
  }).finally(() => goingOn.delete(run.id))
}

function startNext(started: number): void {
  const next = sources[started % sources.length]
  if (next === undefined) throw new Error('nothing to start')
  const experiment = lab.experiments.list(false).find(({ kind }) => kind === next.kind) ?? lab.experiments.create(next.from)
  lab.runs.start({ experimentId: experiment.id, seedCount: 1, firstSeed: 1 + Math.floor(started / sources.length) % 2 })
}

function tend(): void {
  const runs = lab.runs.list(false)
  for (const run of runs) if (run.status === 'interrupted') goOn(run)
  const underWay = runs.filter(({ id, status }) => status === 'queued' || status === 'running' || goingOn.has(id)).length
  if (underWay < 2 && runs.length < wanted) startNext(runs.length)
  else if (underWay === 0 && !drained && lab.runs.list(false).every(({ status }) => status !== 'queued')) {
    drained = true
    say({ type: 'drained' })
  }
}

process.on('message', (message) => {
  const { type } = message as ToLab
  if (type === 'look') void lab.devices.look()
  if (type === 'close') void lab.close().then(() => process.exit(0))
  if (type !== 'drain') return
  wanted = 0
  drained = false
  tend()
})
process.on('disconnect', () => process.exit(1))

const events = lab.events.subscribe(undefined)
say({ type: 'open', runs: lab.runs.list(false).map(({ id }) => witness(id)) })
tend()
for await (const event of events) {
  if (event.type === 'run') say({ type: 'run', run: witness(event.run.id) })
  if (event.type === 'host-restarted') say({ type: 'host-lost', reason: event.reason })
  if (event.type === 'devices') say({ type: 'devices', view: event.view })
  if (event.type === 'run' || event.type === 'runs-changed') tend()
}
