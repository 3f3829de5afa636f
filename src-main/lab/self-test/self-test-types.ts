/** What the self-test found. */

export interface SelfTestCheck {
  readonly id: string
  readonly title: string
  readonly state: 'ok' | 'warning' | 'failed'
  readonly detail: string
  /** What to do about it; empty when ok. */
  readonly remedy: string
}

/** What the self-test found when it last ran in this data folder. */
export interface SelfTestRecord {
  readonly at: string
  /** Of the Burstlab that ran it. */
  readonly version: string
  readonly checks: readonly SelfTestCheck[]
  /** Why it says nothing of what runs here now; null where it does. */
  readonly outdated: 'version' | 'machine' | null
}

/** How the lab stands, beside its runs. */
export interface LabStanding {
  /** Nothing new starts. */
  readonly queuePaused: boolean
  /** Null: never run. */
  readonly selfTest: SelfTestRecord | null
}
