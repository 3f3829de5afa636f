/** What a user has set: colours, workers, keys, where it begins, where panels stand, where the data are. */
import { availableParallelism } from 'node:os'
import type { Store } from '../../store/store.ts'
import { saveDataFolder } from './data-folder.ts'
import type { EventBus } from '../event-bus.ts'
import { LabError } from '../errors.ts'
import { changedBindings, readKeyBindings } from './key-bindings.ts'
import type { Lab } from '../lab.ts'
import { changedDefaults, readOwnDefaults } from './own-defaults.ts'
import type { Settings } from '../types.ts'

export interface SettingsDeskParts {
  readonly store: Store
  readonly events: EventBus
  /** Remembers the data folder. */
  readonly configFile: string
  /** Of the machine. */
  readonly cores: number
  readonly onWorkersChanged: () => void
}

/** One core stays free for the window. */
export const defaultWorkers = (): number => Math.max(1, availableParallelism() - 1)

const themes: readonly Settings['theme'][] = ['system', 'light', 'dark']

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0

export function readSettings(store: Pick<Store, 'settings'>): Settings {
  const theme = store.settings.get('theme')
  const workers = store.settings.get('workers')
  const threads = store.settings.get('threads')
  const trashDays = store.settings.get('trashDays')
  const defaults = readOwnDefaults(store.settings.get('defaults'))
  return {
    theme: themes.find((known) => known === theme) ?? 'system',
    workers: isCount(workers) ? workers : defaultWorkers(),
    ...(isCount(threads) ? { threads } : {}),
    reopen: store.settings.get('reopen') !== false,
    trashDays: trashDays === null || isCount(trashDays) ? trashDays : 30,
    keys: readKeyBindings(store.settings.get('keys')),
    ...(Object.keys(defaults).length === 0 ? {} : { defaults }),
  }
}

export function createSettingsDesk({ store, events, configFile, cores, onWorkersChanged }: SettingsDeskParts): Lab['settings'] {
  return {
    get: () => readSettings(store),
    set({ theme, workers, threads, reopen, trashDays, keys, ownDefault }) {
      if (typeof threads === 'number' && threads > cores) {
        const message = `Threads per run (threads): ${threads} is more than this machine's ${cores} ${cores === 1 ? 'core' : 'cores'}; expected a whole number from 1 to ${cores}, or null for a share of them.`
        throw new LabError('BAD_REQUEST', message, [{ path: 'threads', message }])
      }
      if (theme !== undefined) store.settings.set('theme', theme)
      // Before there are more workers: runs start on this many.
      if (threads !== undefined) store.settings.set('threads', threads)
      if (workers !== undefined) {
        store.settings.set('workers', workers)
        onWorkersChanged()
      }
      if (reopen !== undefined) store.settings.set('reopen', reopen)
      if (trashDays !== undefined) store.settings.set('trashDays', trashDays)
      if (keys !== undefined) store.settings.set('keys', changedBindings(readKeyBindings(store.settings.get('keys')), keys))
      if (ownDefault !== undefined) store.settings.set('defaults', changedDefaults(readOwnDefaults(store.settings.get('defaults')), ownDefault))
      events.publish({ type: 'settings-changed' })
      return readSettings(store)
    },
    setDataDir: (path) => ({ dataDir: saveDataFolder(configFile, path), restartNeeded: true }),
    getLayout: (place) => store.settings.get(`layout.${place}`) ?? null,
    setLayout: (place, layout) => store.settings.set(`layout.${place}`, layout),
  }
}
