import { existsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '../../src-main/store/make-folder.ts'
import { testFolder } from './test-store.ts'

describe('making a folder', () => {
  it('makes what is missing above it, and nothing where all is there', () => {
    const folder = join(testFolder(), 'a', 'b')
    makeFolder(folder)
    expect(statSync(folder).isDirectory()).toBe(true)
    expect(() => makeFolder(folder)).not.toThrow()
  })

  it('throws where a file is in the way', () => {
    const file = join(dirname(testFolder()), 'file')
    writeFileSync(file, '')
    expect(() => makeFolder(file)).toThrow(/EEXIST/)
    expect(() => makeFolder(join(file, 'below'))).toThrow(/EEXIST|ENOTDIR/)
  })

  it.skipIf(!existsSync('/proc/self'))('throws where a folder says that it is there and lets nothing be made in it', () => {
    expect(() => makeFolder('/proc/nothing/here')).toThrow(/ENOENT|EACCES|EPERM/)
  })
})
