import type { RenderProcessGoneDetails } from 'electron'
import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guardCrashes } from '../../src-main/shell/crash-guard.ts'
import { createStandIn } from './electron-stand-in/electron.ts'
import type { StandIn } from './electron-stand-in/electron.ts'

let folder = ''
/** Reports that were on disk when the user was asked. */
let reportsWhenAsked: string[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'burstlab-guard-'))
  reportsWhenAsked = []
})
afterEach(() => rmSync(folder, { recursive: true }))

function setUp(answer: string, whenAsked: () => void = () => undefined): { standIn: StandIn; process: EventEmitter; watch: ReturnType<typeof guardCrashes> } {
  const choose = (buttons: readonly string[]): number => {
    reportsWhenAsked = statSync(folder).isDirectory() ? readdirSync(folder) : []
    whenAsked()
    return buttons.indexOf(answer)
  }
  const standIn = createStandIn({ userData: folder, choose })
  const process = new EventEmitter()
  const watch = guardCrashes({ app: standIn.electron.app, dialog: standIn.electron.dialog, process }, {
    folder: () => folder,
    context: () => ({ appVersion: '0.1.0', versions: {}, platform: 'linux', pid: 7 }),
    now: () => new Date('2026-01-02T03:04:05.006Z'),
  })
  return { standIn, process, watch }
}

describe('an exception that nobody caught', () => {
  it('is on disk before the user is asked, and the question names the file', () => {
    const { standIn, process } = setUp('Quit')
    standIn.electron.app.becomeReady()
    process.emit('uncaughtException', new Error('a bug'))
    expect(reportsWhenAsked).toHaveLength(1)
    expect(standIn.questions[0]?.detail).toContain(join(folder, reportsWhenAsked[0] ?? ''))
    expect(standIn.questions[0]?.detail).toContain('Error: a bug')
    expect(standIn.electron.app.exitCode).toBe(1)
  })

  it('offers to restart but not to go on', () => {
    const { standIn, process } = setUp('Restart')
    standIn.electron.app.becomeReady()
    process.emit('uncaughtException', new Error('a bug'))
    expect(standIn.questions[0]?.buttons).toEqual(['Restart', 'Quit'])
    expect(standIn.diary.slice(-2)).toEqual(['relaunch', 'exit 1'])
  })

  it('ends the application when it is not even up', () => {
    const { standIn, process } = setUp('')
    process.emit('uncaughtException', new Error('early'))
    expect(standIn.diary).toEqual(['error box: Burstlab could not start', 'exit 1'])
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('is reported even while the user is still being asked about another', () => {
    const again = { emit: (): void => undefined }
    const { standIn, process } = setUp('Quit', () => again.emit())
    again.emit = () => void process.emit('uncaughtException', new Error('second'))
    standIn.electron.app.becomeReady()
    process.emit('uncaughtException', new Error('first'))
    expect(standIn.questions).toHaveLength(1)
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('is told of also where no report can be written', () => {
    const { standIn, process } = setUp('Quit')
    writeFileSync(join(folder, 'file'), '')
    folder = join(folder, 'file')
    standIn.electron.app.becomeReady()
    try {
      process.emit('uncaughtException', new Error('a bug'))
    } finally {
      folder = dirname(folder)
    }
    expect(standIn.questions[0]?.detail).toMatch(/Error: a bug[^]*No report could be written: .*(ENOTDIR|EEXIST)/)
  })
})

describe('a promise that nobody awaited', () => {
  it('may be passed over', () => {
    const { standIn, process } = setUp('Continue')
    standIn.electron.app.becomeReady()
    process.emit('unhandledRejection', new Error('a bug'), Promise.resolve())
    expect(reportsWhenAsked).toHaveLength(1)
    expect(standIn.electron.app.exitCode).toBeNull()
  })
})

describe('a page whose process ended', () => {
  function crash(answer: string, reason: RenderProcessGoneDetails['reason']): StandIn {
    const { standIn, watch } = setUp(answer)
    standIn.electron.app.becomeReady()
    const window = new standIn.electron.BrowserWindow({})
    watch.watchWindow(window)
    window.webContents.crash(reason)
    return standIn
  }

  it('is reported and loaded again', () => {
    const standIn = crash('Load it again', 'crashed')
    expect(reportsWhenAsked).toHaveLength(1)
    expect(JSON.parse(readFileSync(join(folder, reportsWhenAsked[0] ?? ''), 'utf8'))).toMatchObject({
      kind: 'render-process-gone', message: 'Error: The process of the page ended: crashed (exit code 5).',
    })
    expect(standIn.diary).toContain('reload')
  })

  it('ends the application in order if the user has enough', () => {
    expect(crash('Quit', 'oom').electron.app.exitCode).toBe(0)
  })

  it('is no news when it ended as it should', () => {
    expect(crash('Quit', 'clean-exit').questions).toEqual([])
  })
})

describe('another process of Chromium that ended', () => {
  function end(type: 'GPU' | 'Utility', reason: 'crashed' | 'clean-exit'): StandIn {
    const { standIn } = setUp('')
    standIn.electron.app.becomeReady()
    standIn.electron.app.emit('child-process-gone', {}, { type, reason, exitCode: 139 })
    return standIn
  }

  it('is reported, and asks nothing: another one draws', () => {
    expect(end('GPU', 'crashed').questions).toEqual([])
    expect(readdirSync(folder)).toHaveLength(1)
    expect(JSON.parse(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8'))).toMatchObject({ kind: 'child-process-gone', message: 'Error: The GPU process ended: crashed (exit code 139).' })
  })

  it('is no news when it ended as it should, or is a run host, of which the lab tells', () => {
    end('GPU', 'clean-exit')
    end('Utility', 'crashed')
    expect(readdirSync(folder)).toEqual([])
  })
})
