import { describe, expect, it, vi } from 'vitest'
import { closeLabBeforeQuit } from '../../src-main/shell/close-lab.ts'
import { createStandIn } from './electron-stand-in/electron.ts'

describe('closeLabBeforeQuit', () => {
  it('holds the end up until the lab is closed, and closes it once', async () => {
    const { app } = createStandIn({ userData: '/' }).electron
    let finish: () => void = () => undefined
    const close = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
    closeLabBeforeQuit(app, { close }, () => undefined)
    app.quit()
    app.quit()
    expect([app.exitCode, close.mock.calls.length]).toEqual([null, 1])
    finish()
    await vi.waitFor(() => expect(app.exitCode).toBe(0))
    expect(close).toHaveBeenCalledOnce()
  })

  it('tells of an error on the way and lets the application end', async () => {
    const { app } = createStandIn({ userData: '/' }).electron
    const errors: string[] = []
    closeLabBeforeQuit(app, { close: () => Promise.reject(new Error('disk full')) }, (error) => errors.push(error.message))
    app.quit()
    await vi.waitFor(() => expect(app.exitCode).toBe(0))
    expect(errors).toEqual(['disk full'])
  })
})
