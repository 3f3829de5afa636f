import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configFile, resolveDataFolder, saveDataFolder } from '../../../src-main/lab/settings/data-folder.ts'

let home = ''
beforeEach(() => { home = mkdtempSync(join(tmpdir(), 'burstlab-home-')) })
afterEach(() => rmSync(home, { recursive: true }))

const linux = (more: { argument?: string; environment?: Record<string, string> } = {}) =>
  resolveDataFolder({ argument: undefined, environment: {}, platform: 'linux', homeDir: home, ...more })

describe('the data folder', () => {
  it('is the platform\'s place for data by default', () => {
    expect(linux()).toEqual({ path: join(home, '.local/share/burstlab/lab'), source: 'the default of this platform' })
    expect(linux({ environment: { XDG_DATA_HOME: '/data' } }).path).toBe('/data/burstlab/lab')
    expect(resolveDataFolder({ argument: undefined, environment: {}, platform: 'darwin', homeDir: '/Users/ada' }).path).toBe('/Users/ada/Library/Application Support/Burstlab/lab')
    expect(resolveDataFolder({ argument: undefined, environment: { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' }, platform: 'win32', homeDir: 'C:\\Users\\ada' }).path)
      .toBe('C:\\Users\\ada\\AppData\\Roaming\\Burstlab\\lab')
  })

  it('is what the option says before the variable, and the variable before the settings', () => {
    saveDataFolder(configFile({ environment: {}, platform: 'linux', homeDir: home }), join(home, 'saved'))
    expect(linux()).toEqual({ path: join(home, 'saved'), source: 'Settings' })
    const environment = { BURSTLAB_DATA_DIR: '/from/variable' }
    expect(linux({ environment })).toEqual({ path: '/from/variable', source: 'the BURSTLAB_DATA_DIR variable' })
    expect(linux({ environment, argument: '/from/option' })).toEqual({ path: '/from/option', source: 'the --data-dir option' })
  })

  it('is taken from where one is when the option is not a full path, but the variable must be one', () => {
    expect(linux({ argument: 'here' }).path).toBe(join(process.cwd(), 'here'))
    expect(() => linux({ environment: { BURSTLAB_DATA_DIR: 'here' } })).toThrow('BURSTLAB_DATA_DIR is "here"; expected the full path of a folder.')
  })

  it('is not guessed where the settings cannot be read', () => {
    const file = configFile({ environment: {}, platform: 'linux', homeDir: home })
    saveDataFolder(file, join(home, 'saved'))
    writeFileSync(file, '{"dataDir": 5}')
    expect(() => linux()).toThrow(/does not name a data folder; expected/)
  })
})

describe('choosing another folder', () => {
  it('is refused for a path that is not full, and for a folder that cannot be made', () => {
    const file = join(home, 'burstlab.json')
    expect(() => saveDataFolder(file, 'somewhere')).toThrow('Data folder is "somewhere"; expected the full path of a folder.')
    writeFileSync(join(home, 'occupied'), '')
    expect(() => saveDataFolder(file, join(home, 'occupied'))).toThrow(/cannot be used .* expected a folder that can be made and written to/)
    expect(() => readFileSync(file)).toThrow(/ENOENT/)
  })
})
