/** What the self-test found. */

export interface SelfTestCheck {
  readonly id: string
  readonly title: string
  readonly state: 'ok' | 'warning' | 'failed'
  readonly detail: string
  /** What to do about it; empty when ok. */
  readonly remedy: string
}
