import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCheckpointExport } from '../../../src-main/lab/checkpoints/checkpoint-export.ts'
import { writeCheckpoint } from '../../../src-main/lab/checkpoints/checkpoint-file.ts'
import { createTransfers } from '../../../src-main/lab/transfers.ts'
import { newRun, testStore } from '../../store/test-store.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'burstlab-checkpoint-export-')) })
afterEach(() => rmSync(folder, { recursive: true }))

const head = { kind: 'ensemble', specHash: 'ab'.repeat(32), seed: 1, engineVersion: '1.0.0', device: 'cpu', position: { epoch: 2 }, label: 'epoch 2', fraction: 0.5, series: [], metrics: [] } as const

async function desk() {
  const store = await testStore()
  store.runs.insert([newRun({ id: 'trained', name: 'Fig. 5: learned' }), newRun({ id: 'short', name: 'Short' })])
  const transfers = createTransfers()
  const leave = (number: number): string => {
    const file = `trained-${number}.safetensors`, path = join(folder, file)
    const bytes = writeCheckpoint(path, { ...head, tensors: [{ name: 'weights', shape: [1], values: Float32Array.of(number) }] })
    store.checkpoints.add('trained', { number, file, bytes, label: head.label, fraction: head.fraction, engineVersion: head.engineVersion, madeAt: '2026-01-01T00:00:00.000Z', device: 'cpu', series: {} })
    return path
  }
  return { ...createCheckpointExport({ store, folder, transfers }), transfers, leave }
}

describe('the checkpoint of a run as a file', () => {
  it('is the newest one, byte for byte, and comes to the page in parts', async () => {
    const { file, export: take, leave, transfers } = await desk()
    leave(1)
    const newest = readFileSync(leave(2))
    const { name, parts } = await file('trained')
    expect(name).toBe('fig-5-learned-seed-1-checkpoint.safetensors')
    expect(Buffer.concat([...parts])).toEqual(newest)
    const { id, bytes } = await take('trained')
    expect([bytes, Buffer.from(transfers.read(id, 0))]).toEqual([newest.length, newest])
    transfers.close()
  })

  it('is an older one where the newest is damaged', async () => {
    const { file, leave } = await desk()
    const older = readFileSync(leave(1))
    writeFileSync(leave(2), 'cut off')
    expect(Buffer.concat([...(await file('trained')).parts])).toEqual(older)
  })

  it('is refused where there is none, or no whole one, with the reason', async () => {
    const { file, leave } = await desk()
    await expect(file('short')).rejects.toThrow('There is no checkpoint to export of the run "Short" (short): it left none')
    writeFileSync(leave(1), 'cut off')
    await expect(file('trained')).rejects.toThrow(/no checkpoint to export of the run "Fig. 5: learned" \(trained\): .*trained-1\.safetensors/)
    await expect(file('nobody')).rejects.toThrow(/nobody/)
  })
})
