import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStale, needsBuild } from '../../build/lib/freshness.mjs'

describe('isStale', () => {
  it('is true when a built file is missing', () => {
    expect(isStale([5, null], [1])).toBe(true)
  })

  it('is true when any built file is older than the newest source', () => {
    expect(isStale([5, 2], [1, 3])).toBe(true)
  })

  it('is false when all are newer, and where no sources are', () => {
    expect(isStale([5, 6], [1, 5])).toBe(false)
    expect(isStale([5], [])).toBe(false)
  })
})

describe('needsBuild', () => {
  let root = ''
  const built = ['out/main/cli.js', 'out/preload/preload.cjs', 'out/renderer/index.html', 'out/licences.txt']

  async function put(path: string, seconds: number): Promise<void> {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), '')
    await utimes(join(root, path), seconds, seconds)
  }
  const age = (path: string, seconds: number): Promise<void> => utimes(join(root, path), seconds, seconds)

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'burstlab-fresh-'))
    await put('src-main/lab/lab.ts', 1000)
    await put('package.json', 1000)
    await age('src-main/lab', 1000)
    await age('src-main', 1000)
  })
  afterEach(() => rm(root, { recursive: true }))

  it('builds a fresh clone', () => {
    expect(needsBuild(root)).toBe(true)
  })

  it('does not build twice', async () => {
    for (const path of built) await put(path, 2000)
    expect(needsBuild(root)).toBe(false)
  })

  it('builds again when a file deep in the sources changed', async () => {
    for (const path of built) await put(path, 2000)
    await age('src-main/lab/lab.ts', 3000)
    expect(needsBuild(root)).toBe(true)
  })

  it('does not build a copy without sources, whatever times unpacking gave it', async () => {
    for (const path of built) await put(path, 2000)
    await put('resources/icons/icon.png', 3000)
    await rm(join(root, 'src-main'), { recursive: true })
    expect(needsBuild(root)).toBe(false)
    await rm(join(root, 'out/main/cli.js'))
    expect(needsBuild(root)).toBe(true)
  })

  it('builds again when a file was removed from the sources', async () => {
    for (const path of built) await put(path, 2000)
    await rm(join(root, 'src-main/lab/lab.ts'))
    expect(needsBuild(root)).toBe(true)
  })
})
