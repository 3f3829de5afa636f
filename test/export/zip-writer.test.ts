import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { listZip } from '../../src-main/datasets/readers/zip.ts'
import { zipOf } from '../../src-main/export/zip-writer.ts'

const text = (words: string): Buffer => Buffer.from(words, 'utf8')

describe('a zip archive', () => {
  it('gives back what was put in: text, nothing, what does not pack, names of other letters', () => {
    const members: [string, Buffer][] = [['a/b.txt', text('x'.repeat(50))], ['leer', text('')], ['Δw.bin', Buffer.from(Array.from({ length: 300 }, (_, i) => (i * 97) % 256))]]
    expect(listZip(zipOf(members), 'it').map((member) => [member.name, Buffer.from(member.read())])).toEqual(members)
  })

  it('is equal for equal contents', () => {
    expect(zipOf([['a', text('1')]])).toEqual(zipOf([['a', text('1')]]))
  })

  it('never packs to less than a hundredth, so that a reader can tell it from a bomb', () => {
    const [member] = listZip(zipOf([['zeros', Buffer.alloc(1_000_000)]]), 'it')
    expect(member?.packedBytes).toBe(1_000_000)
  })

  it('refuses a second member of one name', () => {
    expect(() => zipOf([['a', text('1')], ['a', text('2')]])).toThrow('The archive has a member "a" already.')
  })

  it.skipIf(!hasPython())('is read by Python', () => {
    const script = 'import io, sys, zipfile; z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())); print(z.testzip(), z.namelist())'
    expect(execFileSync('python3', ['-c', script], { input: zipOf([['ä.txt', text('hello hello hello')]]) }).toString().trim()).toBe('None [\'ä.txt\']')
  })
})

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'])
    return true
  } catch {
    return false
  }
}
