/**
 * The built main and preload bundles, driven against a stand-in for Electron. They are what is shipped: a module that the
 * bundler left out, or an import that a sandboxed preload script may not make, shows only here.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needsBuild } from '../../build/lib/freshness.mjs'

let folder = ''
let facts: Record<string, unknown> = {}

/** Starts the driver; its standard input stays open until told otherwise. */
function drive(what: 'look' | 'hold', dataDir: string): ChildProcess {
  const driver = join(import.meta.dirname, 'built', 'drive.ts')
  return spawn(process.execPath, [driver, what, '--data-dir', dataDir], { stdio: ['pipe', 'pipe', 'pipe'] })
}

/** Waits for its end and gives what it printed; an error where it did not end well. */
async function outcome(child: ChildProcess): Promise<Record<string, unknown>> {
  let out = ''
  let err = ''
  child.stdout?.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr?.on('data', (text: Buffer) => (err += text.toString()))
  const [code] = await once(child, 'close') as [number | null]
  const parsed: unknown = code === 0 ? JSON.parse(out.trim().split('\n').at(-1) ?? '') : null
  if (typeof parsed !== 'object' || parsed === null) throw new Error(`the driver ended with ${code}: ${err}`)
  return { ...parsed, stderr: err }
}

beforeAll(async () => {
  if (needsBuild(resolve('.'))) throw new Error('out/ is missing or older than the sources: run "npm run build" first')
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'burstlab-built-')))
  facts = await outcome(drive('look', join(folder, 'data')))
}, 60_000)

afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true })
})

describe('before Electron is ready', () => {
  it('the scheme is registered, the sandbox is on for all and the data folder is claimed', () => {
    expect(facts['whileNotReady']).toEqual(['schemes registered', 'sandbox for all', 'userData set', 'lock asked'])
    expect(facts['schemes']).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
    expect(facts['lockData']).toEqual({ dataDir: join(folder, 'data') })
  })
})

describe('the window', () => {
  it('keeps Node away from its page', () => {
    expect(facts['options']).toMatchObject({ webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false } })
    expect(facts['preloadExists']).toBe(true)
  })

  it('shows the built page under its policy, with its nonce', () => {
    const page = expect.objectContaining({ status: 200, html: expect.stringMatching(/^<!doctype html>/i) as unknown })
    expect(facts['page']).toEqual(page)
    const { policy, nonce } = facts['page'] as { policy: string; nonce: string | null }
    expect(policy).toContain("default-src 'none'; script-src 'self'")
    expect(policy).toContain("connect-src 'none'")
    expect(nonce).not.toBeNull()
    expect(policy).toContain(`'nonce-${nonce}'`)
  })

  it('finds nothing outside the built renderer', () => {
    expect(facts['outside']).toEqual([404, 404, 404, 404, 404])
  })

  it('may do nothing, go nowhere and open nothing', () => {
    expect(facts).toMatchObject({ granted: ['notifications', 'check notifications'], leaves: false, openWindow: 'deny', prevented: [true, true, true, true] })
  })

  it('comes to the front when Burstlab is started again', () => {
    expect(facts['focused']).toBe(true)
  })
})

describe('calls of the page', () => {
  it('reach the lab through the built preload script', () => {
    expect(facts['info']).toMatchObject({ electronVersion: '45.4.1', dataDir: join(folder, 'data') })
  })

  it('start a run that a process of its own computes to the end', () => {
    expect(facts['run']).toEqual({ status: 'done', reason: null, checksum: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, children: expect.any(Number) as unknown })
    expect(facts['run']).not.toMatchObject({ children: 0 })
  })

  it('are refused to other sites', () => {
    expect(facts['foreign']).toEqual([{ id: 99, error: expect.objectContaining({ data: expect.objectContaining({ code: 'FORBIDDEN' }) as unknown }) as unknown }])
    expect(facts['stderr']).toContain('A message from https://evil.org/ was refused.')
  })
})

describe('when something breaks', () => {
  it('a report is on disk before each question', () => {
    expect(facts['questions']).toEqual([
      'Burstlab has met an error it did not expect.', 'The page of the workbench has crashed.', 'Burstlab has met an error it did not expect.',
    ])
    expect(facts['reportsWhenAsked']).toEqual([1, 2, 3])
    const reports = join(folder, 'data', 'window', 'crash-reports')
    const written = readdirSync(reports).sort().map((name) => JSON.parse(readFileSync(join(reports, name), 'utf8')) as unknown)
    expect(written).toMatchObject([{ message: 'Error: nobody awaits this' }, { kind: 'render-process-gone' }, { message: 'Error: nobody catches this' }])
  })

  it('the page is loaded again, and after an exception the application restarts', () => {
    expect(facts['diary']).toEqual(expect.arrayContaining(['reload', 'relaunch', 'exit 1']))
  })
})

describe('the data folder', () => {
  it('is free again after the end', async () => {
    expect(await outcome(drive('look', join(folder, 'data')))).toMatchObject({ errorBoxes: [] })
  }, 60_000)

  it('in use by another process is not opened: a message says so, and the application ends with 1', async () => {
    const first = drive('hold', join(folder, 'shared'))
    const ended = outcome(first)
    const open = new Promise((done) => first.stdout?.on('data', done))
    await Promise.race([open, ended])
    const second = await outcome(drive('look', join(folder, 'shared')))
    first.stdin?.end()
    await ended
    expect(second).toMatchObject({ exitCode: 1, errorBoxes: [{ title: 'Burstlab could not start', content: expect.stringMatching(/data folder/i) as unknown }] })
  }, 60_000)
})
