/** The main process's end of the messages, with the page's real end (tRPC's client and our link) at the other. */
import { createTRPCClient, TRPCClientError } from '@trpc/client'
import type { TRPCClient } from '@trpc/client'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppRouter } from '../../src-main/api/router.ts'
import { serveIpc } from '../../src-main/shell/ipc-server.ts'
import { exposeDoor } from '../../src-main/shell/page-door.ts'
import { findElectronDoor, ipcLink } from '../../src-renderer/api/ipc-link.ts'
import { fakeFrame, fakeInfo, fakeLab } from '../api/fake-lab.ts'
import type { FakeLab } from '../api/fake-lab.ts'
import { StandInContents, StandInIpcMain } from './electron-stand-in/contents.ts'
import { pageElectron } from './electron-stand-in/page.ts'

const page = 'app://burstlab/index.html'
let fake: FakeLab
let ipcMain: StandInIpcMain
let contents: StandInContents
let errors: string[]

/** A page is loaded: its preload script runs, and its client is made. */
function loadPage(): TRPCClient<AppRouter> {
  contents.load(page)
  const { electron, world } = pageElectron(contents, ipcMain)
  exposeDoor(electron)
  const door = findElectronDoor(world)
  if (door === null) throw new Error('the preload script made no door')
  return createTRPCClient<AppRouter>({ links: [ipcLink(door)] })
}

/** Watches a run and resolves when the first frame has come. */
function watch(api: TRPCClient<AppRouter>): Promise<{ unsubscribe(): void; frames: unknown[] }> {
  const frames: unknown[] = []
  return new Promise((resolve, reject) => {
    const subscription = api.runs.watch.subscribe({ runId: 'r1' }, {
      onData(frame) {
        frames.push(frame)
        // The data may come before `subscribe` has returned.
        queueMicrotask(() => resolve({ unsubscribe: () => subscription.unsubscribe(), frames }))
      },
      onError: reject,
    })
  })
}

beforeEach(() => {
  fake = fakeLab()
  ipcMain = new StandInIpcMain()
  contents = new StandInContents(3)
  errors = []
  serveIpc(ipcMain, { lab: fake.lab, page, onError: (error) => errors.push(error.message) })
})

const errorOf = (call: Promise<unknown>): Promise<unknown> => call.then(() => null, (error: unknown) => error)

describe('calls', () => {
  it('reach the lab and bring its answer back', async () => {
    const api = loadPage()
    expect(await api.app.info.query()).toEqual(fakeInfo)
    await api.runs.update.mutate({ id: 'r1', starred: true })
    expect(fake.calls.map((call) => call.method)).toEqual(['info', 'runs.update'])
  })

  it('may be under way together', async () => {
    const api = loadPage()
    const [info, run] = await Promise.all([api.app.info.query(), api.runs.get.query({ id: 'r1' })])
    expect([info.version, run.id]).toEqual(['0.1.0', 'r1'])
  })

  it('end with the lab\'s own error, its code and the field at fault', async () => {
    const error = await errorOf(loadPage().runs.get.query({ id: 'invalid' }))
    expect(error).toBeInstanceOf(TRPCClientError)
    expect(error).toMatchObject({ message: 'The experiment is not valid.', data: { code: 'BAD_REQUEST', issues: [{ path: 'rates.0' }] } })
    expect(errors).toEqual([])
  })

  it('are checked before they reach the lab', async () => {
    const error = await errorOf(loadPage().runs.start.mutate({ experimentId: 'e1', seedCount: 0 }))
    expect(error).toMatchObject({ message: expect.stringContaining('whole number of seeds from 1 to 1000'), data: { code: 'BAD_REQUEST' } })
    expect(fake.calls).toEqual([])
  })

  it('tell us of errors that are ours', async () => {
    expect(await errorOf(loadPage().runs.get.query({ id: 'broken' }))).toMatchObject({ data: { code: 'INTERNAL_SERVER_ERROR' } })
    expect(errors).toEqual(['a bug'])
  })
})

describe('subscriptions', () => {
  it('bring what is new until the page has enough', async () => {
    const { unsubscribe, frames } = await watch(loadPage())
    expect(frames).toEqual([fakeFrame])
    expect(fake.open()).toBe(1)
    unsubscribe()
    await fake.openBecomes(0)
  })

  it.each([
    ['is loaded again', () => contents.load(page)],
    ['is closed', () => contents.destroy()],
    ['crashes', () => contents.crash('crashed')],
  ])('end when the page %s', async (_what, happens) => {
    await watch(loadPage())
    happens()
    await fake.openBecomes(0)
  })

  it('of a page that was loaded again are its own, though the ids repeat', async () => {
    await watch(loadPage())
    const { unsubscribe } = await watch(loadPage())
    await fake.openBecomes(1)
    unsubscribe()
    await fake.openBecomes(0)
  })

  it('of two pages are apart', async () => {
    const first = await watch(loadPage())
    contents = new StandInContents(4)
    await watch(loadPage())
    first.unsubscribe()
    await fake.openBecomes(1)
  })
})

describe('messages that are not the page\'s', () => {
  const operation = { id: 1, type: 'query', path: 'app.info', input: undefined }
  const answers: unknown[] = []

  beforeEach(() => {
    answers.length = 0
    contents.load(page)
    contents.hear('burstlab-api', (_event, answer) => answers.push(answer))
  })

  it.each([
    ['of another site', { url: 'https://evil.org/', parent: null }],
    ['of a look-alike', { url: 'app://evil/index.html', parent: null }],
    ['of a frame inside the page', { url: page, parent: {} }],
    ['of a frame that is gone', null],
  ])('%s are refused', (_whose, frame) => {
    ipcMain.receive(contents, 'burstlab-api', { method: 'request', operation }, frame)
    expect(answers).toEqual([{ id: 1, error: expect.objectContaining({ data: expect.objectContaining({ code: 'FORBIDDEN' }) }) }])
    expect(fake.calls).toEqual([])
    expect(errors).toHaveLength(1)
  })

  it('cannot stop a subscription', async () => {
    await watch(loadPage())
    ipcMain.receive(contents, 'burstlab-api', { method: 'subscription.stop', id: 1 }, { url: 'https://evil.org/', parent: null })
    expect(fake.open()).toBe(1)
  })

  it.each([undefined, null, 'text', {}, { method: 'request' }, { method: 'eval', code: '1' }, { method: 'request', operation: { ...operation, type: 'all' } }])(
    'or are no messages (%j) are dropped and told of', (message) => {
      ipcMain.receive(contents, 'burstlab-api', message)
      expect(answers).toEqual([])
      expect(errors).toEqual([expect.stringContaining('A message of the page was refused')])
    },
  )

  it('but lack an input are calls without one', async () => {
    ipcMain.receive(contents, 'burstlab-api', { method: 'request', operation: { id: 1, type: 'query', path: 'app.info' } })
    await vi.waitFor(() => expect(answers).toEqual([{ id: 1, result: { type: 'data', data: fakeInfo } }]))
  })

  it('and for procedures that do not exist get "not found"', async () => {
    ipcMain.receive(contents, 'burstlab-api', { method: 'request', operation: { ...operation, path: 'constructor.constructor' } })
    await vi.waitFor(() => expect(answers).toEqual([{ id: 1, error: expect.objectContaining({ data: expect.objectContaining({ code: 'NOT_FOUND' }) }) }]))
  })
})
