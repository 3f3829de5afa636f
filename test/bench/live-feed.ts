/**
 * A live run without an engine: a page of the real workbench whose run seems to compute, with the figure of a run that did, and spikes of 4,000
 * neurons at 10 Hz as they would come.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { WebSocket, WebSocketServer } from 'ws'

export interface LiveFeed {
  /** So many updates, one every `ms`, each 100 ms of biological time. */
  atPace(ms: number, count: number): Promise<void>
  /** So many updates, each as soon as the page has shown a frame after the one before. */
  asFastAs(count: number): Promise<void>
  /** In how many frames the raster has moved. */
  frames(): Promise<number>
  end(): Promise<void>
}

const [neurons, rateHz, updateS, lengthS] = [4000, 10, 0.1, 8000]
const population = 'pyr1'
const perUpdate = neurons * rateHz * updateS

type Json = Record<string, unknown>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Opens the run; resolves when its raster is in view. */
export async function feedLiveRun(page: Page, url: string): Promise<LiveFeed> {
  await page.goto(url)
  const call = (path: string, input: unknown, method: 'GET' | 'POST'): Promise<Json> => page.evaluate(async ([name, body, how]) => {
    const text = JSON.stringify(body)
    const answer = await (how === 'POST' ? fetch(`/api/trpc/${name}`, { method: how, headers: { 'content-type': 'application/json' }, body: text }) : fetch(`/api/trpc/${name}?input=${encodeURIComponent(text)}`))
    return (await answer.json() as { result: { data: Record<string, unknown> } }).result.data
  }, [path, input, method] as const)

  const experiment = await call('experiments.create', { from: { type: 'preset', id: 'fig3' } }, 'POST')
  const [run] = Object.values(await call('runs.start', { experimentId: experiment['id'], seedCount: 1 }, 'POST'))
  if (!isJson(run)) throw new Error('no run was started')
  const { id } = run
  while ((await call('runs.get', { id }, 'GET'))['status'] !== 'done') await page.evaluate(() => new Promise((done) => { setTimeout(done, 500) }))
  const figure = await call('figures.view', { runIds: [id] }, 'GET')

  let presentS = 0
  let rows = 0
  let tell: ((text: string) => void) | undefined
  let subscription: unknown
  /** As the lab would tell it of a run that goes on, much longer than it was, recording more. */
  const seeming = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(seeming)
    if (!isJson(value)) return value
    const changed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, seeming(inner)]))
    if (value['id'] !== id || value['status'] === undefined) return changed
    return { ...changed, status: 'running', finishedAt: null, durationMs: null, progress: presentS / lengthS, ...(isJson(changed['spec']) ? { spec: longer(changed['spec']) } : {}) }
  }
  await page.route('**/api/trpc/**', async (route) => {
    const asked = new URL(route.request().url())
    const paths = asked.pathname.split('/').at(-1)?.split(',') ?? []
    const input = JSON.parse(asked.searchParams.get('input') ?? '{}') as Record<string, { from?: { row?: number } }>
    /** Also where they are asked for together with something else. */
    const withSpikes = (answers: readonly unknown[]): unknown[] => paths.map((path, index) => (path === 'recordings.spikes' ? { result: { data: spikesFrom(input[String(index)]?.from?.row ?? rows, rows) } } : answers[index]))
    if (paths.every((path) => path === 'recordings.spikes')) return route.fulfill({ json: withSpikes([]) })
    // The server closes connections that have been idle, perhaps just as one is used again.
    const response = await route.fetch().catch(() => route.fetch())
    const answer = seeming(await response.json())
    return route.fulfill({ response, json: Array.isArray(answer) ? withSpikes(answer) : answer })
  })
  const sockets = await socketsBetween(url, (message, answer, pass) => {
    const sent: unknown = message.startsWith('{') ? JSON.parse(message) : undefined
    if (isJson(sent) && isJson(sent['params']) && sent['params']['path'] === 'runs.watch') {
      [tell, subscription] = [answer, sent['id']]
      answer(JSON.stringify({ id: subscription, result: { type: 'started' } }))
    } else if (!(isJson(sent) && sent['method'] === 'subscription.stop' && sent['id'] === subscription)) pass(message)
  })
  await page.addInitScript(`{
    const Own = WebSocket
    globalThis.WebSocket = class extends Own { constructor() { super('ws://127.0.0.1:${sockets.port}') } }
  }`)
  await page.goto(`${new URL(url).origin}/#/run/${String(id)}`)
  await page.reload()
  await page.getByTestId('layouts').click()
  await page.getByTestId('layout-Live').click()
  await page.getByTestId('raster-canvas').waitFor()
  await page.evaluate(countFrames)

  function update(): void {
    presentS += updateS
    rows += perUpdate
    const data = { run: seeming(run), hostPid: 1, etaSeconds: 60, activity: `${presentS.toFixed(1)} s`, paused: false, figure: moving(figure, presentS), figureMs: 5 }
    tell?.(JSON.stringify({ id: subscription, result: { type: 'data', data } }))
  }

  return {
    async atPace(ms, count) {
      const from = performance.now()
      for (let i = 0; i < count; i++) {
        update()
        await new Promise((done) => { setTimeout(done, Math.max(0, from + (i + 1) * ms - performance.now())) })
      }
    },
    async asFastAs(count) {
      for (let i = 0; i < count; i++) {
        update()
        await page.evaluate('new Promise((done) => { requestAnimationFrame(() => done()) })')
      }
    },
    frames: () => page.evaluate<number>('window.burstlabFrames'),
    end: () => sockets.end(),
  }
}

