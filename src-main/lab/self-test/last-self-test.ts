/** What the self-test found last, kept with the data: which machine and which Burstlab it was of stands beside it, for it holds for those only. */
import { z } from 'zod'
import type { SettingsTable } from '../../store/store.ts'
import type { SelfTestCheck, SelfTestRecord } from '../types.ts'

const key = 'selfTest.last'

/** What is asked now. */
export interface SelfTestOwner {
  /** Of Burstlab. */
  readonly version: string
  readonly host: string
}

const recordSchema = z.object({
  at: z.iso.datetime(), version: z.string(), host: z.string(),
  checks: z.array(z.object({ id: z.string(), title: z.string(), state: z.enum(['ok', 'warning', 'failed']), detail: z.string(), remedy: z.string() })),
})

/** Throws what the store throws. */
export function rememberSelfTest(settings: Pick<SettingsTable, 'set'>, { version, host }: SelfTestOwner, at: Date, checks: readonly SelfTestCheck[]): void {
  settings.set(key, { at: at.toISOString(), version, host, checks })
}

/** Null where it was never run, or what was kept cannot be understood. */
export function lastSelfTest(settings: Pick<SettingsTable, 'get'>, now: SelfTestOwner): SelfTestRecord | null {
  const kept = recordSchema.safeParse(settings.get(key))
  if (!kept.success) return null
  const { at, version, host, checks } = kept.data
  return { at, version, checks, outdated: version !== now.version ? 'version' : host !== now.host ? 'machine' : null }
}
