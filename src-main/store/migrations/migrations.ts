/** All steps from an empty database to today's, in order. A released one is never changed. */
import { lab } from './001-lab.ts'

export interface Migration {
  /** One more than the one before. */
  readonly version: number
  readonly sql: string
}

export const migrations: readonly Migration[] = [lab]
