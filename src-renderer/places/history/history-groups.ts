/** Runs started together over several seeds, summed up in one line. */
import type { RunStatus, RunSummary, Verdict } from '../../../src-main/api/contract.ts'
import { countsText, statusWord } from '../../components/status-words.ts'
import type { StatusWord } from '../../components/status-words.ts'

export interface GroupSummary {
  readonly groupId: string
  readonly runs: readonly RunSummary[]
  /** The name the runs share, without their seeds. */
  readonly name: string
  /** The one that needs attention most, see `statusRank`. */
  readonly status: RunStatus
  /** Of that run; where all have ended, but not alike, with the word "4 done, 1 cancelled". */
  readonly statusWord: StatusWord
  /** Null while runs that nobody has judged yet are the worst there is. */
  readonly verdict: Verdict['state'] | null
  /** 0 to 1, over all runs. */
  readonly progress: number
  /** Sum of what the runs took; null while none has ended. */
  readonly durationMs: number | null
}

const statusRank: readonly RunStatus[] = ['running', 'queued', 'failed', 'interrupted', 'cancelled', 'done']
const verdictRank: readonly GroupSummary['verdict'][] = ['fail', 'pending', 'differs', null, 'none', 'pass']

/** One line for `runs`, which are at least one. A group passes only where every run passes. */
export function combineGroup(groupId: string, runs: readonly RunSummary[]): GroupSummary {
  const durations = runs.flatMap((run) => (run.durationMs === null ? [] : [run.durationMs]))
  const statuses = new Set(runs.map((run) => run.status))
  const status = statusRank.find((one) => statuses.has(one)) ?? 'done'
  const words = new Set(runs.map((run) => statusWord(run).word))
  const worst = statusWord(runs.find((run) => run.status === status) ?? { status })
  const verdicts = new Set(runs.map((run) => run.verdict))
  return {
    groupId,
    runs,
    name: sharedName(runs.map((run) => run.name)),
    status,
    statusWord: words.size > 1 && status !== 'running' && status !== 'queued' ? { ...worst, word: countsText(runs) } : worst,
    verdict: verdictRank.find((verdict) => verdicts.has(verdict)) ?? null,
    progress: runs.reduce((sum, run) => sum + (run.status === 'queued' || run.status === 'running' ? run.progress : 1), 0) / runs.length,
    durationMs: durations.length === 0 ? null : durations.reduce((sum, duration) => sum + duration, 0),
  }
}

/** "Fig. 2b · seed 1" and "Fig. 2b · seed 2" share "Fig. 2b"; names with nothing in common give the first. */
function sharedName(names: readonly string[]): string {
  const first = names[0] ?? ''
  let length = first.length
  for (const name of names) {
    while (!name.startsWith(first.slice(0, length))) length--
  }
  const shared = first.slice(0, length)
  const whole = names.every((name) => name.length === length) ? shared : shared.replace(/[\s·,(#-]*(seed)?[\s=:#]*\d*$/i, '')
  return whole.trim() === '' ? first : whole.trim()
}

/** What the group's runs are called when it gets this name: what each has beyond the name they share, it keeps. */
export function renamedRuns(runs: readonly RunSummary[], name: string): { readonly id: string; readonly name: string }[] {
  const shared = sharedName(runs.map((run) => run.name))
  return runs.map((run) => ({ id: run.id, name: run.name.startsWith(shared) ? `${name}${run.name.slice(shared.length)}` : name }))
}

/** "1–3, 7" for the seeds 1, 2, 3 and 7. */
export function describeSeeds(seeds: readonly number[]): string {
  const sorted = [...new Set(seeds)].sort((a, b) => a - b)
  const ranges: [number, number][] = []
  for (const seed of sorted) {
    const last = ranges.at(-1)
    if (last !== undefined && seed === last[1] + 1) last[1] = seed
    else ranges.push([seed, seed])
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`)).join(', ')
}
