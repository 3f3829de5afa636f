/** Files of numbers that runs go on from, and provenance in pictures that come from anywhere. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { decodeTensors, encodeTensors } from '../../../src-main/engines/safetensors.ts'
import type { TensorFile } from '../../../src-main/engines/safetensors.ts'
import { annotatePng } from '../../../src-main/export/png-chunks.ts'
import { provenanceFormat, provenanceKeyword, provenanceText, readProvenance } from '../../../src-main/export/provenance.ts'
import { checkCheckpoint, CheckpointError, readCheckpoint, writeCheckpoint } from '../../../src-main/lab/checkpoints/checkpoint-file.ts'
import { plainPng } from '../../datasets/made-files.ts'
import { damaged, mutated } from '../hostile.ts'
import { target } from '../target.ts'
import type { Target } from '../target.ts'

const file: TensorFile = {
  tensors: [{ name: 'a', shape: [2, 2], values: new Float64Array([1, NaN, 3, 4]) }, { name: 'b', shape: [3], values: new Float32Array([1, 2, 3]) }, { name: 'c', shape: [5], values: new Uint8Array(5) }],
  metadata: { format: 'x', head: '{"a":1}' },
}

/** A header that says what it likes before some bytes. */
const withHeader = (header: unknown): Uint8Array => {
  const json = Buffer.from(JSON.stringify(header) ?? 'null')
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(json.length))
  return Buffer.concat([length, json, Buffer.alloc(64)])
}

const headers = { __metadata__: { a: 'b' }, t: { dtype: 'F64', shape: [2, 2], data_offsets: [0, 32] }, u: { dtype: 'U8', shape: [4], data_offsets: [32, 36] } }
/** JSON.stringify is not what is tested. */
const flat = (value: unknown): boolean => { try { return JSON.stringify(value).length < 1e6 } catch { return false } }

const tensors = target('safetensors', 12, () => ({
  cases: fc.oneof(damaged([encodeTensors(file)]), mutated([headers]).filter(flat).map(withHeader)),
  check(bytes) {
    try {
      for (const { shape, values } of decodeTensors(bytes).tensors) assert.equal(values.length, shape.reduce((product, size) => product * size, 1))
      return 'taken'
    } catch (error) {
      assert.ok(error instanceof RangeError, error instanceof Error ? error.stack : String(error))
      assert.ok(error.message.startsWith('This is no checkpoint: '), error.message)
      return 'refused'
    }
  },
}))

const checkpoints = target('checkpoints', 2, () => {
  const folder = mkdtempSync(join(tmpdir(), 'burstlab-fuzz-'))
  const good = join(folder, 'good')
  writeCheckpoint(good, {
    kind: 'pairing', specHash: 'ab', seed: 1, engineVersion: '1', device: null, position: { step: 1 }, label: 'x', fraction: 0.5, series: [{ name: 's', rows: 1 }], metrics: [], tensors: file.tensors,
  })
  const path = join(folder, 'bad')
  return {
    cases: damaged([readFileSync(good)]),
    async check(bytes) {
      writeFileSync(path, bytes)
      const outcome = (work: () => unknown): Promise<string> => Promise.resolve().then(work).then(() => 'taken', (error: unknown) => {
        assert.ok(error instanceof CheckpointError && error.message.includes(path), error instanceof Error ? error.stack : String(error))
        return 'refused'
      })
      const answer = await outcome(() => readCheckpoint(path))
      assert.equal(await outcome(() => checkCheckpoint(path)), answer, 'both ways of reading say the same')
      return answer === 'taken' ? 'taken' : 'refused'
    },
    end: () => rmSync(folder, { recursive: true }),
  }
})

const provenance = provenanceText({ application: 'Burstlab', version: '1', gitCommit: null, exportedAt: 'now', figure: 'f', runs: [{ id: 'r', name: 'n', specHash: 'ab', seed: 1, checksum: null }] })
const escaped = provenance.replaceAll('"', '&quot;')
const drawn = [
  Buffer.from(`<svg><metadata id="${provenanceKeyword}">${escaped}</metadata></svg>`),
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /BurstlabProvenance (${provenance.replace(/[()\\]/g, '\\$&')}) >>\nendobj\n`),
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /BurstlabProvenance 2 0 R >>\nendobj\n2 0 obj\n(${provenance})\nendobj\n`),
  annotatePng(plainPng(2, 2, [1]), { dpi: 300, keyword: provenanceKeyword, text: provenance }),
]

const figures = target('provenance of figures', 10, () => ({
  cases: damaged(drawn),
  check: (bytes) => {
    const format = provenanceFormat(bytes)
    const found = readProvenance(bytes)
    if (found !== null) assert.ok(format !== null && found.application === 'Burstlab' && Array.isArray(found.runs))
    return found === null ? 'refused' : 'taken'
  },
}))

export const checkpointTargets: readonly Target[] = [tensors, checkpoints, figures]
