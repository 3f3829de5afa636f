/** Which layer each setting comes from: what the user chose, else what the workstation's file says, else what is built in. Pure. */
import type { z } from 'zod'
import { declaredSettings, settingNames } from './declared-settings.ts'
import type { SettingName, SettingValues } from './declared-settings.ts'
import type { LayeredSetting, LayeredSettings, SettingAnswer } from './settings-types.ts'
import type { SystemConfig } from './system-config.ts'

export interface Layers {
  /** What the user chose in the lab, by name; undefined where that is nothing. */
  readonly user: (name: SettingName) => unknown
  readonly system: SystemConfig
  /** Of the machine. */
  readonly cores: number
}

/** Every setting with its value and origin. What was once chosen and can't be understood any more does not count. */
export function settingsInLayers(layers: Layers): LayeredSettings {
  const { system: { path, there, problems, dataDir } } = layers
  return { file: { path, there }, problems, dataDir, settings: settingNames.map((name) => inLayers(name, layers)) }
}

/** The values alone. */
export function settingValues(layers: Layers): SettingValues {
  const value = <Name extends SettingName>(name: Name): SettingValues[Name] => valueOf(name, layers).value
  return {
    theme: value('theme'), colourScheme: value('colourScheme'), textSizePct: value('textSizePct'), workers: value('workers'), threads: value('threads'), trashDays: value('trashDays'), copiesKept: value('copiesKept'), reopen: value('reopen'), notify: value('notify'),
  }
}

function valueOf<Name extends SettingName>(name: Name, { user, system, cores }: Layers): { readonly value: SettingValues[Name]; readonly from: LayeredSetting['from'] } {
  const { schema, builtIn, chosenIn } = declaredSettings[name]
  const chosen = chosenIn === 'lab' ? (schema as z.ZodType<SettingValues[Name]>).safeParse(user(name)) : undefined
  if (chosen?.success === true) return { value: chosen.data, from: 'user' }
  const said = system.values[name]
  return said === undefined ? { value: builtIn({ cores }), from: 'default' } : { value: said, from: 'system' }
}

function inLayers<Name extends SettingName>(name: Name, layers: Layers): LayeredSetting {
  const { label, help, builtIn, chosenIn, say } = declaredSettings[name]
  const answer = (value: SettingValues[Name]): SettingAnswer => ({ value, text: say(value) })
  const { value, from } = valueOf(name, layers)
  const said = layers.system.values[name]
  return { name, label, help, chosenIn, from, ...answer(value), system: said === undefined ? null : answer(said), builtIn: answer(builtIn(layers)) }
}