interface Sockets {
  readonly port: number
  end(): Promise<void>
}

type Say = (text: string) => void

/**
 * Sockets between the page and the lab, whose messages come to the page as they do from the lab. Those that a browser's tool puts in
 * cost the page's main thread several times as much as reading them.
 */
async function socketsBetween(url: string, onMessage: (message: string, answer: Say, pass: Say) => void): Promise<Sockets> {
  const { host, origin } = new URL(url)
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  server.on('connection', (own, request) => {
    const lab = new WebSocket(`ws://${host}/api/ws`, { origin, headers: { cookie: request.headers.cookie ?? '' } })
    const opened = once(lab, 'open')
    own.on('message', (data) => {
      onMessage(String(data), (text) => { own.send(text) }, (text) => { void opened.then(() => { lab.send(text) }) })
    })
    lab.on('message', (data) => { own.send(String(data)) })
    own.on('close', () => { lab.terminate() })
    lab.on('close', () => { own.terminate() })
  })
  return {
    port: (server.address() as AddressInfo).port,
    async end() {
      for (const client of server.clients) client.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}

/**
 * Counts in the page, which has the types of a page and this file has not. By what moves, not by asking for frames: each of those costs the page
 * something of what is measured.
 */
const countFrames = `(() => {
  window.burstlabFrames = 0
  new MutationObserver(() => { window.burstlabFrames++ }).observe(document.querySelector('[data-testid="raster-panel"] .area'), { attributeFilter: ['data-to-s'] })
})()`

/** The figure with all lines in motion, so that it has to be drawn. */
function moving(figure: Json, presentS: number): Json {
  const { option } = figure
  if (!isJson(option) || !Array.isArray(option['series'])) return figure
  const factor = 1 + 0.1 * Math.sin(presentS)
  const series = (option['series'] as Json[]).map((one) => (Array.isArray(one['data'])
    ? { ...one, data: (one['data'] as unknown[]).map((point) => (Array.isArray(point) && typeof point[1] === 'number' ? [point[0] as unknown, point[1] * factor] : point)) }
    : one))
  return { ...figure, option: { ...option, series } }
}

const longer = (spec: Json): Json => {
  const [protocol, recording] = [spec['protocol'], spec['recording']]
  if (!isJson(protocol) || !isJson(recording) || !Array.isArray(protocol['phases'])) return spec
  const phases = protocol['phases'] as Json[]
  return {
    ...spec, recording: { ...recording, rasters: [population], rasterNeurons: neurons },
    protocol: { ...protocol, phases: phases.map((phase, index) => (index === phases.length - 1 ? { ...phase, durationMs: 1000 * lengthS - phases.slice(0, -1).reduce((sum, { durationMs }) => sum + Number(durationMs), 0) } : phase)) },
  }
}

/** Row i spikes at i / (4,000 × 10) s; every neuron has its turn, in an order that looks like none. */
function spikesFrom(asked: number, rows: number): Json {
  const firstRow = Math.max(Math.min(asked, rows), rows - 300_000)
  const count = rows - firstRow
  const [timesS, indices, marks] = [new Float64Array(count), new Uint32Array(count), new Uint8Array(count)]
  for (let i = 0; i < count; i++) {
    timesS[i] = (firstRow + i) / (neurons * rateHz)
    indices[i] = ((firstRow + i) * 1597) % neurons
    marks[i] = i % 9 === 0 ? 2 : 1
  }
  const base64 = ({ buffer }: Float64Array | Uint32Array | Uint8Array): string => Buffer.from(buffer).toString('base64')
  return { rows, firstRow, every: 1, timesS: base64(timesS), neurons: base64(indices), marks: base64(marks) }
}
