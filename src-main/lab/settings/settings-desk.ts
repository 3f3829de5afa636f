/** What a user has set: colours, workers, keys, where it begins, where panels stand, where the data are. */
import type { Store } from '../../store/store.ts'
import { forgetDataFolder, saveDataFolder } from './data-folder.ts'
import { chosenInLab } from './declared-settings.ts'
import type { SettingValues } from './declared-settings.ts'
import type { EventBus } from '../event-bus.ts'
import { LabError } from '../errors.ts'
import { changedBindings, readKeyBindings } from './key-bindings.ts'
import type { Lab } from '../lab.ts'
import { changedDefaults, readOwnDefaults } from './own-defaults.ts'
import { settingsInLayers, settingValues } from './settings-layers.ts'
import type { Layers } from './settings-layers.ts'
import type { SystemConfig } from './system-config.ts'
import type { Settings } from '../types.ts'

export interface SettingsDeskParts {
  readonly store: Pick<Store, 'settings'>
  readonly events: Pick<EventBus, 'publish'>
  /** Remembers the data folder. */
  readonly configFile: string
  /** What an administrator has set on this workstation. */
  readonly system: SystemConfig
  /** Of the machine. */
  readonly cores: number
  readonly onWorkersChanged: () => void
}

/** Those that have layers, as they are now: without the keys and defaults of a user, which take longer to read. */
export const readLayeredValues = (parts: Pick<SettingsDeskParts, 'store' | 'system' | 'cores'>): SettingValues => settingValues(layersOf(parts))

/** The settings as they are now. */
function readSettings(parts: Pick<SettingsDeskParts, 'store' | 'system' | 'cores'>): Settings {
  const { store } = parts
  const { threads, ...values } = readLayeredValues(parts)
  const defaults = readOwnDefaults(store.settings.get('defaults'))
  return {
    ...values,
    ...(threads === null ? {} : { threads }),
    keys: readKeyBindings(store.settings.get('keys')),
    ...(Object.keys(defaults).length === 0 ? {} : { defaults }),
  }
}

const layersOf = ({ store, system, cores }: Pick<SettingsDeskParts, 'store' | 'system' | 'cores'>): Layers => ({ user: (name) => store.settings.get(name), system, cores })

export function createSettingsDesk(parts: SettingsDeskParts): Lab['settings'] {
  const { store, events, configFile, system, cores, onWorkersChanged } = parts

  /** Tells of what has changed, and gives it. */
  function changed(workers: boolean): Settings {
    if (workers) onWorkersChanged()
    events.publish({ type: 'settings-changed' })
    return readSettings(parts)
  }

  return {
    get: () => readSettings(parts),
    layers: () => settingsInLayers(layersOf(parts)),
    set(change) {
      const { threads, keys, ownDefault } = change
      if (typeof threads === 'number' && threads > cores) {
        const message = `Threads per run (threads): ${threads} is more than this machine's ${cores} ${cores === 1 ? 'core' : 'cores'}; expected a whole number from 1 to ${cores}, or null for a share of them.`
        throw new LabError('BAD_REQUEST', message, [{ path: 'threads', message }])
      }
      for (const name of chosenInLab) if (Object.hasOwn(change, name) && Reflect.get(change, name) !== undefined) store.settings.set(name, Reflect.get(change, name))
      if (keys !== undefined) store.settings.set('keys', changedBindings(readKeyBindings(store.settings.get('keys')), keys))
      if (ownDefault !== undefined) store.settings.set('defaults', changedDefaults(readOwnDefaults(store.settings.get('defaults')), ownDefault))
      // Only now: runs start on the threads that are set.
      return changed(change.workers !== undefined)
    },
    reset(names) {
      for (const name of names) store.settings.remove(name)
      return changed(names.includes('workers'))
    },
    setDataDir: (path) => ({ dataDir: saveDataFolder(configFile, path), restartNeeded: true }),
    resetDataDir() {
      if (system.dataDir === null) throw new LabError('CONFLICT', 'This workstation names no data folder to go back to; choose another one by its full path.')
      forgetDataFolder(configFile)
      return { dataDir: system.dataDir, restartNeeded: true }
    },
    getLayout: (place) => store.settings.get(`layout.${place}`) ?? null,
    setLayout: (place, layout) => store.settings.set(`layout.${place}`, layout),
  }
}
