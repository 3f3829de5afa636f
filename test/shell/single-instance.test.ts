import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimDataFolder } from '../../src-main/shell/single-instance.ts'
import { createStandIn } from './electron-stand-in/electron.ts'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'burstlab-claim-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('claimDataFolder', () => {
  it('makes the folder, puts Electron\'s own files into it, and only then asks for the lock', () => {
    const { electron: { app }, diary } = createStandIn({ userData: folder })
    const dataDir = join(folder, 'new', 'data')
    expect(claimDataFolder(app, dataDir)).toEqual({ dataDir, windowDir: join(dataDir, 'window') })
    expect(app.getPath('userData')).toBe(join(dataDir, 'window'))
    expect(diary).toEqual(['userData set', 'lock asked'])
    expect(app.lockData).toEqual({ dataDir })
  })

  it('leads from two names of one folder to one lock', () => {
    mkdirSync(join(folder, 'data'))
    symlinkSync(join(folder, 'data'), join(folder, 'other-name'))
    const paths = ['data', 'other-name', 'data/../data/'].map((name) => {
      const { electron: { app } } = createStandIn({ userData: folder })
      claimDataFolder(app, join(folder, name))
      return app.getPath('userData')
    })
    expect(new Set(paths).size).toBe(1)
  })

  it('gives nothing when another process has the lock', () => {
    expect(claimDataFolder(createStandIn({ userData: folder, lock: false }).electron.app, folder)).toBeNull()
  })

  it('throws when the folder cannot be made', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => claimDataFolder(createStandIn({ userData: folder }).electron.app, join(folder, 'file', 'data'))).toThrow()
  })
})
