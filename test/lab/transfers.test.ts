import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Transfer } from '../../src-main/lab/types.ts'
import { createTransfers, partBytes } from '../../src-main/lab/transfers.ts'

const transfers = createTransfers()
afterEach(() => transfers.close())

describe('a file on its way', () => {
  it('comes in parts and lies in one piece', () => {
    const { id } = transfers.begin('../evil/name.burstlab')
    transfers.append(id, Buffer.from('ab'))
    expect(transfers.append(id, Buffer.from('cd'))).toEqual({ id, name: 'name.burstlab', bytes: 4 })
    expect(Buffer.from(transfers.read(id, 1)).toString()).toBe('bcd')
  })

  it('goes out in parts', async () => {
    const made = transfers.makeInSteps(function* (put) {
      put(Buffer.alloc(partBytes, 1))
      yield 'half'
      put(Buffer.alloc(10, 2))
      return { name: 'two' }
    }, undefined)
    expect((await made.next()).value).toBe('half')
    const { id, bytes } = (await made.next()).value as Transfer
    expect([bytes, transfers.read(id, 0).length, transfers.read(id, partBytes), transfers.read(id, bytes).length]).toEqual([partBytes + 10, partBytes, Buffer.alloc(10, 2), 0])
  })

  it('leaves nothing behind: dropped, failed, cancelled, left, or closed', async () => {
    const [first, second] = [transfers.begin('a'), transfers.begin('b')]
    const paths = [first, second].map(({ id }) => transfers.path(id))
    transfers.drop(first.id)
    const half = function* (put: (bytes: Uint8Array) => void): Generator<string, { name: string }, void> {
      put(Buffer.alloc(10))
      yield 'half'
      throw new Error('no')
    }
    const failed = transfers.makeInSteps(half, undefined)
    await failed.next()
    await expect(failed.next()).rejects.toThrow('no')
    for await (const step of transfers.makeInSteps(half, AbortSignal.abort())) expect(step).toBe('half')
    for await (const step of transfers.makeInSteps(half, undefined)) if (step === 'half') break
    expect(readdirSync(dirname(transfers.path(second.id)))).toEqual([basename(transfers.path(second.id))])
    expect(paths.map(existsSync)).toEqual([false, true])
    transfers.close()
    expect(paths.map(existsSync)).toEqual([false, false])
    expect(() => transfers.get(second.id)).toThrow(`There is no file on its way with id "${second.id}".`)
  })

  it('that lies elsewhere stays there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'burstlab-refer-'))
    writeFileSync(join(folder, 'x'), 'abc')
    const { id } = transfers.refer(join(folder, 'x'))
    transfers.drop(id)
    expect(existsSync(join(folder, 'x'))).toBe(true)
    rmSync(folder, { recursive: true })
  })

  it('makes room for others when many are left alone', () => {
    const { id } = transfers.begin('old')
    for (let i = 0; i < 64; i++) transfers.begin(String(i))
    expect(() => transfers.get(id)).toThrow('There is no file on its way')
  })
})
