import { describe, expect, it } from 'vitest'
import { guardContents } from '../../src-main/shell/contents-guard.ts'
import { StandInContents } from './electron-stand-in/contents.ts'

describe('guardContents', () => {
  const contents = new StandInContents(1)
  const links: string[] = []
  guardContents(contents, { onLink: (url) => links.push(url) })

  it('opens no window, and tells of the link', () => {
    expect(contents.openWindow('https://doi.org/1')).toBe('deny')
    expect(links.splice(0)).toEqual(['https://doi.org/1'])
  })

  it('goes nowhere, and tells of the link once', () => {
    expect(contents.attempt('will-navigate', 'https://doi.org/2')).toBe(true)
    expect(contents.attempt('will-frame-navigate', 'https://doi.org/2')).toBe(true)
    expect(links.splice(0)).toEqual(['https://doi.org/2'])
  })

  it('follows no redirect and takes no foreign page in', () => {
    expect(contents.attempt('will-redirect', 'https://example.org/')).toBe(true)
    expect(contents.attempt('will-attach-webview', 'https://example.org/')).toBe(true)
    expect(links).toEqual([])
  })
})
