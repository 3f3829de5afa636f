/** What can be set, and what is installed where. */
import type { SettingName, SettingValues } from './declared-settings.ts'
import type { KeyBindings, KeyChange } from './key-bindings.ts'
import type { DefaultChange, OwnDefaults } from './own-defaults.ts'

export type { SettingName } from './declared-settings.ts'

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

export interface Settings extends Omit<SettingValues, 'threads'> {
  /** Threads of a run that can compute on several, at most the machine's cores; absent: as many as its share of them. */
  readonly threads?: number
  readonly keys: KeyBindings
  /** What experiments made from nothing begin with; absent where nobody wants anything else. */
  readonly defaults?: OwnDefaults
}

/** What a user chooses for this lab; what is not named stays as it is. */
export type SettingsChange = { readonly [Name in Exclude<SettingName, 'notify'>]?: SettingValues[Name] | undefined } & {
  readonly keys?: KeyChange | undefined
  readonly ownDefault?: DefaultChange | undefined
}

/** Which layer says what a setting is, the highest first. Options and variables there are for the data folder only. */
export type SettingOrigin = 'option' | 'variable' | 'user' | 'system' | 'default'

export interface SettingAnswer {
  readonly value: SettingValues[SettingName]
  /** In words: "never", "4". */
  readonly text: string
}

export interface LayeredSetting extends SettingAnswer {
  readonly name: SettingName
  readonly label: string
  /** What it is for: one sentence without its full stop. */
  readonly help: string
  /** Who keeps what a user chooses. Where that is the browser, only the layers below are known here. */
  readonly chosenIn: 'lab' | 'browser'
  readonly from: SettingOrigin
  /** What this workstation's file says; null where it says nothing that can be understood. */
  readonly system: SettingAnswer | null
  readonly builtIn: SettingAnswer
}

/** The settings that have layers, and the file of the layer that an administrator writes. */
export interface LayeredSettings {
  readonly file: { readonly path: string; readonly there: boolean }
  /** What is wrong in it, each with file, field, value and what was expected. */
  readonly problems: readonly string[]
  /** The user's data folder by it; null where it names none. */
  readonly dataDir: string | null
  readonly settings: readonly LayeredSetting[]
}
