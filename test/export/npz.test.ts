import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { parseNpy } from '../../src-main/datasets/readers/npy.ts'
import { listZip } from '../../src-main/datasets/readers/zip.ts'
import { npyOf, npyOfTexts } from '../../src-main/export/npy.ts'
import { runsToNpz } from '../../src-main/export/npz.ts'
import { provenanceText } from '../../src-main/export/provenance.ts'
import { sampleProvenance } from './sample-figure.ts'
import { seriesOf, whole } from './sample-runs.ts'

const run = {
  id: 'r1', name: 'Fig. 2b', specHash: 'ab', seed: 1, checksum: null, spec: {}, usage: null,
  series: [seriesOf('weights', ['t', 'Δw'], 2, [0, -0.25, 1, Number.NaN])],
}

describe('NumPy arrays', () => {
  it('hold every digit, with a header of a multiple of 64 bytes', () => {
    const bytes = npyOf('<f8', [3], [[0.1, 1 / 3], [Number.NaN]])
    const array = parseNpy(bytes, 'it')
    expect([array.type, array.shape, array.at(0), array.at(1), array.at(2)]).toEqual(['f8', [3], 0.1, 1 / 3, Number.NaN])
    expect((bytes.length - 24) % 64).toBe(0)
  })

  it('are filled in place, with a type that is small enough', () => {
    const column = npyOf('<i4', [3], [[1], [-2, 3]])
    expect(column.length % 64).toBe(12)
    const array = parseNpy(column, 'it')
    expect([array.type, array.shape, array.at(0), array.at(1), array.at(2)]).toEqual(['i4', [3], 1, -2, 3])
    expect([...npyOf('|b1', [2], [[1, 0]]).subarray(-2)]).toEqual([1, 0])
  })

  it.each([[[1, 2, 3]], [[1, 2, 3], [4, 5]]])('refuse a shape that does not hold the values: %j', (...pieces) => {
    expect(() => npyOf('<f8', [2, 2], pieces)).toThrow(`npy: ${pieces.flat().length} values do not make (2, 2)`)
  })

  it('of runs have a table per series, its columns, and the provenance', () => {
    const members = new Map(listZip(whole(runsToNpz([run], sampleProvenance)), 'it').map((member) => [member.name, Buffer.from(member.read())]))
    expect([...members.keys()]).toEqual(['provenance.npy', 'r1/weights.npy', 'r1/weights/columns.npy'])
    expect(parseNpy(members.get('r1/weights.npy') ?? Buffer.alloc(0), 'it').shape).toEqual([2, 2])
    expect(members.get('provenance.npy')?.toString('latin1')).toContain(provenanceText(sampleProvenance))
    expect(members.get('r1/weights/columns.npy')).toEqual(npyOfTexts(['t', 'Δw']))
  })

  it.skipIf(!hasNumpy())('are read by NumPy', () => {
    const script = 'import io, sys, numpy as n; a = n.load(io.BytesIO(sys.stdin.buffer.read())); print(a["r1/weights"][0].tolist(), n.char.decode(a["r1/weights/columns"], "utf-8").tolist())'
    expect(execFileSync('python3', ['-c', script], { input: whole(runsToNpz([run], sampleProvenance)) }).toString().trim()).toBe('[0.0, -0.25] [\'t\', \'Δw\']')
  })
})

function hasNumpy(): boolean {
  try {
    execFileSync('python3', ['-c', 'import numpy'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
