import { describe, expect, it } from 'vitest'
import { openExternal } from '../../src-main/shell/open-external.ts'

async function opened(url: string): Promise<string[]> {
  const urls: string[] = []
  const openedIt = await openExternal({ openExternal: (address) => Promise.resolve(void urls.push(address)) }, url)
  expect(openedIt).toBe(urls.length === 1)
  return urls
}

describe('openExternal', () => {
  it('opens the paper', async () => {
    expect(await opened('https://doi.org/10.1038/s41593-021-00857-x')).toEqual(['https://doi.org/10.1038/s41593-021-00857-x'])
  })

  it.each([
    'http://doi.org/10.1038', 'https://evil.org/', 'https://doi.org.evil.org/', 'https://evil.org/?https://doi.org', 'https://doi.org@evil.org/',
    'https://user@doi.org/', 'https://doi.org:8443/', 'file:///etc/passwd', 'javascript:alert(1)', 'smb://doi.org/share', 'not a url', '',
  ])('leaves "%s" alone', async (url) => {
    expect(await opened(url)).toEqual([])
  })
})
