/** Checksums were made with Pillow 12.3 from the same files: `convert('RGB')` or `convert('L')`, channel first; BILINEAR for resizing. */
import { createHash, randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeImage, type DecodedImage } from '../../../src-main/datasets/readers/decode-image.ts'
import { resizeAndCrop } from '../../../src-main/datasets/readers/resize.ts'
import { refusal } from '../fixtures.ts'

const checksum = ({ pixels }: DecodedImage): string => createHash('sha256').update(pixels).digest('hex').slice(0, 16)

/** Images of 9 × 13 pixels: name, checksum in colour, checksum in grey, the file. */
const files: [string, string, string, string[]][] = [
  ['JPEG, colours at half the resolution', '6354deebb856e761', 'b2579db06f0648d4', [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8SEhEPERETFhwXExQaFRERGCEYGh0dHx8fExciJCIeJBweHx7/2wBDAQUFBQ',
    'cGBw4ICA4eFBEUHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh7/wAARCAAJAA0DASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAA',
    'AAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRk',
    'dISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3',
    '+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNO',
    'El8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU',
    '1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDI8K2Meg+G9Vu3lazjNpIkEsStEBK6iOPYFBlb55Fz0A65A5Gjc+KbnwHcSW02lyahFOIxbq+pixEKLD',
    'GcIuxiUJkJGcc7u5NbFz/x6a7/AL9l/wCjIK43xr/qrX/eH/pNbV3cRZhPG4l+3V1J6q7XSLWqs7r11Lp06eJzL6tXXNGcqse2lL2bXnZuV0r+7tdn/9k=',
  ]],
  ['progressive JPEG', 'ce31c2d26300fb6a', '2b31794249ee12ef', [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODh',
    'MREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAJAA0DASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAA',
    'AAAAAwT/xAAVAQEBAAAAAAAAAAAAAAAAAAAAAv/aAAwDAQACEAMQAAABJEmp/8QAGhAAAgIDAAAAAAAAAAAAAAAAAAIBEwMSQf/aAAgBAQABBQJI0Syk5kP/xAAaEQABBQ',
    'EAAAAAAAAAAAAAAAABAAISIWGh/9oACAEDAQE/ARb4neL/xAAZEQABBQAAAAAAAAAAAAAAAAAAAQIDEiH/2gAIAQIBAT8BmfZdP//EABoQAAEFAQAAAAAAAAAAAAAAAAAB',
    'AhExgSH/2gAIAQEABj8CctcKnYHYIf/EABwQAAEEAwEAAAAAAAAAAAAAAAEAESExQWHwcf/aAAgBAQABPyGcGUIia9RImLZZscI8thV5gL//2gAMAwEAAgADAAAAEK//xA',
    'AZEQEAAgMAAAAAAAAAAAAAAAABADGBodH/2gAIAQMBAT8QBeijTuJ//8QAGBEAAgMAAAAAAAAAAAAAAAAAAAERQeH/2gAIAQIBAT8QZanD/8QAGBABAAMBAAAAAAAAAAAA',
    'AAAAAQARIaH/2gAIAQEAAT8QBRWADoUqtaketwrkA4U2a9nbJ0T/AP/Z',
  ]],
  ['grey JPEG', '9b875e7b427a5d6d', '28032baafe582604', [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAJAA',
    '0BAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkK',
    'FhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1N',
    'XW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AKGlWq6XpV7OzmBDAyxugKYdhtXaAN5+Zhnpjr05FuXXJfC8rRPaNcpIEEatdi2EahFOFG0kqSxPPv6mr8v+',
    'p1L/AHrf/wBCjrA1r7kH1H/oqKv/2Q==',
  ]],
  ['PNG', '7dcb09f755793a0b', '7f966671a00fc710', [
    'iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAIAAABmGDE9AAAAZklEQVR4nI2NLQ+AQAxDIQG5oNHkSTQajUadQJ/mt1dMgeAjOcIRkoqt6/rKotioRSNa0YleDGIUk5jFIq',
    'JYVQVzascSBXOma42O+TMX7PlzmGcud77nPDdVkvtozXDHH9zX1r/cHZlMj51hbLxwAAAAAElFTkSuQmCC',
  ]],
  ['PNG with transparency', '7dcb09f755793a0b', '7f966671a00fc710', [
    'iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAYAAADpeqZqAAAAcElEQVR4nJ2OLQ+EMBBEHwnI5vRpMhKNRqNRFWg0v31EFQiSSxMa4BCTzX7Mzqtg29QYfYy+Rq1RZ9QbDU',
    'aj0WQ0Gy1Gq6ljSKhJKJwVQ0JjNluOWjTFwoN89zPdHeb9PV5BJ9OTxGu84U+8q8RXeDvbS5CcHs+1DAAAAABJRU5ErkJggg==',
  ]],
  ['PNG with a palette of 4 bits', '2c3740c3d73748af', 'f113375707cae51a', [
    'iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJBAMAAAAbVLtZAAAAMFBMVEWl6YKrwY0nyo3CgqM8hp65UaywH55ARbw0Ea8AAAAAAAAAAAAAAAAAAAAAAAAAAABjX2zdAAAAU0',
    'lEQVR4nAFIALf/AYj/zN9CkQsC/t4B9t1eEALfIiDuASHgAiLuvwLw3wAC7uAPDu//gALgH//gASLgAiL/8IEO3QAC/sDx/tDxIALeEe7eEu7g+6Ek0TVW21wAAAAASUVO',
    'RK5CYII=',
  ]],
  ['PNG of 1 bit', '24eb64b2d3423f58', 'b555e90e2292d4bd', [
    'iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJAQAAAADBAZvHAAAAJElEQVR4nGPkjmUM+cPy/S/TaQEm+xeM65QYNTQYt0qzPJgNAH2wCSvRuaczAAAAAElFTkSuQmCC',
  ]],
  ['grey PNG', 'fca5881f04ea7531', '7f966671a00fc710', [
    'iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAAAAADMEfm2AAAAd0lEQVR4nCXMIQ7CQBBA0ULGdUe0NbuiS/JTV4PClIQEA6Y36wlQXIFL4Gkyc4H6KlQVgneAt2u1Trnrl+',
    'dwfY2C1il78Tgx3VzQ9/rtALd2FA/EA1h5BoTQpM9WANi0BzcAzEFMiZnLMQyAoE2cNwD8fwJYZXd+2QokWtLzWhcAAAAASUVORK5CYII=',
  ]],
]

