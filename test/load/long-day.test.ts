/** The short form of `npm run test:load`. docs/reliability.md has the long one's figures. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { longDay } from './long-day.ts'

it('a day of queued runs with viewers leaves all of them done, no process too many, and no memory held', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'burstlab-day-'))
  const { parts, ...day } = await longDay({ dataDir: join(folder, 'data'), runs: 200, bytes: 2 ** 24, viewers: 3, parts: 4 })
  expect(day).toMatchObject({ done: 200, hosts: 0, problems: [] })
  expect(day.frames).toBeGreaterThanOrEqual(day.viewers)
  expect(day.looks).toBeGreaterThan(4)
  expect(parts.map(({ runs }) => runs)).toEqual([50, 100, 150, 200])
  // 16 MB of values were recorded; what stays in memory, in the lab as it is at the end of each part, is next to nothing.
  expect((parts.at(-1)?.heapMb ?? Infinity) - (parts[0]?.heapMb ?? 0)).toBeLessThan(8)
  rmSync(folder, { recursive: true })
})
