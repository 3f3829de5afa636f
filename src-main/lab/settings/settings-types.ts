/** What can be set, and what is installed where. */
import type { KeyBindings, KeyChange } from './key-bindings.ts'
import type { DefaultChange, OwnDefaults } from './own-defaults.ts'

export interface AppInfo {
  readonly version: string
  readonly gitCommit: string | null
  readonly nodeVersion: string
  readonly electronVersion: string | null
  readonly platform: string
  readonly host: string
  readonly cores: number
  readonly dataDir: string
  /** Which setting chose the data folder, in words. */
  readonly dataDirSource: string
  readonly databaseBytes: number
  readonly schemaVersion: number
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  /** Runs computed at the same time. */
  readonly workers: number
  /** Threads of a run that can compute on several, at most the machine's cores; absent: as many as its share of them. */
  readonly threads?: number
  /** A window begins where the last one ended. */
  readonly reopen: boolean
  /** After so many days in the trash runs are deleted for ever; null: never. */
  readonly trashDays: number | null
  readonly keys: KeyBindings
  /** What experiments made from nothing begin with; absent where nobody wants anything else. */
  readonly defaults?: OwnDefaults
}

/** Each with its own way to be changed. */
type Special = 'threads' | 'keys' | 'defaults'

export type SettingsChange = { readonly [K in Exclude<keyof Settings, Special>]?: Settings[K] | undefined } & {
  /** Null: a share of the cores. */
  readonly threads?: number | null | undefined
  readonly keys?: KeyChange | undefined
  readonly ownDefault?: DefaultChange | undefined
}
