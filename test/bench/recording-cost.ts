/**
 * What it costs to record spikes and rates: one network with and without, in turns of a tenth of a second in one process, so that a machine
 * whose speed changes slows both alike. What is recorded goes the way it goes in a run host: summed, gathered, and packed ten times a second.
 */
import { serialize } from 'node:v8'
import { runEngine } from '../../src-main/engines/registry.ts'
import type { SpikingSpec } from '../../src-main/engines/spiking/spec.ts'
import { createBatch } from '../../src-main/run-host/batch.ts'
import { createResultChecksum } from '../../src-main/run-host/result-checksum.ts'

const turnMs = 100

export interface RecordingCost {
  /** CPU s of the whole run. */
  readonly without: number
  readonly with: number
  /** In %: of the whole run, and lower and upper quartile over eighths of it. */
  readonly costPct: number
  readonly quartilesPct: readonly [number, number]
}

/** `repeats` seeds, after one that does not count. */
export function recordingCost(without: SpikingSpec, recorded: SpikingSpec, repeats: number): RecordingCost {
  race(without, recorded, 0)
  const parts = Array.from({ length: repeats }, (_, seed) => race(without, recorded, seed + 1)).flat()
  const sum = (key: 'without' | 'with'): number => parts.reduce((total, part) => total + part[key], 0)
  const costs = parts.map((part) => 100 * (part.with / part.without - 1)).sort((a, b) => a - b)
  const at = (share: number): number => costs[Math.floor(share * (costs.length - 1))] ?? NaN
  return { without: sum('without') / repeats, with: sum('with') / repeats, costPct: 100 * (sum('with') / sum('without') - 1), quartilesPct: [at(0.25), at(0.75)] }
}

interface Part {
  without: number
  with: number
}

/** CPU s of each, over eighths of the biological time, which both reach in turns. */
function race(without: SpikingSpec, recorded: SpikingSpec, seed: number): Part[] {
  const runners = { without: course(without, seed), with: course(recorded, seed) }
  const parts: Part[] = Array.from({ length: 8 }, () => ({ without: 0, with: 0 }))
  for (let part = 0; part < parts.length; part++) {
    const spent = parts[part] ?? { without: 0, with: 0 }
    let behind: readonly (keyof Part)[] = part % 2 === 0 ? ['without', 'with'] : ['with', 'without']
    while (behind.length > 0) {
      behind = behind.filter((key) => {
        const from = process.cpuUsage()
        const there = runners[key]((part + 1) / parts.length)
        const { user, system } = process.cpuUsage(from)
        spent[key] += (user + system) / 1e6
        return !there
      })
    }
  }
  return parts
}

/** Goes on for a turn, or to `fraction`; whether it is there. */
function course(spec: SpikingSpec, seed: number): (fraction: number) => boolean {
  const outputs = runEngine(spec, seed)
  const [batch, checksum] = [createBatch(), createResultChecksum()]
  return (fraction) => {
    const until = performance.now() + turnMs
    while (batch.fraction() < fraction && performance.now() < until) {
      const { value: output, done } = outputs.next()
      if (done === true) return true
      if (output.type === 'rows') checksum.add(output)
      if (output.type === 'rows' || output.type === 'log' || output.type === 'progress') batch.add(output)
    }
    serialize(batch.take())
    return batch.fraction() >= fraction
  }
}
