import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zipOf } from '../../../src-main/export/zip-writer.ts'
import { parseCheckpoint, writeCheckpoint } from '../../../src-main/lab/checkpoints/checkpoint-file.ts'
import { createResultChecksum } from '../../../src-main/run-host/result-checksum.ts'
import { specHash as hashOf } from '../../../src-main/lab/runs/spec-hash.ts'
import { checksumOf } from '../../../src-main/lab/bundles/series-bytes.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'
import { record, recordStopped } from './recorded-runs.ts'
import { membersOf, repacked } from './repack.ts'
import type { Members } from './repack.ts'

let here: TestLab
let victim: TestLab
let folder = ''
let good = ''
let runId = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'burstlab-hostile-'))
  here = await openTestLab()
  victim = await openTestLab()
  here.lab.settings.set({ workers: 4 })
  const ids = [...record(here, 'fig2b'), ...record(here, 'fig2c-30')]
  runId = ids[0] ?? ''
  const parts: Uint8Array[] = []
  here.lab.bundles.write({ runIds: ids, experimentIds: [] }, (bytes) => { parts.push(bytes) })
  good = join(folder, 'good.burstlab')
  writeFileSync(good, Buffer.concat(parts))
})
afterAll(async () => {
  await here.end()
  await victim.end()
  rmSync(folder, { recursive: true })
})

/** What the lab says to such a file; nothing of it may be in the lab afterwards. */
function refusal(bytes: Uint8Array): string {
  const file = join(folder, 'bad.burstlab')
  writeFileSync(file, bytes)
  try {
    victim.lab.bundles.import(file)
  } catch (error) {
    expect([victim.lab.runs.list(false), victim.lab.runs.list(true), victim.lab.experiments.list(false)]).toEqual([[], [], []])
    return error instanceof Error ? [error.message, ...('issues' in error ? (error.issues as { message: string }[]).map(({ message }) => message) : [])].join('\n') : String(error)
  }
  throw new Error('it was imported')
}

const packed = (change: (members: Members) => void): Buffer => {
  const members = membersOf(good)
  change(members)
  return zipOf(members)
}

/** One member's name made another one of the same length, in both headers. */
function renamed(archive: Buffer, from: string, to: string): Buffer {
  expect(to.length).toBe(from.length)
  const bytes = Buffer.from(archive)
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at, 'latin1')
  return bytes
}

/** Where the directory has the member. */
const entryOf = (archive: Buffer, name: string): number => archive.lastIndexOf(name) - 46

describe('a good bundle', () => {
  it('is taken, so that what is refused below is refused for its fault', async () => {
    const other = await openTestLab()
    expect(other.lab.bundles.import(good).runIds).toHaveLength(2)
    await other.end()
  })

  it('has the checksum that the process which computed the run would give', () => {
    const rows = [
      { series: 'b', columns: ['x', 'y'], values: [1, Number.NaN, -0, Infinity] },
      { series: 'a', columns: ['x'], values: [] },
    ]
    const sum = createResultChecksum()
    for (const row of rows) sum.add(row)
    expect(checksumOf(rows.map((row) => ({ ...row, values: Float64Array.from(row.values) })))).toBe(sum.digest())
  })
})

