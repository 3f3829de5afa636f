/** News about a run arrive by several ways and in any order. */
import type { RunDetail, RunSummary } from '../../../src-main/api/contract.ts'
import { sameValue } from '../../components/read-json.ts'
import { isLive } from './seed-choice.ts'

/**
 * `shown` brought up to date with `news`. A run that has ended goes on only in its next attempt: late news from while it
 * was live are dropped. Without a full record to begin with, a summary alone shows nothing yet.
 */
export function mergeRun(shown: RunDetail | undefined, news: RunSummary | RunDetail): RunDetail | undefined {
  if (shown === undefined || shown.id !== news.id) return 'spec' in news ? news : undefined
  if (!isLive(shown.status) && isLive(news.status) && news.attempt <= shown.attempt) return shown
  // What kept a run from going on while it was live is over; the full record follows.
  const justEnded = isLive(shown.status) && !isLive(news.status) && !('spec' in news)
  return { ...shown, ...news, ...(justEnded ? { resumeObstacle: null } : {}) }
}

/** Whether two records of a run differ in nothing but how far it is, which changes ten times a second. */
export function isFurtherOnly(before: RunDetail | undefined, after: RunDetail | undefined): boolean {
  if (before === undefined || after === undefined) return before === after
  const { progress: _before, ...was } = before
  const { progress: _after, ...is } = after
  return sameValue(was, is)
}
