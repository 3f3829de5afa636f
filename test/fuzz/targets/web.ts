/** Requests as bytes to a real server, and paths to the files of the page. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import fc from 'fast-check'
import { resolveStaticFile } from '../../../src-main/web/static-files.ts'
import { ownHeaders, startTestServer } from '../../web/test-server.ts'
import { damaged, hostileText } from '../hostile.ts'
import { target } from '../target.ts'
import type { Target } from '../target.ts'

/** Steps out of a folder in every disguise there is. */
const step = fc.constantFrom('..', '.', '', '%2e%2e', '%2E.', '..%2f', '..%5c', '%252e%252e', '..\\', 'assets', 'secret.txt', 'index.html', 'link', '%00', '%c0%ae', 'C:', '~', '…', '%u002e', 'app.js', ';')
const astray: fc.Arbitrary<string> = fc.oneof(fc.array(step, { maxLength: 8 }).map((steps) => `/${steps.join('/')}`), hostileText)

const files = target('paths of the page', 6, () => {
  const folder = mkdtempSync(join(tmpdir(), 'burstlab-fuzz-'))
  const root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '')
  writeFileSync(join(root, 'assets', 'app.js'), '')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  symlinkSync(folder, join(root, 'link'))
  const inside = `${realpathSync(root)}${sep}`
  return {
    cases: astray,
    async check(path) {
      const found = await resolveStaticFile(root, path)
      if (found === null) return 'refused'
      assert.ok(found.path.startsWith(inside), found.path)
      return 'taken'
    },
    end: () => rmSync(folder, { recursive: true }),
  }
})

const requests = target('requests', 0.6, async () => {
  const site = await startTestServer()
  const { port, token } = site.server
  const own = Object.entries({ host: `127.0.0.1:${port}`, ...ownHeaders(site.server) }).map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const request = (line: string, headers: string, body = ''): Buffer => Buffer.from(`${line} HTTP/1.1\r\n${headers}content-length: ${body.length}\r\n\r\n${body}`)
  const json = `${own}content-type: application/json\r\n`
  const good = [
    request('GET /', own), request(`GET /?token=${token}`, `host: 127.0.0.1:${port}\r\n`), request('GET /assets/app-1a2b.js', own), request('GET /api/trpc/app.info', own), request('POST /api/trpc/runs.rerun', json, '{"id":"r1"}'),
    request('POST /api/trpc/runs.rerun,runs.get?batch=1', json, '{"0":{"id":"r1"}}'), request('GET /api/ws', `${own}connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n`),
    request('GET /', `host: 127.0.0.1:${port}\r\n`), request('POST /api/trpc/runs.rerun', 'host: evil.example\r\ncontent-type: application/json\r\n', '{"id":"r1"}'),
  ]
  return {
    cases: fc.oneof(damaged(good), astray.map((path) => request(`GET ${path}`, own))),
    async check(bytes) {
      const said = await exchange(port, bytes)
      assert.ok(!said.includes('secret'), said)
      assert.deepEqual(site.errors.splice(0), [], 'what a caller sends is no error of ours')
      const taken = /^HTTP\/1\.1 (200|101|303)/.test(said)
      if (taken) assert.ok(Buffer.from(bytes).includes(token), `answered without the token: ${said.slice(0, 200)}`)
      return taken ? 'taken' : 'refused'
    },
    end: () => site.stop(),
  }
})

/** Sends the bytes and enough line ends to close whatever they left open; hears the first thing that comes back. A body that was promised never comes. */
function exchange(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.concat([bytes, Buffer.from('\r\n'.repeat(200))])))
    socket.setTimeout(400, () => socket.destroy())
    socket.on('data', (part: Buffer) => {
      parts.push(part)
      socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')))
  })
}

export const webTargets: readonly Target[] = [files, requests]
