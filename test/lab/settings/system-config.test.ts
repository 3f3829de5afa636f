import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSystemConfig, systemConfigPaths } from '../../../src-main/lab/settings/system-config.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'burstlab-workstation-')) })
afterEach(() => rmSync(folder, { recursive: true }))

const file = (): string => join(folder, 'burstlab.json')
const read = (more: { environment?: Record<string, string>; userName?: string } = {}) => readSystemConfig({ environment: { BURSTLAB_SYSTEM_CONFIG: file() }, platform: 'linux', userName: 'ada', ...more })

function readText(text: string, userName = 'ada') {
  writeFileSync(file(), text)
  return read({ userName })
}

describe('the place of a workstation\'s file', () => {
  it('is the platform\'s', () => {
    expect(systemConfigPaths({ environment: {}, platform: 'linux' })).toEqual(['/etc/xdg/burstlab/burstlab.json'])
    expect(systemConfigPaths({ environment: {}, platform: 'darwin' })).toEqual(['/Library/Application Support/Burstlab/burstlab.json'])
    expect(systemConfigPaths({ environment: { PROGRAMDATA: 'D:\\Data' }, platform: 'win32' })).toEqual(['D:\\Data\\Burstlab\\burstlab.json'])
    expect(systemConfigPaths({ environment: {}, platform: 'win32' })).toEqual(['C:\\ProgramData\\Burstlab\\burstlab.json'])
  })

  it('follows XDG_CONFIG_DIRS, in which what is no full path does not count', () => {
    expect(systemConfigPaths({ environment: { XDG_CONFIG_DIRS: '/opt/xdg:here:/etc/xdg' }, platform: 'linux' })).toEqual(['/opt/xdg/burstlab/burstlab.json', '/etc/xdg/burstlab/burstlab.json'])
    const second = join(folder, 'b', 'burstlab', 'burstlab.json')
    mkdirSync(dirname(second), { recursive: true })
    writeFileSync(second, '{"workers": 2}')
    expect(read({ environment: { XDG_CONFIG_DIRS: `${folder}/a:${folder}/b` } })).toMatchObject({ path: second, there: true, values: { workers: 2 } })
  })

  it('can be another one, by its full path', () => {
    expect(systemConfigPaths({ environment: { BURSTLAB_SYSTEM_CONFIG: '/srv/lab.json', XDG_CONFIG_DIRS: '/opt/xdg' }, platform: 'linux' })).toEqual(['/srv/lab.json'])
    expect(() => systemConfigPaths({ environment: { BURSTLAB_SYSTEM_CONFIG: 'lab.json' }, platform: 'linux' })).toThrow('BURSTLAB_SYSTEM_CONFIG is "lab.json"; expected the full path of a file.')
  })
})

describe('a workstation\'s file', () => {
  it('need not be there', () => {
    expect(read({ environment: { XDG_CONFIG_DIRS: folder } })).toEqual({ path: join(folder, 'burstlab', 'burstlab.json'), there: false, values: {}, dataDir: null, folderProblem: null, problems: [] })
  })

  it('is missed where it was named', () => {
    expect(read()).toMatchObject({ there: false, folderProblem: `The file ${file()}, which BURSTLAB_SYSTEM_CONFIG names, is not there`, problems: [expect.stringMatching(/is not there; nothing of it holds\.$/)] })
  })

  it('says what settings are, and where each user\'s data folder is', () => {
    const text = '{"theme": "dark", "workers": 4, "threads": null, "trashDays": 90, "copiesKept": 5, "reopen": false, "notify": true, "dataRoot": "/srv/labs"}'
    expect(readText(`\uFEFF${text}`)).toEqual({
      path: file(), there: true, dataDir: '/srv/labs/ada', folderProblem: null, problems: [],
      values: { theme: 'dark', workers: 4, threads: null, trashDays: 90, copiesKept: 5, reopen: false, notify: true },
    })
  })

  it('loses the fields that cannot be understood, each with its name, its value and what was expected, and no other', () => {
    const { values, problems } = readText('{"workers": "many", "theme": "pink", "threads": 0, "trashDay": 7, "__proto__": 1, "copiesKept": 2}')
    expect(values).toEqual({ copiesKept: 2 })
    expect(problems).toEqual([
      `The file ${file()} says "workers": "many"; expected a whole number of workers from 1 to 256. This field is left out.`,
      `The file ${file()} says "theme": "pink"; expected "system", "light" or "dark". This field is left out.`,
      `The file ${file()} says "threads": 0; expected a whole number of threads from 1 to 256, or null for a share of the cores. This field is left out.`,
      `The file ${file()} says "trashDay": 7; there is no such setting: expected one of theme, colourScheme, textSizePct, workers, threads, trashDays, copiesKept, reopen, notify, dataRoot. This field is left out.`,
      expect.stringContaining('says "__proto__": 1; there is no such setting'),
    ])
  })

  it('that is no object of settings says nothing, which is told', () => {
    expect(readText('[4]')).toMatchObject({ values: {}, problems: [`The file ${file()} is [4]; expected an object with settings, as {"workers": 4}; nothing of it holds.`] })
    expect(readText('workers = 4')).toMatchObject({ values: {}, problems: [expect.stringContaining(`The file ${file()} is no JSON (`)] })
    rmSync(file())
    mkdirSync(file())
    expect(read()).toMatchObject({ there: true, problems: [expect.stringContaining(`The file ${file()} cannot be read (EISDIR`)] })
  })

  it.each(['', '..', 'lab\\ada', 'a/b'])('gives nobody called "%s" a folder: it would lie elsewhere', (name) => {
    expect(readText('{"dataRoot": "/srv/labs"}', name)).toMatchObject({ dataDir: null, folderProblem: expect.stringMatching(/after which no folder can be called$/) as unknown })
  })
})
