import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerAppScheme, serveAppScheme } from '../../src-main/shell/app-scheme.ts'
import { StandInProtocol } from './electron-stand-in/protocol.ts'

let folder = ''
let protocol: StandInProtocol

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'burstlab-scheme-'))
  const rendererDir = join(folder, 'renderer')
  await mkdir(join(rendererDir, 'assets'), { recursive: true })
  await writeFile(join(rendererDir, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">')
  await writeFile(join(rendererDir, 'assets', 'app.js'), 'go()')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await symlink(join(folder, 'secret.txt'), join(rendererDir, 'link.txt'))
  let ready = false
  protocol = new StandInProtocol({ lines: [], write: () => undefined }, () => ready)
  registerAppScheme(protocol)
  ready = true
  serveAppScheme(protocol, rendererDir)
})

afterAll(() => rm(folder, { recursive: true }))

const header = async (url: string, name: string): Promise<string> => (await protocol.fetch(url)).headers.get(name) ?? ''

it('is a standard and secure scheme that bypasses nothing', () => {
  expect(protocol.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
})

describe('the page', () => {
  it('is served with its nonce, in the page and in the policy, fresh each time', async () => {
    const nonces = new Set<string>()
    for (const url of ['app://burstlab/', 'app://burstlab/index.html?x=1']) {
      const response = await protocol.fetch(url)
      const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? ''
      expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(2)
    expect([...nonces]).not.toContain('__CSP_NONCE__')
  })

  it('may run its own scripts only and connect to nothing', async () => {
    const policy = await header('app://burstlab/', 'content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("connect-src 'none'")
  })
})

describe('other files', () => {
  it('are served as what they are, never to be guessed at', async () => {
    const response = await protocol.fetch('app://burstlab/assets/app.js')
    expect(await response.text()).toBe('go()')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'")
  })

  it.each([
    'app://burstlab/../secret.txt', 'app://burstlab/assets/../../secret.txt', 'app://burstlab/%2e%2e/secret.txt', 'app://burstlab/..%2fsecret.txt',
    'app://burstlab/..%5csecret.txt', 'app://burstlab/%252e%252e/secret.txt', 'app://burstlab/link.txt', 'app://burstlab//etc/passwd',
    'app://burstlab/%00', 'app://burstlab/index.html%00.js', 'app://burstlab/%c0%ae%c0%ae/secret.txt', 'app://burstlab/....//secret.txt', 'app://burstlab/C:/secret.txt', 'app://burstlab/.env', 'app://burstlab/assets',
    'app://burstlab:80/index.html', 'app://user:pw@burstlab/index.html',
    'app://burstlab', 'app://other/index.html', 'app://burstlab.evil/index.html', 'app://burstlab@evil/index.html', 'app:/index.html',
  ])('nothing is found at %s', async (url) => {
    const response = await protocol.fetch(url)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('secret')
  })

  it.each(['app://burstlab/%zz', 'app://burstlab/' + 'x'.repeat(100_000), 'app://burstlab/' + '../'.repeat(10_000) + 'etc/passwd'])('an address that is none is answered all the same', async (url) => {
    expect((await protocol.fetch(url)).status).toBe(404)
  })

  it('can only be read', async () => {
    expect((await protocol.fetch('app://burstlab/', 'POST')).status).toBe(405)
    expect((await protocol.fetch('app://burstlab/', 'HEAD')).status).toBe(200)
  })
})
