import { describe, expect, it } from 'vitest'
import { appPage, isAllowedRequest, isSameSite, pageAddress } from '../../src-main/shell/own-page.ts'

const bundler = 'http://localhost:5173'

describe('pageAddress', () => {
  it('is the built page', () => {
    expect(pageAddress({ isPackaged: false, environment: {} })).toBe('app://burstlab/index.html')
  })

  it('is the bundler\'s while developing, but never in a packaged copy', () => {
    const environment = { ELECTRON_RENDERER_URL: bundler }
    expect(pageAddress({ isPackaged: false, environment })).toBe(bundler)
    expect(pageAddress({ isPackaged: true, environment })).toBe(appPage)
  })
})

describe('isSameSite', () => {
  it('knows the page at any of its addresses', () => {
    expect(isSameSite('app://burstlab/index.html#/runs', appPage)).toBe(true)
  })

  it.each(['app://other/index.html', 'http://burstlab/index.html', 'app://burstlab.evil/', 'app://user@burstlab/', 'about:blank', '', 'data:text/html,x'])('refuses "%s"', (url) => {
    expect(isSameSite(url, appPage)).toBe(false)
  })
})

describe('isAllowedRequest', () => {
  it.each(['app://burstlab/assets/a.js', 'data:image/png;base64,', 'blob:app://burstlab/1', 'devtools://devtools/bundled/x.js'])('lets %s through', (url) => {
    expect(isAllowedRequest(url, appPage)).toBe(true)
  })

  it.each(['https://example.org/', 'http://localhost:5173/', 'ws://localhost:5173/', 'file:///etc/passwd', 'ftp://example.org/', 'nonsense'])('stops %s', (url) => {
    expect(isAllowedRequest(url, appPage)).toBe(false)
  })

  it('lets the bundler and its socket through while developing', () => {
    expect(isAllowedRequest('http://localhost:5173/@vite/client', bundler)).toBe(true)
    expect(isAllowedRequest('ws://localhost:5173/?token=x', bundler)).toBe(true)
    expect(isAllowedRequest('ws://localhost:9999/', bundler)).toBe(false)
  })
})
