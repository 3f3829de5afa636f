/** A day of work, fast: thousands of queued runs, viewers that come and go, and restarts between. Says what it took. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openLab } from '../../src-main/lab/open-lab.ts'
import type { Lab } from '../../src-main/lab/lab.ts'
import { openStore } from '../../src-main/store/open-store.ts'
import { instantHosts } from './instant-hosts.ts'

export interface LongDay {
  readonly dataDir: string
  readonly runs: number
  /** Of recorded values, in all. */
  readonly bytes: number
  /** At a time. */
  readonly viewers: number
  /** The lab is closed and opened after each of so many equal parts. */
  readonly parts: number
}

/** After each part. */
export interface PartFigures {
  readonly runs: number
  readonly databaseMb: number
  /** Of the closed and opened lab, in ms; of processor time, which does not depend on what else the machine does. */
  readonly startCpuMs: number
  /** Live objects at the end of the part, with the lab and its window still open, in MB. */
  readonly heapMb: number
  /** The most that the process had of the machine during this part, in MB. */
  readonly rssMb: number
  readonly listMs: number
  /** The first thousand runs of the history. */
  readonly pageMs: number
  readonly searchMs: number
  readonly cardsMs: number
  /** The view of the queue while the whole part waited in it. */
  readonly queueMs: number
}

export interface DayFigures {
  readonly parts: readonly PartFigures[]
  /** Times that a window which stays open asked for all that it shows. */
  readonly looks: number
  /** Viewers that came. */
  readonly viewers: number
  readonly frames: number
  /** At the end. */
  readonly done: number
  readonly hosts: number
  readonly problems: readonly string[]
}

/** Of runs, until the window looks again. */
const newsPerLook = 200

const mb = (bytes: number): number => bytes / 1e6

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function timed<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const from = performance.now()
  const value = work()
  return { ms: performance.now() - from, value }
}

export async function longDay({ dataDir, runs, bytes, viewers, parts }: LongDay, tell: (part: PartFigures) => void = () => undefined): Promise<DayFigures> {
  const { spawn, count } = instantHosts(bytes / runs)
  const open = (): Promise<Lab> => openLab({ dataDir, dataDirSource: 'the test', spawnRunHost: spawn, electronVersion: null, configFile: `${dataDir}.json` })
  const figures: PartFigures[] = []
  let [came, frames, looks] = [0, 0, 0]
  let lab = await open()
  lab.settings.set({ workers: 4 })

  /** One after the other: each sees a run to its end, or leaves after a few frames. */
  async function view(leaving: AbortSignal): Promise<void> {
    while (!leaving.aborted) {
      const running = lab.runs.list(false).find(({ status }) => status === 'running')
      if (running === undefined) return
      came++
      const patience = 1 + came % 3
      let seen = 0
      for await (const frame of lab.live.watch({ runId: running.id, theme: 'light', withSiblings: false }, leaving)) {
        frames++
        seen++
        if (seen >= patience || frame.run.status === 'done') break
      }
    }
  }

  /** A window that is never closed: it asks for everything again after every so many news. */
  async function window(leaving: AbortSignal): Promise<void> {
    let news = 0
    for await (const event of lab.events.subscribe(leaving)) {
      if (event.type !== 'run' || ++news % newsPerLook !== 0) continue
      looks++
      lab.home.cards()
      lab.queue.view()
      lab.history.page({ trashed: false, after: null, limit: 100 })
    }
  }

  /** Resolves when so many runs have been done from now on. */
  async function done(wanted: number): Promise<void> {
    const ids = new Set<string>()
    for await (const event of lab.events.subscribe(undefined)) {
      if (event.type === 'run' && event.run.status === 'done' && ids.add(event.run.id).size === wanted) return
    }
  }

  for (let part = 0; part < parts; part++) {
    const leaving = new AbortController()
    let rss = 0
    const watching = setInterval(() => { rss = Math.max(rss, process.memoryUsage.rss()) }, 50)
    const seedCount = Math.round(runs / parts)
    const empty = done(seedCount)
    const { id } = lab.experiments.create({ type: 'preset', id: 'fig2b' })
    lab.runs.start({ experimentId: id, seedCount, firstSeed: 1 + part * seedCount })
    const queue = timed(() => lab.queue.view())
    const staying = window(leaving.signal)
    const viewing = Array.from({ length: viewers }, () => view(leaving.signal))
    await empty
    leaving.abort()
    await Promise.all([...viewing, staying])
    clearInterval(watching)
    collect()
    const heapMb = mb(process.memoryUsage().heapUsed)
    await lab.close()
    const from = process.cpuUsage()
    lab = await open()
    const { user, system } = process.cpuUsage(from)
    const startCpuMs = (user + system) / 1000
    const found: PartFigures = {
      runs: lab.runs.list(false).length, databaseMb: mb(lab.info().databaseBytes), startCpuMs, heapMb, rssMb: mb(rss),
      listMs: timed(() => lab.runs.list(false)).ms, pageMs: timed(() => lab.history.page({ trashed: false, after: null, limit: 1000 })).ms,
      searchMs: timed(() => lab.history.search('long day')).ms, cardsMs: timed(() => lab.home.cards()).ms, queueMs: queue.ms,
    }
    figures.push(found)
    tell(found)
  }
  const finished = lab.runs.list(false).filter(({ status }) => status === 'done').length
  await lab.close()
  const store = await openStore({ dataDir, readOnly: true, now: () => new Date() })
  const problems = store.integrityProblems('everything')
  store.close()
  return { parts: figures, looks, viewers: came, frames, done: finished, hosts: count(), problems }
}
