/**
 * Runs the built main bundle on the stand-in, in a process of its own, and prints what it saw as JSON.
 * Usage: node drive.ts <what> --data-dir <folder>, where <what> is "look" (everything below) or "hold" (open, and close when
 * standard input ends).
 */
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createTRPCClient } from '@trpc/client'
import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '../../../src-main/api/router.ts'
import { findElectronDoor, ipcLink } from '../../../src-renderer/api/ipc-link.ts'
import { createStandIn } from '../electron-stand-in/electron.ts'
import type { StandInWindow } from '../electron-stand-in/window.ts'
import { pageElectron } from '../electron-stand-in/page.ts'
import { loadPreload } from './load-preload.ts'
import { standInForElectron } from './stand-in-hooks.ts'

const what = process.argv[2] ?? ''
const dataDir = process.argv[4] ?? ''
const out = resolve(import.meta.dirname, '..', '..', '..', 'out')
const reports = join(dataDir, 'window', 'crash-reports')
const reportsWhenAsked: number[] = []

const standIn = createStandIn({
  userData: dataDir,
  realChildren: true,
  choose(buttons) {
    reportsWhenAsked.push(existsSync(reports) ? readdirSync(reports).length : 0)
    return Math.max(0, buttons.findIndex((label) => ['Continue', 'Load it again', 'Restart', 'Close'].includes(label)))
  },
})
const { app, ipcMain, protocol } = standIn.electron
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '45.4.1' } })
standInForElectron(standIn.electron)

/** Resolves when the application has opened its window or given up. */
async function settled(): Promise<void> {
  const isSettled = (): boolean => app.exitCode !== null || standIn.diary.some((line) => line.startsWith('load '))
  while (!isSettled()) await new Promise((done) => setTimeout(done, 5))
}

/** The page as the built preload script leaves it, and a client in it. */
function openPage(window: StandInWindow): TRPCClient<AppRouter> {
  const { electron, world } = pageElectron(window.webContents, ipcMain)
  loadPreload(window.options.webPreferences?.preload ?? '', electron)
  const door = findElectronDoor(world)
  if (door === null) throw new Error('the preload script made no door')
  return createTRPCClient<AppRouter>({ links: [ipcLink(door)] })
}

/** The first preset as an experiment, run once in a real process: how it ended and what it came to. */
async function runOnce(api: TRPCClient<AppRouter>): Promise<Record<string, unknown>> {
  const [preset] = await api.catalog.presets.query()
  const experiment = await api.experiments.create.mutate({ from: { type: 'preset', id: preset?.id ?? '' } })
  const [run] = await api.runs.start.mutate({ experimentId: experiment.id, seedCount: 1 })
  const id = run?.id ?? ''
  await new Promise<void>((done, fail) => {
    const subscription = api.runs.watch.subscribe({ runId: id }, {
      onData({ run: { status } }) {
        if (status === 'queued' || status === 'running') return
        queueMicrotask(() => subscription.unsubscribe())
        done()
      },
      onComplete: done,
      onError: fail,
    })
  })
  const { status, reason, provenance } = await api.runs.get.query({ id })
  return { status, reason, checksum: provenance.checksum, children: standIn.electron.utilityProcess.children.length }
}

async function lookAt(window: StandInWindow): Promise<Record<string, unknown>> {
  const api = openPage(window)
  const { webContents } = window
  const page = await protocol.fetch('app://burstlab/index.html')
  const html = await page.text()
  const outside = ['../main/main.js', '%2e%2e/main/main.js', '..%2fmain/main.js', 'assets/../../main/main.js', '..%5cmain%5cmain.js']
  const answers: unknown[] = []
  webContents.hear('burstlab-api', (_event, answer) => answers.push(answer))
  ipcMain.receive(webContents, 'burstlab-api', { method: 'request', operation: { id: 99, type: 'query', path: 'app.info' } }, { url: 'https://evil.org/', parent: null })
  const foreign = [...answers]
  const facts = {
    options: window.options,
    preloadExists: existsSync(window.options.webPreferences?.preload ?? ''),
    schemes: protocol.schemes,
    lockData: app.lockData,
    page: { status: page.status, policy: page.headers.get('content-security-policy'), nonce: /csp-nonce" content="([^"]*)"/.exec(html)?.[1] ?? null, html: html.slice(0, 15) },
    outside: await Promise.all(outside.map(async (path) => (await protocol.fetch(`app://burstlab/${path}`)).status)),
    granted: await standIn.session.grants(['media', 'geolocation', 'notifications']),
    leaves: await standIn.session.requests('https://example.org/'),
    openWindow: webContents.openWindow('https://example.org/'),
    prevented: (['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const).map((event) => webContents.attempt(event, 'https://example.org/')),
    info: await api.app.info.query(),
    run: await runOnce(api),
    foreign,
  }
  app.emit('second-instance', {}, [], '/', {})
  return { ...facts, focused: window.focused }
}

/** Breaks things as they break in life. */
async function breakThings(window: StandInWindow): Promise<void> {
  const asked = async (count: number): Promise<void> => {
    while (standIn.questions.length < count) await new Promise((done) => setTimeout(done, 5))
  }
  void Promise.reject(new Error('nobody awaits this'))
  await asked(1)
  window.webContents.crash('crashed')
  await asked(2)
  setTimeout(() => {
    throw new Error('nobody catches this')
  }, 0)
  await asked(3)
}

await import(join(out, 'main', 'main.js'))
const whileNotReady = [...standIn.diary]
app.becomeReady()
await settled()
const [window] = standIn.windows
let facts: Record<string, unknown> = { whileNotReady, errorBoxes: standIn.errorBoxes }
if (what === 'hold') {
  process.stdout.write('open\n')
  await once(process.stdin.resume(), 'end')
} else if (window !== undefined) {
  facts = { ...facts, ...(await lookAt(window)) }
  await breakThings(window)
}
facts = { ...facts, questions: standIn.questions.map((question) => question.message), reportsWhenAsked, exitCode: app.exitCode, diary: standIn.diary }
if (window !== undefined) {
  window.close()
  app.quit()
}
process.stdout.write(`${JSON.stringify(facts)}\n`)