describe.each(files)('a %s', (_, colour, grey, parts) => {
  const bytes = Buffer.from(parts.join(''), 'base64')

  it('is decoded to the pixels that Pillow gives, in colour and in grey', () => {
    const image = decodeImage(bytes, 'file', 3)
    expect([image.channels, image.height, image.width, checksum(image)]).toEqual([3, 9, 13, colour])
    expect(checksum(decodeImage(bytes, 'file', 1))).toBe(grey)
  })

  it('that is truncated is refused', async () => {
    expect(await refusal(() => decodeImage(bytes.subarray(0, Math.floor(bytes.length * 0.8)), 'file', 3))).toMatch(/^DAMAGED: file .*truncated\.$/)
  })
})

describe('a resized image', () => {
  const [, , , parts = []] = files.find(([name]) => name === 'PNG') ?? []
  const image = decodeImage(Buffer.from(parts.join(''), 'base64'), 'file', 3)

  it.each([[3, '50f762ba7cf831d2'], [5, '9ddcfbe336649730'], [8, 'e61adaf00b8beb8a'], [9, 'ce69f7ef3bf79832'], [20, 'e693ce3bfb0e89a5']])(
    'with %i pixels on a side equals Pillow\'s', (size, expected) => {
      expect(checksum(resizeAndCrop(image, size))).toBe(expected)
    },
  )
})

describe('a file that says it is larger than any photograph', () => {
  it('is refused before it is decoded', async () => {
    const header = Buffer.from('89504e470d0a1a0a0000000d49484452000f4240000f42400800000000', 'hex')
    expect(await refusal(() => decodeImage(header, 'file', 3))).toBe('DAMAGED: file has 1000000 × 1000000 pixels; expected at most 100000000 in all.')
  })
})

describe('a PNG that unpacks to more than its size', () => {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const [length, sum, typed] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(typed))
    return Buffer.concat([length, typed, sum])
  }
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  // One grey pixel.
  const header = chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex'))
  const swollen = deflateSync(randomBytes(300_000))

  it('is refused before the decoder sees it', async () => {
    const bomb = Buffer.concat([signature, header, chunk('IDAT', swollen), chunk('IEND', Buffer.alloc(0))])
    expect(await refusal(() => decodeImage(bomb, 'file', 3))).toMatch(/^DAMAGED: file could not be decoded as PNG: it unpacks to more than \d+ bytes\. /)
  })

  it('is decoded where only its file is large', () => {
    const pixel = deflateSync(Uint8Array.of(0, 7))
    const large = Buffer.concat([signature, header, chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), Buffer.alloc(300_000, 0x61)])), chunk('IDAT', pixel), chunk('IEND', Buffer.alloc(0))])
    expect([...decodeImage(large, 'file', 1).pixels]).toEqual([7])
  })
})

describe('a JPEG of four colours', () => {
  it('is refused', async () => {
    const header = Buffer.from('ffd8ffc00014080009000d0401110002110003110004110000', 'hex')
    expect(await refusal(() => decodeImage(header, 'file', 3))).toBe('DAMAGED: file is a JPEG of four colours (CMYK); expected grey or three. Save it as RGB.')
  })
})
