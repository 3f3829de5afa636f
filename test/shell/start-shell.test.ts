/** The whole shell on the stand-in and a lab in memory; the built bundles are driven in built-bundles.test.ts. */
import { EventEmitter } from 'node:events'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LabError } from '../../src-main/lab/errors.ts'
import type { OpenLabOptions } from '../../src-main/lab/open-lab.ts'
import { noSystemConfig } from '../../src-main/lab/settings/system-config.ts'
import { startShell } from '../../src-main/shell/start-shell.ts'
import { fakeLab } from '../api/fake-lab.ts'
import type { FakeLab } from '../api/fake-lab.ts'
import { createStandIn } from './electron-stand-in/electron.ts'
import type { StandIn, StandInOptions } from './electron-stand-in/electron.ts'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'burstlab-shell-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Started {
  readonly standIn: StandIn
  readonly fake: FakeLab
  readonly opened: OpenLabOptions[]
  readonly said: string[]
}

async function start(standInOptions: Partial<StandInOptions> = {}, labError: Error | null = null, argv: readonly string[] = ['burstlab']): Promise<Started> {
  const standIn = createStandIn({ userData: folder, ...standInOptions })
  const fake = fakeLab()
  const opened: OpenLabOptions[] = []
  const said: string[] = []
  const process = Object.assign(new EventEmitter(), {
    env: { PATH: '/bin' }, platform: 'linux', versions: { electron: '45.4.1' }, pid: 7, argv: [...argv], cwd: () => '/home/ada', stderr: { write: (text: string) => said.push(text) > 0 },
  } as const)
  const started = startShell({
    electron: standIn.electron,
    process,
    files: { rendererDir: folder, preload: '/out/preload.cjs', runHost: '/out/run-host.js' },
    dataFolder: () => ({ path: join(folder, 'data'), source: 'the --data-dir option', system: noSystemConfig }),
    openLab: (options) => {
      opened.push(options)
      return labError === null ? Promise.resolve(fake.lab) : Promise.reject(labError)
    },
  })
  standIn.electron.app.becomeReady()
  await started
  return { standIn, fake, opened, said }
}

describe('starting', () => {
  it('takes the steps in the order that Electron asks for', async () => {
    const { standIn } = await start()
    expect(standIn.diary).toEqual([
      'schemes registered', 'sandbox for all', 'userData set', 'lock asked', 'app ready', 'window made', 'load app://burstlab/index.html',
    ])
  })

  it('opens the lab on the data folder, with run hosts in utility processes', async () => {
    const { standIn, opened: [options] } = await start()
    expect(options).toMatchObject({ dataDir: join(folder, 'data'), dataDirSource: 'the --data-dir option', electronVersion: '45.4.1' })
    options?.spawnRunHost()
    expect(standIn.electron.utilityProcess.children).toMatchObject([{ file: '/out/run-host.js' }])
  })

  it('guards every page, also those of a window made later', async () => {
    const { standIn } = await start()
    const later = new standIn.electron.BrowserWindow({})
    for (const window of [standIn.windows[0], later]) {
      expect(window?.webContents.openWindow('https://example.org/')).toBe('deny')
      expect(window?.webContents.attempt('will-navigate', 'https://example.org/')).toBe(true)
    }
  })

  it('hands a link to the paper to the system\'s browser, and no other', async () => {
    const { standIn } = await start()
    standIn.windows[0]?.webContents.openWindow('https://doi.org/10.1038/s41593-021-00857-x')
    standIn.windows[0]?.webContents.openWindow('https://example.org/')
    expect(standIn.opened).toEqual(['https://doi.org/10.1038/s41593-021-00857-x'])
  })

  it('has a menu', async () => {
    expect((await start()).standIn.menu.template).not.toBeNull()
  })
})

describe('a second start on the same data folder', () => {
  it('ends before it touches anything, and says why', async () => {
    const { standIn, opened, said } = await start({ lock: false })
    expect([standIn.electron.app.exitCode, opened.length, standIn.windows.length]).toEqual([0, 0, 0])
    expect(said).toEqual([`Burstlab is already open on ${join(folder, 'data')}; its window comes to the front.\n`])
  })

  it('brings the first one\'s window to the front', async () => {
    const { standIn } = await start()
    const [window] = standIn.windows
    if (window) window.minimized = true
    standIn.electron.app.emit('second-instance', {}, [], '/', {})
    expect([window?.minimized, window?.focused]).toEqual([false, true])
  })
})

describe('a bundle that the system asks to open', () => {
  const offered = (fake: FakeLab): unknown[] => fake.calls.filter(({ method }) => method === 'incoming.offer').flatMap(({ args }) => args)

  it('is offered to the page: from the command line, from a second start, and from macOS', async () => {
    const { standIn: { electron: { app } }, fake } = await start({}, null, ['burstlab', '--flag', 'mine.burstlab', 'notes.txt'])
    app.emit('second-instance', {}, ['burstlab', '/data/other.BURSTLAB'], '/tmp', {})
    let prevented = false
    app.emit('open-file', { preventDefault: () => { prevented = true } }, '/data/third.burstlab')
    expect(offered(fake)).toEqual(['/home/ada/mine.burstlab', '/data/other.BURSTLAB', '/data/third.burstlab'])
    expect(prevented).toBe(true)
  })
})

describe('a lab that cannot be opened', () => {
  it('is explained, and the application ends with 1', async () => {
    const { standIn } = await start({}, new LabError('CONFLICT', 'Another Burstlab (process 42) uses this data folder.'))
    expect(standIn.errorBoxes).toEqual([{ title: 'Burstlab could not start', content: 'Another Burstlab (process 42) uses this data folder.' }])
    expect([standIn.electron.app.exitCode, standIn.windows.length]).toEqual([1, 0])
  })
})

describe('ending', () => {
  it('closes the lab first', async () => {
    const { standIn, fake } = await start()
    standIn.electron.app.quit()
    await vi.waitFor(() => expect(standIn.electron.app.exitCode).toBe(0))
    expect(fake.calls.at(-1)?.method).toBe('close')
  })
})
