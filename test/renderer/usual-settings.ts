/** Settings as they are in a new lab. */
import type { Settings } from '../../src-main/api/contract.ts'

export const usualSettings: Settings = { theme: 'light', colourScheme: 'paper', textSizePct: 100, workers: 2, reopen: true, trashDays: 30, copiesKept: 3, notify: false, keys: {} }
