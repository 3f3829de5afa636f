import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { electronBinary } from '../../build/lib/electron-binary.mjs'

const folder = join('/app', 'node_modules', 'electron')
const here = { root: '/app', env: {}, readText: () => 'electron', exists: () => true }

describe('electronBinary', () => {
  it('is the file that path.txt names', () => {
    const asked: string[] = []
    const readText = (path: string): string => {
      asked.push(path)
      return 'Electron.app/Contents/MacOS/Electron'
    }
    expect(electronBinary({ ...here, readText })).toBe(join(folder, 'dist', 'Electron.app/Contents/MacOS/Electron'))
    expect(asked).toEqual([join(folder, 'path.txt')])
  })

  it('is not there before it was ever unpacked', () => {
    expect(electronBinary({ ...here, readText: () => null })).toBeNull()
  })

  it('is not there when path.txt names a file that is gone', () => {
    expect(electronBinary({ ...here, exists: () => false })).toBeNull()
  })

  it('may lie elsewhere', () => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' }
    expect(electronBinary({ ...here, env, readText: () => null })).toBe(join('/opt/electron', 'electron'))
  })
})
