import { describe, expect, it } from 'vitest'
import { fileBlob, renamed } from '../../../../src-renderer/components/figure/save-file.ts'

describe('an exported file', () => {
  it('keeps text and bytes as they are', async () => {
    const text = fileBlob({ filename: 'a.csv', mimeType: 'text/csv', encoding: 'utf8', content: 'rate,µ\n' })
    const bytes = fileBlob({ filename: 'a.png', mimeType: 'image/png', encoding: 'base64', content: 'iVBO/w==' })
    expect(await text.text()).toBe('rate,µ\n')
    expect([...new Uint8Array(await bytes.arrayBuffer())]).toEqual([0x89, 0x50, 0x4e, 0xff])
    expect(bytes.type).toBe('image/png')
  })
})

describe('another name for a file', () => {
  const file = { filename: 'fig-2b.svg', mimeType: 'image/svg+xml', encoding: 'utf8' as const, content: '' }

  it('has the ending of its format, once, and nothing that a system refuses', () => {
    expect(['Figure 3', 'Figure 3.SVG', 'a/b: c?', ' .. ', ''].map((name) => renamed(file, name).filename)).toEqual(['Figure 3.svg', 'Figure 3.svg', 'a-b- c-.svg', 'fig-2b.svg', 'fig-2b.svg'])
  })
})
