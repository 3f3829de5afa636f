import { describe, expect, it } from 'vitest'
import { readSpecFile, specFile } from '../../../../src-renderer/places/experiment/spec-file.ts'

describe('a spec as a file', () => {
  it('comes back as it went out, named after the experiment', () => {
    const file = specFile('Fig. 2b: my rates', { kind: 'pairing' })
    expect(file.filename).toBe('Fig.-2b-my-rates.json')
    expect(readSpecFile(file.filename, file.content)).toEqual({ spec: { kind: 'pairing' }, name: 'Fig.-2b-my-rates' })
  })

  it.each([['../../etc', 'etc.json'], ['   ', 'experiment.json'], ['P̄(0) = 30 %', 'P-0-30.json']])('has a name that every disk takes (%j)', (name, filename) => {
    expect(specFile(name, {}).filename).toBe(filename)
  })

  it('says what is wrong with a file that is none', () => {
    expect(readSpecFile('a.json', '{"kind":')).toMatchObject({ problem: expect.stringContaining('"a.json" is not JSON') })
    expect(readSpecFile('b.json', '[1]')).toMatchObject({ problem: expect.stringContaining('"b.json" holds no spec') })
  })
})
