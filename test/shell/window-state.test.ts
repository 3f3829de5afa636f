import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeWindow, readWindowState, writeWindowState } from '../../src-main/shell/window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const saved = { x: 100, y: 50, width: 1200, height: 800, maximized: false }

describe('placeWindow', () => {
  it('has a usual size for the first time', () => {
    expect(placeWindow(null, [screen])).toEqual({ width: 1440, height: 900, maximized: false })
  })

  it('puts the window where it was', () => {
    expect(placeWindow(saved, [screen])).toEqual(saved)
  })

  it('puts it on the second screen again while that is there, and in the middle when it is not', () => {
    const onSecond = { ...saved, x: 2500 }
    expect(placeWindow(onSecond, [screen, { ...screen, x: 1920 }])).toEqual(onSecond)
    expect(placeWindow(onSecond, [screen])).toEqual({ width: 1200, height: 800, maximized: false })
  })

  it.each([
    ['above every screen, where no hand reaches the title bar', { y: -300 }],
    ['with its title bar just below the edge', { y: 1070 }],
    ['with but a sliver on the screen', { x: 1900 }],
    ['far to the left', { x: -1150 }],
  ])('does not put it %s', (_where, place) => {
    expect(placeWindow({ ...saved, ...place }, [screen])).not.toHaveProperty('x')
  })

  it('keeps it large enough to work in', () => {
    expect(placeWindow({ ...saved, width: 300, height: 200 }, [screen])).toMatchObject({ width: 1024, height: 700 })
  })

  it('remembers that it filled the screen', () => {
    expect(placeWindow({ ...saved, maximized: true }, [screen]).maximized).toBe(true)
  })
})

describe('the file', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'burstlab-window-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('gives back what was written and leaves nothing else behind', async () => {
    const path = join(folder, 'window-state.json')
    writeWindowState(path, saved)
    writeWindowState(path, { ...saved, x: 7 })
    expect(readWindowState(path)).toEqual({ ...saved, x: 7 })
    expect(await readdir(folder)).toEqual(['window-state.json'])
  })

  it.each(['', '{', 'null', '{"x":1}', '{"x":"1","y":0,"width":1,"height":1,"maximized":false}', '{"x":0,"y":0,"width":-5,"height":1,"maximized":true}'])('is not believed when it holds %s', async (text) => {
    const path = join(folder, 'window-state.json')
    await writeFile(path, text)
    expect(readWindowState(path)).toBeNull()
  })

  it('may be missing', () => {
    expect(readWindowState(join(folder, 'nowhere.json'))).toBeNull()
  })
})
