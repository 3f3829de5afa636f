/** Checkpoints as files: whole or refused. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeTensors } from '../../../src-main/engines/safetensors.ts'
import { assertBelongs, checkCheckpoint, readCheckpoint, writeCheckpoint } from '../../../src-main/lab/checkpoints/checkpoint-file.ts'
import type { Checkpoint } from '../../../src-main/lab/checkpoints/checkpoint-file.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'burstlab-checkpoint-'))
  file = join(folder, 'r1-1.safetensors')
})
afterEach(() => rmSync(folder, { recursive: true }))

const checkpoint: Checkpoint = {
  kind: 'ensemble', specHash: 'ab'.repeat(32), seed: 3, engineVersion: '1.0.0', device: 'cpu', position: { epoch: 2, index: 5 }, label: 'epoch 3', fraction: 0.25,
  series: [{ name: 'errors', rows: 3 }], metrics: ['loss'],
  tensors: [
    { name: 'weights', shape: [2, 2], values: Float32Array.of(1.5, -2, 0, NaN) }, { name: 'sums', shape: [3], values: Float64Array.of(0.1, Infinity, -0) },
    { name: 'memory', shape: [5], values: Uint8Array.of(1, 2, 3, 250, 0) },
  ],
}

/** What reading it says, in one go and piece by piece: both must refuse. */
async function complaints(): Promise<string[]> {
  const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))
  let atOnce = 'nothing'
  try {
    readCheckpoint(file)
  } catch (error) {
    atOnce = said(error)
  }
  return [atOnce, await checkCheckpoint(file).then(() => 'nothing', said)]
}

describe('a checkpoint in a file', () => {
  it('comes back as it was, and nothing lies beside it', async () => {
    const bytes = writeCheckpoint(file, checkpoint)
    expect(readFileSync(file)).toHaveLength(bytes)
    expect(readCheckpoint(file)).toEqual(checkpoint)
    const { tensors: _tensors, ...head } = checkpoint
    expect(await checkCheckpoint(file)).toEqual(head)
    expect(readdirSync(folder)).toEqual(['r1-1.safetensors'])
  })

  it('leaves nothing behind where it cannot be written', () => {
    mkdirSync(file)
    expect(() => writeCheckpoint(file, checkpoint)).toThrow(/EISDIR|EEXIST|EPERM|ENOTEMPTY/)
    expect(readdirSync(folder)).toEqual(['r1-1.safetensors'])
  })

  it('is refused wherever one of its bits is another', async () => {
    writeCheckpoint(file, checkpoint)
    const whole = readFileSync(file)
    for (let at = 0; at < whole.length; at += 11) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 4
      writeFileSync(file, changed)
      for (const complaint of await complaints()) expect(complaint, `byte ${at}`).not.toBe('nothing')
    }
  })

  it('is refused where it is cut off, gone, or of another program', async () => {
    writeCheckpoint(file, checkpoint)
    const whole = readFileSync(file)
    for (const length of [0, 4, 100, whole.length - 3]) {
      writeFileSync(file, whole.subarray(0, length))
      for (const complaint of await complaints()) expect(complaint, `${length} bytes`).not.toBe('nothing')
    }
    writeFileSync(file, encodeTensors({ tensors: checkpoint.tensors, metadata: { format: 'pt' } }))
    for (const complaint of await complaints()) expect(complaint).toMatch(/This is no checkpoint of Burstlab: its format is "pt"\.$/)
    rmSync(file)
    for (const complaint of await complaints()) expect(complaint).toBe(`The checkpoint ${file} is not there any more.`)
  })

  it('of another run or engine version is refused with what differs', () => {
    expect(() => assertBelongs(checkpoint, { ...checkpoint, seed: 4 })).toThrow(/is of another run: of spec abababababab \(ensemble\) with seed 3; expected abababababab \(ensemble\) with seed 4/)
    expect(() => assertBelongs(checkpoint, { ...checkpoint, engineVersion: '2.0.0' })).toThrow('made by version 1.0.0 of the engine; this Burstlab has 2.0.0, whose numbers may differ. "Re-run exactly" starts the run anew.')
    expect(() => assertBelongs(checkpoint, checkpoint)).not.toThrow()
  })
})
