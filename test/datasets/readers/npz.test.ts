import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src-main/datasets/open-dataset.ts'
import { parseNpy } from '../../../src-main/datasets/readers/npy.ts'
import { npy, npz, npzArrays, put, ramp, refusal, temporaryFolder, type NpyParts } from '../fixtures.ts'

const file = async (bytes: Uint8Array): Promise<string> => join(await put(await temporaryFolder(), { 'set.npz': bytes }), 'set.npz')
const bytesOf = (values: { buffer: ArrayBufferLike }): Uint8Array => new Uint8Array(values.buffer)

describe('a NumPy archive', () => {
  it.each([['stored', false], ['deflated', true]])('is read %s', async (_, deflate) => {
    const { name, kind, classes, channels, height, width, train, test } = await openDataset(await file(npz(npzArrays(), deflate)))
    expect({ name, kind, channels, height, width, classes }).toEqual({ name: 'set', kind: 'npz', channels: 1, height: 2, width: 2, classes: ['0', '1', '2'] })
    expect([...train.labels, ...test.labels]).toEqual([1, 0, 2])
    const out = new Uint8Array(4)
    train.read([1], out)
    expect([...out]).toEqual([4, 5, 6, 7])
  })

  it('is found as the only one in a folder', async () => {
    expect((await openDataset(await put(await temporaryFolder(), { 'a.npz': npz(npzArrays()) }))).kind).toBe('npz')
  })

  it('has its channels put first', async () => {
    const arrays = { ...npzArrays(), x_train: { descr: '|u1', shape: [2, 2, 2, 3], data: ramp(24) }, x_test: { descr: '|u1', shape: [1, 2, 2, 3], data: ramp(12) } }
    const { channels, train } = await openDataset(await file(npz(arrays)))
    const out = new Uint8Array(12)
    train.read([0], out)
    expect(channels).toBe(3)
    expect([...out]).toEqual([0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11])
  })

  it('of floats from 0 to 1 becomes bytes from 0 to 255', async () => {
    const arrays = { ...npzArrays(), x_train: { descr: '<f4', shape: [2, 2, 2], data: bytesOf(new Float32Array([0, 0.25, 0.5, 1, 0, 0, 0, 1])) } }
    const { train } = await openDataset(await file(npz(arrays)))
    const out = new Uint8Array(4)
    train.read([0], out)
    expect([...out]).toEqual([0, 64, 128, 255])
  })

  const refusals: [string, Partial<Record<string, NpyParts>>, string][] = [
    ['values out of range', { x_train: { descr: '<f4', shape: [2, 2, 2], data: bytesOf(new Float32Array([0, -1, 0, 0, 0, 0, 0, 0])) } }, 'MISMATCH: Value 1 of x_train in FILE is -1; expected 0 to 1, or 0 to 255.'],
    ['NaN', { x_train: { descr: '<f4', shape: [2, 2, 2], data: bytesOf(new Float32Array([NaN, 0, 0, 0, 0, 0, 0, 0])) } }, 'MISMATCH: Value 0 of x_train in FILE is NaN; expected 0 to 1, or 0 to 255.'],
    ['a shape that is no image', { x_train: { descr: '|u1', shape: [2, 4], data: ramp(8) } }, 'MISMATCH: x_train in FILE has images of (4); expected (H, W), (H, W, C) or (C, H, W) with C 1 or 3.'],
    ['another count of labels', { y_train: { descr: '|u1', shape: [3], data: ramp(3) } }, 'MISMATCH: y_train in FILE has 3 labels; expected 2, one for each image of x_train.'],
    ['another shape for testing', { x_test: { descr: '|u1', shape: [1, 2, 3], data: ramp(6) } }, 'MISMATCH: Images of x_test in FILE are 2 × 3 × 1; expected 2 × 2 × 1, as in x_train.'],
    ['a negative label', { y_test: { descr: '|i1', shape: [1], data: Uint8Array.of(255) } }, 'MISMATCH: Label 0 of y_test in FILE is -1; expected a whole number from 0 to 65535.'],
    ['objects of Python', { y_test: { descr: '|O', shape: [1], data: ramp(8) } }, 'DAMAGED: y_test in FILE has values of type |O; expected whole numbers or floats (b1, u1, i1, u2, i2, u4, i4, u8, i8, f4, f8).'],
    ['column order', { x_test: { descr: '|u1', shape: [1, 2, 2], data: ramp(4), fortran: true } }, 'DAMAGED: x_test in FILE is in column order (fortran_order); expected row order: save numpy.ascontiguousarray of it.'],
    ['too few values', { x_test: { descr: '|u1', shape: [1, 2, 2], data: ramp(3) } }, 'DAMAGED: x_test in FILE has 3 bytes of values; expected 4 for shape (1, 2, 2) of |u1.'],
  ]
  it.each(refusals)('with %s is refused by name', async (_, arrays, message) => {
    const path = await file(npz({ ...npzArrays(), ...arrays } as Record<string, NpyParts>))
    expect((await refusal(() => openDataset(path))).replaceAll(path, 'FILE')).toBe(message)
  })

  it('without one of the four arrays is refused', async () => {
    const { y_test: _missing, ...arrays } = npzArrays()
    expect(await refusal(async () => openDataset(await file(npz(arrays))))).toContain('has no array y_test, but x_train, y_train, x_test; expected x_train, y_train, x_test, y_test.')
  })

  it('that is truncated, or changed by one byte, is refused', async () => {
    const bytes = npz(npzArrays())
    expect(await refusal(async () => openDataset(await file(bytes.subarray(0, 300))))).toContain('has no directory at its end; expected a whole zip archive. It may be truncated.')
    const changed = Buffer.from(bytes)
    changed[170] = (changed[170] ?? 0) ^ 1
    expect(await refusal(async () => openDataset(await file(changed)))).toMatch(/^DAMAGED: x_train\.npy in .* has the checksum [\da-f]{8}; expected [\da-f]{8}\.$/)
  })
})

describe('a NumPy array', () => {
  it.each([
    ['<u2', new Uint16Array([1, 65535]), [1, 65535]], ['<i4', new Int32Array([-5, 7]), [-5, 7]], ['<i8', new BigInt64Array([-5n, 7n]), [-5, 7]], ['<f8', new Float64Array([0.5, -2]), [0.5, -2]],
  ])('of type %s is read', (descr, data, values) => {
    const array = parseNpy(npy({ descr, shape: [2], data: bytesOf(data) }), 'here')
    expect([array.at(0), array.at(1)]).toEqual(values)
  })

  it('of the other byte order, or in version 2 of the format, is read', () => {
    expect(parseNpy(npy({ descr: '>i2', shape: [1], data: Uint8Array.of(1, 2) }), 'here').at(0)).toBe(258)
    expect(parseNpy(npy({ descr: '|u1', shape: [1], data: Uint8Array.of(9), version: 2 }), 'here').at(0)).toBe(9)
  })
})

describe('an archive that swells', () => {
  it('is refused by the size that it says, before anything is unpacked', async () => {
    const bytes = npz(npzArrays(), true)
    const at = bytes.lastIndexOf(Buffer.from('x_train.npy')) - 46
    bytes.writeUInt32LE(0xfffffffe, at + 24)
    expect(await refusal(async () => openDataset(await file(bytes)))).toMatch(/^DAMAGED: x_train\.npy in .* would have 4294967294 bytes; expected at most 2147483647\.$/)
  })
})
