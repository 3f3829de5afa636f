/** One step of the schema. */
export interface Migration {
  /** Rising, from 1; SQLite's `user_version` after it. */
  readonly version: number
  /** What it does, to complete "could not …". */
  readonly title: string
  /** Run in one transaction, foreign keys checked at its end. Never edited once released. */
  readonly sql: string
}
