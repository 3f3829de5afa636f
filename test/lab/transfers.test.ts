import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
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

  it('goes out in parts', () => {
    const { id, bytes } = transfers.make((put) => {
      put(Buffer.alloc(partBytes, 1))
      put(Buffer.alloc(10, 2))
      return { name: 'two' }
    })
    expect([bytes, transfers.read(id, 0).length, transfers.read(id, partBytes), transfers.read(id, bytes).length]).toEqual([partBytes + 10, partBytes, Buffer.alloc(10, 2), 0])
  })

  it('leaves nothing behind: dropped, failed, or closed', () => {
    const [first, second] = [transfers.begin('a'), transfers.begin('b')]
    const paths = [first, second].map(({ id }) => transfers.path(id))
    transfers.drop(first.id)
    expect(() => transfers.make(() => { throw new Error('no') })).toThrow('no')
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
