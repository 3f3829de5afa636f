import { afterEach, describe, expect, it } from 'vitest'
import { lastSelfTest, rememberSelfTest } from '../../../src-main/lab/self-test/last-self-test.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

/** A table in memory. */
function table() {
  const kept = new Map<string, unknown>()
  return { get: (key: string) => kept.get(key), set: (key: string, value: unknown) => { kept.set(key, value) } }
}
const check = { id: 'node', title: 'Node', state: 'ok', detail: 'Node 24', remedy: '' } as const
const here = { version: '1.2.0', host: 'bench' }

describe('what the self-test found last', () => {
  it('is nothing before it has run, and where what was kept cannot be understood', () => {
    const settings = table()
    expect(lastSelfTest(settings, here)).toBeNull()
    settings.set('selfTest.last', { at: 'yesterday', checks: [] })
    expect(lastSelfTest(settings, here)).toBeNull()
  })

  it('is old for another version of Burstlab, and for another machine', () => {
    const settings = table()
    rememberSelfTest(settings, here, new Date('2026-11-27T03:00:00Z'), [check])
    expect(lastSelfTest(settings, here)).toEqual({ at: '2026-11-27T03:00:00.000Z', version: '1.2.0', checks: [check], outdated: null })
    expect(lastSelfTest(settings, { ...here, version: '1.3.0' })?.outdated).toBe('version')
    expect(lastSelfTest(settings, { ...here, host: 'server' })?.outdated).toBe('machine')
  })
})

describe('a lab', () => {
  let test: TestLab
  afterEach(() => test.end())

  it('remembers it over its next start, and says when there is something new', async () => {
    // Processes that cannot be started are told of at once; those of other tests never answer.
    test = await openTestLab({ now: () => new Date('2026-11-27T03:00:00Z'), spawnRunHost: () => { throw new Error('none here') } })
    expect(test.lab.home.standing()).toEqual({ queuePaused: false, selfTest: null })
    const watching = new AbortController()
    const told = test.lab.events.subscribe(watching.signal)
    const first = told.next()
    const checks = await test.lab.selfTest()
    expect((await first).value).toEqual({ type: 'self-test-changed' })
    watching.abort()
    test.lab.queue.pause()
    const { home } = await test.reopen()
    expect(home.standing()).toMatchObject({ queuePaused: true, selfTest: { at: '2026-11-27T03:00:00.000Z', outdated: null } })
    expect(home.standing().selfTest?.checks).toEqual(checks)
  }, 60_000)
})
