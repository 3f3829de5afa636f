import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configFile, forgetDataFolder, resolveDataFolder, saveDataFolder } from '../../../src-main/lab/settings/data-folder.ts'

let home = ''
beforeEach(() => { home = mkdtempSync(join(tmpdir(), 'burstlab-home-')) })
afterEach(() => rmSync(home, { recursive: true }))

/** On a workstation whose administrator's file is in `home`, if it is anywhere. */
const linux = ({ argument, environment = {} }: { argument?: string; environment?: Record<string, string> } = {}) =>
  resolveDataFolder({ argument, environment: { XDG_CONFIG_DIRS: join(home, 'etc'), ...environment }, platform: 'linux', homeDir: home, userName: 'ada' })

const systemFile = (): string => join(home, 'etc', 'burstlab', 'burstlab.json')
function setUp(text: string): void {
  mkdirSync(join(home, 'etc', 'burstlab'), { recursive: true })
  writeFileSync(systemFile(), text)
}

describe('the data folder', () => {
  it('is the platform\'s place for data by default', () => {
    expect(linux()).toMatchObject({ path: join(home, '.local/share/burstlab/lab'), from: 'default', source: 'the default of this platform' })
    expect(linux({ environment: { XDG_DATA_HOME: '/data' } }).path).toBe('/data/burstlab/lab')
    expect(resolveDataFolder({ argument: undefined, environment: {}, platform: 'darwin', homeDir: '/Users/ada', userName: 'ada' }).path).toBe('/Users/ada/Library/Application Support/Burstlab/lab')
    expect(resolveDataFolder({ argument: undefined, environment: { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' }, platform: 'win32', homeDir: 'C:\\Users\\ada', userName: 'ada' }).path)
      .toBe('C:\\Users\\ada\\AppData\\Roaming\\Burstlab\\lab')
  })

  it('is what the option says before the variable, and the variable before the settings', () => {
    saveDataFolder(configFile({ environment: {}, platform: 'linux', homeDir: home }), join(home, 'saved'))
    expect(linux()).toMatchObject({ path: join(home, 'saved'), from: 'user', source: 'Settings' })
    const environment = { BURSTLAB_DATA_DIR: '/from/variable' }
    expect(linux({ environment })).toMatchObject({ path: '/from/variable', from: 'variable', source: 'the BURSTLAB_DATA_DIR variable' })
    expect(linux({ environment, argument: '/from/option' })).toMatchObject({ path: '/from/option', from: 'option', source: 'the --data-dir option' })
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

describe('the data folder of a workstation with a file of its own', () => {
  it('is one for each user below the root that it names, unless the user has chosen another', () => {
    setUp('{"dataRoot": "/srv/labs"}')
    expect(linux()).toMatchObject({ path: '/srv/labs/ada', from: 'system', source: `this workstation's file ${systemFile()}` })
    const file = configFile({ environment: {}, platform: 'linux', homeDir: home })
    saveDataFolder(file, join(home, 'saved'))
    expect(linux()).toMatchObject({ path: join(home, 'saved'), from: 'user', system: { dataDir: '/srv/labs/ada' } })
    forgetDataFolder(file)
    expect(linux().path).toBe('/srv/labs/ada')
  })

  it.each([
    ['no full path', '{"dataRoot": "labs"}', '"dataRoot": "labs"; expected the full path of a folder, in which each user has one'],
    ['one folder for all, as a user\'s own file has it', '{"dataDir": "/srv/lab"}', '"dataDir": "/srv/lab"; expected "dataRoot" in its place'],
    ['no JSON', '{"dataRoot": ', 'is no JSON ('],
  ])('is not guessed where the file has %s: runs would be hidden', (_what, text, message) => {
    setUp(text)
    expect(() => linux()).toThrow(message)
    expect(() => linux()).toThrow(`The file ${systemFile()}`)
    expect(() => linux()).toThrow('Without it nobody can tell where the data folder is: have it mended, or name a folder with --data-dir.')
    // Whoever says which folder need not wait for an administrator.
    expect(linux({ argument: '/mine' })).toMatchObject({ path: '/mine', system: { problems: [expect.stringContaining(systemFile()) as unknown] } })
  })

  it('does not stand in for what else is wrong in the file', () => {
    setUp('{"workers": "many"}')
    expect(linux()).toMatchObject({ from: 'default', system: { problems: [expect.stringContaining('"workers"') as unknown] } })
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
