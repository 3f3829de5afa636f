/** The two launchers as they are, beside a made-up build that only says how it was called. */
import { execFileSync, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const cli = `
if (process.argv.includes('wait')) {
  process.on('SIGTERM', () => process.exit(7))
  setInterval(() => undefined, 1000)
}
process.stdout.write(JSON.stringify(process.argv.slice(2)))
if (process.argv.includes('fail')) process.exitCode = 5
`
let root = ''

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), content)
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'burstlab-launch-'))
  await cp(resolve('build'), join(root, 'build'), { recursive: true })
  await put('package.json', '{ "type": "module" }')
  await put('out/preload/preload.cjs', '')
  await put('out/renderer/index.html', '')
  await put('out/licences.txt', '')
  await put('out/main/cli.js', cli)
})

afterAll(() => rm(root, { recursive: true }))

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function launch(script: string, args: readonly string[], whenItSpeaks?: (kill: () => void) => void): Promise<Outcome> {
  const child = spawn(process.execPath, [join(root, 'build', script), ...args], { env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text: Buffer) => {
    said.out += text.toString()
    whenItSpeaks?.(() => child.kill('SIGTERM'))
  })
  child.stderr.on('data', (text: Buffer) => (said.err += text.toString()))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ code, ...said }))
  })
}

describe('burstlab', () => {
  it('passes its arguments on, and nothing else reaches standard output', async () => {
    expect(await launch('burstlab.mjs', ['runs', '--json'])).toEqual({ code: 0, out: '["runs","--json"]', err: '' })
  })

  it('ends with the exit code of the command', async () => {
    expect((await launch('burstlab.mjs', ['fail'])).code).toBe(5)
  })

  it('passes a signal on and waits for the command to end', async () => {
    expect((await launch('burstlab.mjs', ['wait'], (kill) => kill())).code).toBe(7)
  })
})

describe.skipIf(process.platform === 'win32')('the launcher of the archive for machines without a network', () => {
  beforeAll(async () => {
    await mkdir(join(root, 'node_modules/node/bin'), { recursive: true })
    await symlink(process.execPath, join(root, 'node_modules/node/bin/node'))
    await cp(join(root, 'build/offline/burstlab'), join(root, 'burstlab'))
    await mkdir(join(root, 'bin'))
    await symlink(join(root, 'burstlab'), join(root, 'bin/bl'))
  })
  afterAll(() => rm(join(root, 'node_modules'), { recursive: true }))

  const said = (path: string, args: readonly string[]): string => execFileSync(path, args, { cwd: '/', env: { PATH: '/usr/bin:/bin' }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

  it('is the command line with arguments and the workbench without, from anywhere and through a link, on the Node beside it', () => {
    expect(said(join(root, 'burstlab'), ['runs', '--json'])).toBe('["runs","--json"]')
    expect(said(join(root, 'bin/bl'), [])).toBe('["serve","--open"]')
  })
})

describe('start, where no window can open', () => {
  it('says in one line what is missing, serves the workbench and passes the options on', async () => {
    const { code, out, err } = await launch('start.mjs', ['--data-dir', '/data', '--port', '4000'])
    expect(code).toBe(0)
    expect(out).toBe('["serve","--open","--data-dir","/data","--port","4000"]')
    expect(err).toMatch(/^No window: Electron's binary is missing .*\n$/)
  })
})

describe('both, where the build is older than the sources and cannot be made', () => {
  beforeAll(() => put('src-main/new.ts', ''))
  afterAll(() => rm(join(root, 'src-main'), { recursive: true }))

  it.each(['burstlab.mjs', 'start.mjs'])('%s says so in one line', async (script) => {
    const { code, out, err } = await launch(script, [])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^Burstlab is not built, and electron-vite, which builds it, is missing: .*\n$/)
  })

  it('shows what the builder says on standard error and ends with 1 when it fails', async () => {
    await put('node_modules/electron-vite/bin/electron-vite.js', 'console.log("no such module"); process.exit(2)')
    const { code, out, err } = await launch('burstlab.mjs', [])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/no such module\nBurstlab could not be built \(exit code 2\)/)
  })
})

describe('without a Node that is new enough', () => {
  it('gives one line', async () => {
    const pretend = join(root, 'old.mjs')
    await writeFile(pretend, 'Object.defineProperty(process, "version", { value: "v18.0.0" })')
    const child = spawn(process.execPath, ['--import', pretend, join(root, 'build', 'burstlab.mjs')], { stdio: ['ignore', 'ignore', 'pipe'] })
    let err = ''
    child.stderr.on('data', (text: Buffer) => (err += text.toString()))
    const code = await new Promise((done) => child.on('close', done))
    expect(code).toBe(1)
    expect(err).toMatch(/^Burstlab needs Node 22 or newer; this is Node v18\.0\.0 .*\n$/)
  })
})