describe('a hostile archive is refused', () => {
  const placed = (name: string): Buffer => packed((members) => members.set(name, Buffer.from('x')))

  it.each([
    ['../../etc/cron.d/job', '"../../etc/cron.d/job" leads out of the bundle'],
    ['runs/../../x', 'leads out of the bundle'],
    ['/etc/passwd', '"/etc/passwd" is an absolute path'],
    ['C:/Windows/x', '"C:/Windows/x" is an absolute path'],
    ['..\\..\\x', 'has a backslash in its path'],
    ['runs/', '"runs/" is a folder'],
    ['a\u0000b', '"a?b" has control characters in its name'],
    ['readme.txt', '"readme.txt" is in it, but not in its manifest'],
  ])('for the name %j', (name, why) => {
    expect(refusal(placed(name))).toContain(`bad.burstlab cannot be imported: ${why.startsWith('"') ? why : ''}`)
    expect(refusal(placed(name))).toContain(why)
  })

  it('for a file in a place of its own, even if the manifest lists it', () => {
    const archive = packed((members) => {
      const value = JSON.parse(members.get('manifest.json')?.toString() ?? '') as { files: object[] }
      value.files.push({ path: 'tool.exe', bytes: 1, sha256: '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881' })
      members.set('tool.exe', Buffer.from('x'))
      members.set('manifest.json', Buffer.from(JSON.stringify(value)))
    })
    expect(refusal(archive)).toContain('"tool.exe" has no place in a bundle')
  })

  it('for a link', () => {
    const archive = packed(() => undefined)
    archive.writeUInt32LE((0o120777 << 16) >>> 0, entryOf(archive, 'manifest.json') + 38)
    expect(refusal(archive)).toContain('"manifest.json" is a link; expected plain files')
  })

  it('for two files of one name, by capitals too', () => {
    const archive = packed((members) => {
      members.set('runs/aa/run.json', Buffer.from('{}'))
      members.set('runs/ab/run.json', Buffer.from('{}'))
    })
    expect(refusal(renamed(archive, 'runs/ab/run.json', 'runs/aa/run.json'))).toContain('two files of the name "runs/aa/run.json"')
    expect(refusal(renamed(archive, 'runs/ab/run.json', 'runs/AA/run.json'))).toContain('two files of the name "runs/AA/run.json"')
  })

  it('for a bomb: packed more tightly than Burstlab packs', () => {
    expect(refusal(bomb({ declared: 50_000_000, real: 50_000_000 }))).toMatch(/"runs\/.*\/series\.f64" unpacks from \d+ to 50000000 bytes; expected at most 110 times as much/)
  })

  it('for a bomb that lies about its size, without unpacking it', () => {
    expect(refusal(bomb({ declared: 1000, real: 50_000_000 }))).toContain('could not be decompressed')
  })

  it('for contents that are too large together', () => {
    const archive = packed((members) => { for (let i = 0; i < 8; i++) members.set(`runs/a${i}/series.f64`, Buffer.from('12345678')) })
    for (let i = 0; i < 8; i++) {
      const at = entryOf(archive, `runs/a${i}/series.f64`)
      archive.writeUInt32LE(700_000_000, at + 20)
      archive.writeUInt32LE(700_000_000, at + 24)
    }
    expect(refusal(archive)).toContain('it unpacks to more than 4294967296 bytes')
  })
})

