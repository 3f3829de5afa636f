/** The font that figures are drawn with, as native code finds it. */
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { besideArchive, fontFile } from '../../src-main/export/font-file.ts'

describe('a file of the font', () => {
  it('is there', () => {
    expect([existsSync(fontFile('DejaVuSans.ttf')), existsSync(fontFile('DejaVuSans-Bold.ttf'))]).toEqual([true, true])
  })

  it('is looked for beside the archive of a package: letters were missing in pictures exported there', () => {
    expect(besideArchive('/opt/Burstlab/resources/app.asar/node_modules/x/a.ttf')).toBe('/opt/Burstlab/resources/app.asar.unpacked/node_modules/x/a.ttf')
    expect(besideArchive('C:\\Programs\\Burstlab\\resources\\app.asar\\node_modules\\x\\a.ttf')).toBe('C:\\Programs\\Burstlab\\resources\\app.asar.unpacked\\node_modules\\x\\a.ttf')
  })

  it('stays where it is in the sources, and where it is beside already', () => {
    for (const path of ['/home/a/burstlab/node_modules/x/a.ttf', '/opt/app.asar.unpacked/x/a.ttf']) expect(besideArchive(path)).toBe(path)
  })
})
