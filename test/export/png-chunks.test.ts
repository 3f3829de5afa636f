import { describe, expect, it } from 'vitest'
import { annotatePng, pngDpi, pngText, readChunks, writeChunks } from '../../src-main/export/png-chunks.ts'

/** One black pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64')
const note = { dpi: 300, keyword: 'burstlab-provenance', text: '{"a":1}' }

describe('PNG chunks', () => {
  it('are read in order and written back byte for byte', () => {
    expect(readChunks(pixel).map((chunk) => chunk.type)).toEqual(['IHDR', 'IDAT', 'IEND'])
    expect(writeChunks(readChunks(pixel)).equals(pixel)).toBe(true)
  })

  it('take resolution and text right after the header', () => {
    const annotated = annotatePng(pixel, note)
    expect(readChunks(annotated).map((chunk) => chunk.type)).toEqual(['IHDR', 'pHYs', 'tEXt', 'IDAT', 'IEND'])
    expect(pngDpi(annotated)).toBeCloseTo(300, 2)
    expect(pngText(annotated, note.keyword)).toBe('{"a":1}')
  })

  it('keep text beyond ASCII', () => {
    const annotated = annotatePng(pixel, { ...note, text: 'P̄(0), 30 % 🧠' })
    expect(readChunks(annotated)[2]?.type).toBe('iTXt')
    expect(pngText(annotated, note.keyword)).toBe('P̄(0), 30 % 🧠')
  })

  it('are replaced, not repeated, by a second annotation', () => {
    const twice = annotatePng(annotatePng(pixel, note), { ...note, dpi: 600, text: 'new' })
    expect(readChunks(twice)).toHaveLength(5)
    expect(pngText(twice, note.keyword)).toBe('new')
    expect(pngDpi(twice)).toBeCloseTo(600, 1)
  })

  it('have no text and no resolution unless annotated', () => {
    expect(pngText(pixel, note.keyword)).toBeNull()
    expect(pngDpi(pixel)).toBeNull()
  })

  it('are refused when a bit has flipped', () => {
    const damaged = Buffer.from(pixel)
    damaged[20] = 1
    expect(() => readChunks(damaged)).toThrow('the checksum of the chunk IHDR at byte 8 is wrong')
  })

  it('are refused when the file ends early or is none', () => {
    expect(() => readChunks(pixel.subarray(0, pixel.length - 3))).toThrow('the file ends within the chunk')
    expect(() => readChunks(pixel.subarray(0, 12))).toThrow('the file ends within the chunk at byte 8')
    expect(() => readChunks(Buffer.from('GIF89a'))).toThrow('expected a PNG file')
  })

  it('name a keyword that is none', () => expect(() => annotatePng(pixel, { ...note, keyword: 'zwölf' })).toThrow('"zwölf" is no PNG keyword'))
})