describe('a damaged bundle is refused', () => {
  it('for what is no archive, and for one that was cut off anywhere', () => {
    expect(refusal(Buffer.from('hello'))).toContain('expected a whole zip archive')
    const archive = packed(() => undefined)
    for (const share of [0.2, 0.5, 0.9, 0.999]) expect(refusal(archive.subarray(0, Math.floor(archive.length * share)))).toMatch(/truncated|damaged/)
  })

  it('for a file that its manifest does not agree with', () => {
    const name = `runs/${runId}/log.json`
    expect(refusal(packed((members) => members.set(name, Buffer.from('[]\n'))))).toMatch(/log\.json" has 3 bytes; its manifest says \d+/)
    expect(refusal(packed((members) => { const log = Buffer.from(members.get(name) ?? ''); log[20] = 65; members.set(name, log) }))).toContain('It was changed or damaged')
    expect(refusal(packed((members) => members.delete(name)))).toContain('log.json" is in its manifest, but missing')
  })

  it('for a bit that turned in the archive', () => {
    const archive = packed(() => undefined)
    const at = archive.indexOf('series.f64') + 200
    archive[at] = (archive[at] ?? 0) ^ 4
    expect(refusal(archive)).toMatch(/checksum|decompressed/)
  })

  it('for numbers that are not those of the run, though all sums of the archive are right', () => {
    expect(refusal(repacked(good, (path, content) => {
      if (path !== `runs/${runId}/series.f64`) return content
      const changed = Buffer.from(content)
      changed.writeDoubleLE(0.5, 16)
      return changed
    }))).toMatch(/the recorded numbers of run .* have the checksum/)
  })
})

describe('a bundle that this version cannot take is refused', () => {
  const manifest = (change: object): Buffer => packed((members) => {
    members.set('manifest.json', Buffer.from(JSON.stringify({ ...JSON.parse(members.get('manifest.json')?.toString() ?? '') as object, ...change })))
  })

  it('for a newer format, which it names with the program', () => {
    expect(refusal(manifest({ formatVersion: 2, version: '7.0.0', more: {} }))).toContain('it is of format 2, written by Burstlab 7.0.0; this version reads formats up to 1. Update Burstlab.')
  })

  it('for another program\'s archive', () => {
    expect(refusal(manifest({ format: 'other' }))).toContain('"manifest.json" is not as expected: format')
    expect(refusal(packed((members) => members.delete('manifest.json')))).toContain('it has no manifest.json')
  })

  it('for a field of a run, named with what was expected', () => {
    const changed = (from: RegExp, to: string): Buffer => repacked(good, (path, content) => (path === `runs/${runId}/run.json` ? Buffer.from(content.toString().replace(from, to)) : content))
    expect(refusal(changed(/"seed": 1,/, '"seed": -1,'))).toContain(`"runs/${runId}/run.json" is not as expected: seed:`)
    expect(refusal(changed(/"status": "done"/, '"status": "running"'))).toContain('status: expected a run that has ended')
    // Of when its rows were recorded.
    expect(refusal(changed(/"times": \[\s*\[\s*\d+,/, '"times": [[1,'))).toMatch(/the times of the series ".*" of run .* are not those of its \d+ rows/)
    expect(refusal(changed(/("times": \[\s*\[\s*\d+,\s*)0,/, '$12000,'))).toMatch(/the times of the series/)
    expect(refusal(changed(/"times": \[\s*\[\s*\d+,/, '"times": [["all",'))).toContain('is not as expected: series.0.times.0.0')
    expect(refusal(changed(/"id": "[^"]*"/, '"id": "other"'))).toContain('holds the id "other"')
  })

  it('for a field with a very long name, in few words; and for one that is nested too deeply', () => {
    const changed = (extra: string): Buffer => repacked(good, (path, content) => (path === `runs/${runId}/run.json` ? Buffer.from(content.toString().replace('{', `{${extra},`)) : content))
    expect(refusal(changed(`"${'x'.repeat(100_000)}":1`)).length).toBeLessThan(700)
    const deep = changedSpec((spec) => ({ ...spec, strange: Array.from({ length: 100 }).reduce<unknown>((inner) => [inner], 0) }))
    expect(refusal(deep)).toContain('is nested too deeply; expected at most 64 levels of lists and objects')
  })

  it('for a spec that is not valid; nothing of the others is taken either', () => {
    const other = changedSpec((spec) => ({ ...spec, rule: { ...spec['rule'] as object, tauPreMs: -5 } }))
    expect(refusal(other)).toMatch(/1 of 2 runs cannot be taken; nothing was imported\.\n.*rule\.tauPreMs\) is -5/)
    expect(refusal(changedSpec((spec) => ({ ...spec, kind: 'telepathy' })))).toContain('its kind is "telepathy"; this version knows pairing')
  })

  it('for a spec that has not the hash it is stored under', () => {
    expect(refusal(repacked(good, (path, content) => (path.startsWith('specs/') ? Buffer.from('{"kind":"pairing"}') : content)))).toMatch(/specs\/.*\.json" holds a spec with the hash/)
  })
})

/** The spec of the first run changed, with a right hash everywhere. */
function changedSpec(change: (spec: Record<string, unknown>) => object): Buffer {
  const members = membersOf(good)
  const run = JSON.parse(members.get(`runs/${runId}/run.json`)?.toString() ?? '') as { specHash: string }
  const spec = change(JSON.parse(members.get(`specs/${run.specHash}.json`)?.toString() ?? '') as Record<string, unknown>)
  const hash = hashOf(spec)
  const withSpec = join(folder, 'spec.burstlab')
  writeFileSync(withSpec, zipOf([...members, [`specs/${hash}.json`, Buffer.from(JSON.stringify(spec))]]))
  return repacked(withSpec, (path, content) => (path === `runs/${runId}/run.json` ? Buffer.from(content.toString().replace(`"specHash": "${run.specHash}"`, `"specHash": "${hash}"`)) : content))
}

/** A run's series that are really zeros, packed as tightly as deflate can. */
function bomb({ declared, real }: { readonly declared: number; readonly real: number }): Buffer {
  const name = `runs/${runId}/series.f64`
  const zeros = deflateRawSync(Buffer.alloc(real))
  const archive = zipOf([...membersOf(good)].map(([path, content]): [string, Buffer] => (path === name ? [path, noise(zeros)] : [path, content])))
  const [local, central] = [archive.indexOf(name) - 30, entryOf(archive, name)]
  zeros.copy(archive, archive.indexOf(name) + name.length)
  archive.writeUInt16LE(8, local + 8)
  archive.writeUInt16LE(8, central + 10)
  archive.writeUInt32LE(declared, central + 24)
  return archive
}

/** As many bytes that cannot be packed, to keep the place. */
const noise = ({ length }: Buffer): Buffer => randomBytes(length)

describe('a hostile checkpoint is refused', () => {
  /** The good bundle of a stopped run, with another checkpoint or another record of it. */
  function withCheckpoint(change: (path: string, content: Buffer) => Buffer | null): string {
    const id = recordStopped(here)
    const parts: Uint8Array[] = []
    here.lab.bundles.write({ runIds: [id], experimentIds: [], checkpoints: true }, (bytes) => { parts.push(bytes) })
    const file = join(folder, 'weights.burstlab')
    writeFileSync(file, Buffer.concat(parts))
    return refusal(repacked(file, change))
  }
  const onlyCheckpoint = (change: (content: Buffer) => Buffer | null) => (path: string, content: Buffer): Buffer | null => (path.endsWith('checkpoint.safetensors') ? change(content) : content)
  /** A file of the right form and sum, of another run. */
  function rewritten(content: Buffer, change: object): Buffer {
    const file = join(folder, 'other.safetensors')
    writeCheckpoint(file, { ...parseCheckpoint(content, 'it'), ...change })
    return readFileSync(file)
  }

  it.each([
    ['that is something else', () => Buffer.from('#!/bin/sh\nrm -rf ~\n'), 'This is no checkpoint'],
    ['that was changed', (content: Buffer) => { content[content.length - 1] = 77; return content }, 'its checksum is not that of its contents'],
    ['with a header that would be gigabytes', (content: Buffer) => { content.writeUInt32LE(1, 4); return content }, 'its header would have'],
    ['that is not there', () => null, 'is missing'],
    ['of another run', (content: Buffer) => rewritten(content, { seed: 7 }), 'The checkpoint is of another run'],
    ['of more rows than there are', (content: Buffer) => rewritten(content, { series: [{ name: 'progress', rows: 3 }] }), 'was made with 3 rows of "progress"; the run has 2.'],
    ['of a series that is not there', (content: Buffer) => rewritten(content, { series: [{ name: 'spy', rows: 0 }] }), 'was made with 0 rows of "spy"; the run has no such series.'],
    ['with a label without end', (content: Buffer) => rewritten(content, { label: 'x'.repeat(5000) }), 'has 5000 letters in its label'],
  ] as const)('%s', (_what, change, why) => {
    expect(withCheckpoint(onlyCheckpoint(change))).toContain(why)
  })

  it('of which the run says nothing', () => {
    expect(withCheckpoint((path, content) => {
      if (!path.endsWith('run.json')) return content
      const { checkpoint: _, ...run } = JSON.parse(content.toString()) as Record<string, unknown>
      return Buffer.from(JSON.stringify(run))
    })).toContain('of which the run does not say anything')
  })
})
