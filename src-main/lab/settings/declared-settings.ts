/**
 * The settings that have layers, as one table: what they are, what they take, what they are where nobody says otherwise. The API's input, a
 * workstation's file, `burstlab config` and what *Settings* says of their origin are made from it.
 */
import { z } from 'zod'
import { colourSchemeNames } from '../../export/colour-schemes.ts'
import type { ColourScheme } from '../../export/colour-schemes.ts'

/** Sizes of text in a window, in percent of the usual one. */
export const textSizesPct = [80, 90, 100, 110, 125, 150] as const
export type TextSizePct = (typeof textSizesPct)[number]

/** What each of them is. */
export interface SettingValues {
  readonly theme: 'system' | 'light' | 'dark'
  /** Of curves and populations: in drawings, figures, and whatever is exported. */
  readonly colourScheme: ColourScheme
  /** Of text in a window, and all that goes by it, in percent of the usual size. */
  readonly textSizePct: TextSizePct
  /** Runs computed at the same time. */
  readonly workers: number
  /** Threads of a run that can compute on several; null: as many as its share of the cores. */
  readonly threads: number | null
  /** After so many days in the trash runs are deleted for ever; null: never. */
  readonly trashDays: number | null
  /** How many of the copies of the database stay that are made before runs are deleted for ever. */
  readonly copiesKept: number
  /** A window begins where the last one ended. */
  readonly reopen: boolean
  /** Whether the desktop tells of the end of runs, for browsers where nobody has chosen. */
  readonly notify: boolean
}

export type SettingName = keyof SettingValues

export interface DeclaredSetting<Value> {
  readonly label: string
  /** Says what was expected. */
  readonly schema: z.ZodType<Value, Value>
  /** What it is where nobody says otherwise. */
  readonly builtIn: (machine: { readonly cores: number }) => Value
  /** One sentence without its full stop. */
  readonly help: string
  /** Who keeps what a user chooses: the lab, in its database, or each browser for itself. */
  readonly chosenIn: 'lab' | 'browser'
  readonly say: (value: Value) => string
}

/** The message is that of every way to be wrong. */
const wholeNumber = (from: number, to: number, what: string, orNull = '') => {
  const message = `expected a whole number of ${what} from ${from} to ${to}${orNull}`
  return z.int(message).min(from, message).max(to, message)
}
const yesOrNo = z.boolean('expected true or false')
const onOrOff = (value: boolean): string => (value ? 'on' : 'off')

const themeWords: Readonly<Record<SettingValues['theme'], string>> = { system: 'as the system', light: 'light', dark: 'dark' }
const schemeWords: Readonly<Record<ColourScheme, string>> = { 'paper': 'the paper\'s', 'okabe-ito': 'Okabe and Ito', 'tol-bright': 'Paul Tol, bright', 'tol-muted': 'Paul Tol, muted' }

export const declaredSettings: { readonly [Name in SettingName]: DeclaredSetting<SettingValues[Name]> } = {
  theme: {
    label: 'Theme', schema: z.enum(['system', 'light', 'dark'], 'expected "system", "light" or "dark"'), builtIn: () => 'system', chosenIn: 'lab', say: (value) => themeWords[value],
    help: 'Light or dark colours, or those of the system',
  },
  colourScheme: {
    label: 'Colours of figures', schema: z.enum(colourSchemeNames, `expected one of ${colourSchemeNames.map((name) => `"${name}"`).join(', ')}`), builtIn: () => 'paper', chosenIn: 'lab', say: (value) => schemeWords[value],
    help: 'Colours of curves and populations in drawings and figures',
  },
  textSizePct: {
    label: 'Size of text', schema: z.literal([...textSizesPct], `expected one of ${textSizesPct.join(', ')} (per cent of the usual size)`), builtIn: () => 100, chosenIn: 'lab', say: (value) => `${value} %`,
    help: 'Size of text in windows, with all that goes by it',
  },
  workers: {
    // One core stays free for the window.
    label: 'Workers', schema: wholeNumber(1, 256, 'workers'), builtIn: ({ cores }) => Math.max(1, cores - 1), chosenIn: 'lab', say: String,
    help: 'How many runs are computed at the same time',
  },
  threads: {
    label: 'Threads per run', schema: wholeNumber(1, 256, 'threads', ', or null for a share of the cores').nullable(), builtIn: () => null, chosenIn: 'lab',
    say: (value) => (value === null ? 'a share of the cores' : String(value)), help: 'On how many threads a layered network computes; a machine with fewer cores uses all it has',
  },
  trashDays: {
    label: 'Trash', schema: wholeNumber(1, 3650, 'days', ', or null for never').nullable(), builtIn: () => 30, chosenIn: 'lab',
    say: (value) => (value === null ? 'never' : value === 1 ? 'after 1 day' : `after ${value} days`), help: 'When runs in the trash are deleted for ever',
  },
  copiesKept: {
    label: 'Copies kept', schema: wholeNumber(1, 100, 'copies'), builtIn: () => 3, chosenIn: 'lab', say: String,
    help: 'How many copies of the database stay that are made before runs are deleted for ever',
  },
  reopen: {
    label: 'Last place', schema: yesOrNo, builtIn: () => true, chosenIn: 'lab', say: onOrOff,
    help: 'Whether a window begins where the last one ended',
  },
  notify: {
    label: 'Notifications', schema: yesOrNo, builtIn: () => false, chosenIn: 'browser', say: onOrOff,
    help: 'Whether the desktop tells of the end of runs; each browser chooses for itself, and has to allow it',
  },
}

export const settingNames = Object.keys(declaredSettings) as readonly SettingName[]

/** Those that a user chooses in the lab. */
export const chosenInLab = settingNames.filter((name) => declaredSettings[name].chosenIn === 'lab')
