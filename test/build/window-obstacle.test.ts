import { describe, expect, it } from 'vitest'
import { windowObstacle } from '../../build/lib/window-obstacle.mjs'

const good = { electron: '/electron', platform: 'linux', env: { DISPLAY: ':0' }, uid: 1000 }

describe('windowObstacle', () => {
  it('is none with Electron and a display, X11 or Wayland', () => {
    expect(windowObstacle(good)).toBeNull()
    expect(windowObstacle({ ...good, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeNull()
  })

  it('needs no variable where there is always a display', () => {
    expect(windowObstacle({ ...good, platform: 'darwin', env: {} })).toBeNull()
    expect(windowObstacle({ ...good, platform: 'win32', env: {}, uid: null })).toBeNull()
  })

  it('names a missing binary and how to get it', () => {
    expect(windowObstacle({ ...good, electron: null })).toBe('Electron\'s binary is missing ("npx install-electron" fetches it)')
  })

  it('names a missing display', () => {
    expect(windowObstacle({ ...good, env: { DISPLAY: '' } })).toMatch(/^there is no display/)
  })

  it('names root, for whom the sandbox does not start', () => {
    expect(windowObstacle({ ...good, uid: 0 })).toMatch(/root$/)
  })

  it('names all of them in one line', () => {
    expect(windowObstacle({ electron: null, platform: 'linux', env: {}, uid: 0 })).toMatch(/^Electron.*, and there is no display.*, and .*root$/)
  })
})
