/** The hook under which the browser tests' server runs: it lets through what stays on this machine, and nothing else. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { mark } from './way-out-mark.ts'

function said(script: string): string {
  const hook = pathToFileURL(resolve('test/e2e/support/no-way-out.ts')).href
  return spawnSync(process.execPath, ['--input-type=module', `--import=${hook}`, '--eval', script], { encoding: 'utf8', timeout: 60_000 }).stderr
}

// Addresses of documentation, and a name that no server has: nothing is there, whatever the hook does.
it.each([
  ['fetch', "await fetch('http://192.0.2.1/').catch(() => undefined)", '192.0.2.1'],
  ['https', "(await import('node:https')).get('https://nowhere.invalid/').on('error', () => undefined)", 'nowhere.invalid'],
  ['a socket', "(await import('node:net')).connect(80, '2001:db8::1').on('error', () => undefined)", '2001:db8::1'],
  ['a worker', "new (await import('node:worker_threads')).Worker('fetch(`http://192.0.2.2/`).catch(() => undefined)', { eval: true })", '192.0.2.2'],
])('is told of %s that would reach beyond', (_what, script, host) => {
  expect(said(script)).toContain(`${mark} ${host}\n`)
})

it('lets this machine talk to itself', () => {
  const script = `const { createServer } = await import('node:http')
    const server = createServer((request, response) => response.end('here')).listen(0, '127.0.0.1', async () => {
      process.stderr.write(await (await fetch('http://127.0.0.1:' + server.address().port)).text())
      server.close()
    })`
  expect(said(script)).toBe('here')
})
