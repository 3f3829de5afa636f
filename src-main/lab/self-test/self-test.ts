/** Checks what this machine can compute with, each check on its own: one that fails does not stop the others. */
import { availableParallelism, totalmem } from 'node:os'
import { startPatience } from '../runs/patience.ts'
import type { SelfTestCheck } from '../types.ts'
import { late, ok } from './check.ts'
import type { Finding, SelfTestParts } from './check.ts'
import { engineCheck } from './engine-check.ts'
import { diskCheck } from './disk-check.ts'
import { electronCheck, graphicsCheck } from './optional-parts.ts'
import { processorCheck } from './processor-check.ts'
import { runHostCheck } from './run-host-check.ts'
import { storeCheck } from './store-check.ts'

interface CheckDefinition {
  readonly id: string
  readonly title: string
  readonly check: (parts: SelfTestParts, signal: AbortSignal) => Finding | Promise<Finding>
}

const checks: readonly CheckDefinition[] = [
  { id: 'node', title: 'Node', check: () => nodeFinding(process.versions.node) },
  { id: 'cores', title: 'Processor and memory', check: () => ok(`${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(1)} GiB of memory`) },
  { id: 'store', title: 'Store', check: storeCheck },
  { id: 'disk', title: 'Disk', check: diskCheck },
  { id: 'engine', title: 'Engine', check: engineCheck },
  { id: 'processor', title: 'Ensemble networks', check: processorCheck },
  { id: 'run-host', title: 'Process for runs', check: runHostCheck },
  { id: 'electron', title: 'Electron', check: electronCheck },
  { id: 'graphics', title: 'Graphics packages', check: graphicsCheck },
]

/** What waits for another process or a disk; what computes here takes a second or two. Both end well within half a minute. */
const patienceMs = 20_000

export function selfTest(parts: SelfTestParts, patience: number = patienceMs): Promise<SelfTestCheck[]> {
  return Promise.all(checks.map(async ({ id, title, check }): Promise<SelfTestCheck> => {
    try {
      return { id, title, ...(await inTime(patience, (signal) => check(parts, signal), () => late(patience / 1000, parts.pressure()))) }
    } catch (error) {
      return { id, title, state: 'failed', detail: error instanceof Error ? error.message : String(error), remedy: 'Install Burstlab again; if it persists, report it with this line.' }
    }
  }))
}

/** Node 22 and 24 are what the database's binaries are made and tested for. */
export function nodeFinding(version: string): Finding {
  const major = Number(version.split('.')[0])
  if (major < 22) return { state: 'failed', detail: `Node ${version}`, remedy: 'Install Node 22 or newer, or run "npm ci" again: it brings one.' }
  return ok(`Node ${version}`)
}

/** What `work` gives, or `otherwise` after so many ms; `work` is told by its signal that nobody waits any longer. */
async function inTime<T>(ms: number, work: (signal: AbortSignal) => T | Promise<T>, otherwise: () => T): Promise<T> {
  const ending = new AbortController()
  const { promise: over, resolve } = Promise.withResolvers<T>()
  const stopWaiting = startPatience(ms, () => {
    ending.abort()
    resolve(otherwise())
  })
  try {
    return await Promise.race([work(ending.signal), over])
  } finally {
    stopWaiting()
  }
}
