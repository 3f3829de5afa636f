import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPersonal } from '../../../src-main/lab/diagnostics/mask-personal.ts'
import type { Person } from '../../../src-main/lab/diagnostics/mask-personal.ts'

const ada: Person = { homeDir: '/home/ada', dataDir: '/data/lovelace lab', user: 'ada', host: 'Engine-7.maths.example.org' }
const charles: Person = { homeDir: 'C:\\Users\\Charles B', dataDir: 'C:\\Users\\Charles B\\AppData\\Roaming\\Burstlab\\lab', user: 'Charles B', host: 'DIFFERENCE' }

describe('a text with nobody in it', () => {
  it('has no home folder and no data folder, in any spelling', () => {
    expect(maskPersonal('/home/ada/x.csv, /data/lovelace lab/burstlab.db, file:///data/lovelace%20lab/a, /home/ada', ada)).toBe('<home>/x.csv, <data folder>/burstlab.db, file://<data folder>/a, <home>')
    expect(maskPersonal('at C:\\Users\\Charles B\\AppData\\Roaming\\Burstlab\\lab\\logs and c:\\users\\charles b\\x', charles)).toBe('at <data folder>\\logs and <home>\\x')
    expect(maskPersonal('{"path":"C:\\\\Users\\\\Charles B\\\\x"} file:///C:/Users/Charles%20B/x', charles)).toBe('{"path":"<home>\\\\x"} file:///<home>/x')
  })

  it('has no user and no host, short or long, in any case', () => {
    expect(maskPersonal('ADA on engine-7, ada@ENGINE-7.maths.example.org; a cascade and adaptation', ada)).toBe('<user> on <host>, <e-mail>; a cascade and adaptation')
    expect(maskPersonal('run by ada_2 on engine-7.local', ada)).toBe('run by <user>_2 on <host>.local')
  })

  it('has no home of somebody else, no e-mail address and no token', () => {
    expect(maskPersonal('/home/adam/mnist, /Users/grace/x, D:\\Users\\alan\\x, grace.h@navy.example', ada)).toBe('/home/<user>/mnist, /Users/<user>/x, D:\\Users\\<user>\\x, <e-mail>')
    expect(maskPersonal('http://127.0.0.1:80/?token=abc-DEF_1', ada)).toBe('http://127.0.0.1:80/?token=<token>')
  })

  it('keeps versions, packages and addresses of the program', () => {
    const kept = 'Node 24.9.0, @tensorflow/tfjs-core@4.22.0, app://burstlab/index.html, node:internal/modules:12:3'
    expect(maskPersonal(kept, ada)).toBe(kept)
  })

  it('is left alone by a home that says nothing', () => {
    expect(maskPersonal('/usr/lib/x', { homeDir: '/', dataDir: '/data', user: '', host: 'localhost' })).toBe('/usr/lib/x')
  })

  it('holds for any name of folder, user and host, wherever they stand', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9.+$^()-]{3,12}$/).filter((text) => !/^(user|host|home|data|folder|token|e-mail)/.test(text))
    fc.assert(fc.property(name, name, fc.constantFrom('/', ' ', ':', '"', '\n', ''), (user, host, after) => {
      const person = { homeDir: `/srv/people/${user}`, dataDir: `/srv/people/${user}/lab`, user, host }
      const text = maskPersonal(`/srv/people/${user}/lab${after} /srv/people/${user}${after} ${user} ${host} (${user}@${host})`, person)
      expect(text).not.toContain(user)
      expect(text).not.toContain(host)
    }), { numRuns: 500 })
  })
})
