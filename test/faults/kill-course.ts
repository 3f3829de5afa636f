/** Kills what belongs to a lab, again and again at moments that a seed chooses, and looks each time what is left. */
import { createStream } from '../../src-main/engines/random/random-stream.ts'
import type { RandomStream } from '../../src-main/engines/random/random-stream.ts'
import { killProcess, startLab } from './lab-life.ts'
import type { LabLife } from './lab-life.ts'
import type { FromLab } from './lab-messages.ts'
import { createLedger, referencesIn } from './ledger.ts'
import type { Ledger, Losses } from './ledger.ts'

/** `lab`: the process that has the folder; `all`: it and all that it started; `sleep`: everything stands still for a while, as on a closed laptop. */
export const victims = ['lab', 'opening lab', 'run host', 'device host', 'all', 'sleep'] as const
export type Victim = (typeof victims)[number]

export interface KillCourse {
  readonly dataDir: string
  readonly seed: number
  /** Who dies, in this order. */
  readonly plan: readonly Victim[]
  readonly onKill?: (done: number) => void
  /** Asked before each blow: whether it was enough. */
  readonly isOver?: () => boolean
}

export interface KillFigures extends Losses {
  readonly kills: Readonly<Record<Victim, number>>
  /** Starts of the lab. */
  readonly lives: number
  readonly runs: number
  /** Times that a run went on from a checkpoint. */
  readonly resumed: number
  /** Checkpoints that could not be used. */
  readonly unusable: readonly string[]
  /** Times that the user was told of a lost process. */
  readonly told: number
}

/** Chosen by chance: what is likeliest in life most often. */
export function chosenPlan(kills: number, seed: number): Victim[] {
  const random = createStream({ seed, purpose: 1, index: 0, subIndex: 0 })
  const weights: readonly (readonly [Victim, number])[] = [['lab', 40], ['opening lab', 10], ['run host', 33], ['device host', 4], ['all', 8], ['sleep', 5]]
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  return Array.from({ length: kills }, () => {
    let at = random.uniform() * total
    return weights.find(([, weight]) => (at -= weight) < 0)?.[0] ?? 'lab'
  })
}

/** Two seeds of each kind, with nothing in the way. */
const undisturbedRuns = 6

/** What the runs of a course come to where nothing happens to them, in a folder of its own. */
export async function undisturbed(dataDir: string): Promise<ReturnType<typeof referencesIn>> {
  const life = startLab({ dataDir, runs: undisturbedRuns })
  const drained = await life.next(({ type }) => type === 'drained')
  if (drained === undefined) throw new Error('the lab ended before its runs were done')
  life.say('close')
  await life.ended
  return referencesIn(dataDir)
}

export async function runKillCourse({ dataDir, seed, plan, onKill, isOver = () => false }: KillCourse, references: Awaited<ReturnType<typeof referencesIn>>): Promise<KillFigures> {
  const ledger = createLedger(references)
  const random = createStream({ seed, purpose: 2, index: 0, subIndex: 0 })
  const kills = Object.fromEntries(victims.map((victim) => [victim, 0])) as Record<Victim, number>
  const unusable: string[] = []
  const attempts = new Map<string, number>()
  let [lives, told] = [0, 0]
  function hear(message: FromLab): void {
    ledger.hear(message)
    if (message.type === 'run') attempts.set(message.run.id, message.run.attempt)
    if (message.type === 'cannot-go-on') unusable.push(message.message)
    if (message.type === 'host-lost' || (message.type === 'devices' && message.view.devices.some(({ state }) => state === 'crashed'))) told++
    if (message.type === 'refused') throw new Error(`the lab refused its own folder: ${message.message}`)
  }
  const born = (): LabLife => {
    lives++
    return startLab({ dataDir, runs: Infinity, onMessage: hear })
  }

  let life = born()
  for (const [done, victim] of plan.entries()) {
    if (isOver()) break
    await strike(victim, life, random)
    kills[victim]++
    if (victim === 'lab' || victim === 'opening lab' || victim === 'all') {
      await buried(life, ledger, dataDir)
      life = born()
    }
    onKill?.(done + 1)
  }
  const drained = life.next(({ type }) => type === 'drained')
  life.say('drain')
  if (await drained === undefined) throw new Error('the lab ended before its runs were done')
  life.say('close')
  await buried(life, ledger, dataDir)
  return { ...ledger.losses, kills, lives, runs: ledger.count(), resumed: [...attempts.values()].reduce((sum, attempt) => sum + attempt - 1, 0), unusable, told }
}

/** A process that has ended, and what it left. */
async function buried(life: LabLife, ledger: Ledger, dataDir: string): Promise<void> {
  await life.ended
  await ledger.check(dataDir)
}

/** Up to so many messages of runs, and then so many milliseconds, pass before something dies: the moment is to lie anywhere, also between two messages. */
const [mostMessages, jitterMs, openingMs] = [12, 60, 900]

async function strike(victim: Victim, life: LabLife, random: RandomStream): Promise<void> {
  if (victim === 'opening lab') {
    await passed(random.uniform() * openingMs)
    return life.kill()
  }
  if (victim === 'device host') {
    const asked = life.next(({ type }) => type === 'devices')
    life.say('look')
    await asked
    const looking = life.hosts.filter(({ purpose }) => purpose === 'device')
    const one = looking[Math.floor(random.uniform() * looking.length)]
    await passed(random.uniform() * jitterMs)
    if (one !== undefined) killProcess(one.pid)
    return
  }
  for (let left = 1 + Math.floor(random.uniform() * mostMessages); left > 0; left--) await life.next(({ type }) => type === 'run')
  await passed(random.uniform() * jitterMs)
  const hosts = life.hosts.filter(({ purpose }) => purpose === 'run').map(({ pid }) => pid)
  switch (victim) {
    case 'lab': return life.kill()
    case 'all':
      life.kill()
      for (const pid of hosts) killProcess(pid)
      return
    case 'run host': {
      // The newest two compute; those before them are gone, and their numbers may be somebody else's by now.
      const one = hosts.slice(-2)[Math.floor(random.uniform() * Math.min(2, hosts.length))]
      if (one !== undefined) killProcess(one)
      return
    }
    case 'sleep': {
      const sleepers = [life.pid, ...hosts.slice(-2)]
      for (const pid of sleepers) killProcess(pid, 'SIGSTOP')
      await passed(5 * jitterMs * random.uniform())
      for (const pid of sleepers) killProcess(pid, 'SIGCONT')
    }
  }
}

/** The moment of a blow, not a wait for something. */
const passed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
