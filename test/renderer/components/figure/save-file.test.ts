import { describe, expect, it } from 'vitest'
import { fileBlob } from '../../../../src-renderer/components/figure/save-file.ts'

describe('an exported file', () => {
  it('keeps text and bytes as they are', async () => {
    const text = fileBlob({ filename: 'a.csv', mimeType: 'text/csv', encoding: 'utf8', content: 'rate,µ\n' })
    const bytes = fileBlob({ filename: 'a.png', mimeType: 'image/png', encoding: 'base64', content: 'iVBO/w==' })
    expect(await text.text()).toBe('rate,µ\n')
    expect([...new Uint8Array(await bytes.arrayBuffer())]).toEqual([0x89, 0x50, 0x4e, 0xff])
    expect(bytes.type).toBe('image/png')
  })
})
