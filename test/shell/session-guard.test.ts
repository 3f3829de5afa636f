import { describe, expect, it } from 'vitest'
import { appPage } from '../../src-main/shell/own-page.ts'
import { guardSession } from '../../src-main/shell/session-guard.ts'
import { StandInSession } from './electron-stand-in/session.ts'

describe('guardSession', () => {
  const session = new StandInSession()
  guardSession(session, appPage)

  it('grants notifications, copying a text and nothing else, asked for or looked up', async () => {
    expect(await session.grants(['media', 'geolocation', 'notifications', 'clipboard-read', 'clipboard-sanitized-write', 'openExternal', 'fullscreen', 'serial', 'unknown'])).toEqual(['notifications', 'clipboard-sanitized-write', 'check notifications', 'check clipboard-sanitized-write'])
  })

  it('lets no request leave the page\'s own site', async () => {
    expect(await session.requests('app://burstlab/index.html')).toBe(true)
    expect(await session.requests('https://example.org/')).toBe(false)
  })
})
