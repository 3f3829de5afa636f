/** The `app://` scheme: the built renderer's files and nothing else, each page with the content security policy. */
import { readFile } from 'node:fs/promises'
import { contentSecurityPolicy, createNonce, injectNonce } from '../web/content-security.ts'
import { resolveStaticFile } from '../web/static-files.ts'
import type { ProtocolPart } from './electron-parts.ts'
import { appPage, appScheme } from './own-page.ts'

const headersForAll = {
  'Content-Security-Policy': "default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** Must be called before the app is ready: afterwards Chromium takes no new schemes. */
export function registerAppScheme(protocol: Pick<ProtocolPart, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Serves the files below `rendererDir`; call it when the app is ready. */
export function serveAppScheme(protocol: Pick<ProtocolPart, 'handle'>, rendererDir: string): void {
  protocol.handle(appScheme, (request) => answer(request, rendererDir))
}

async function answer(request: Pick<Request, 'url' | 'method'>, rendererDir: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'The method must be GET or HEAD.')
  const path = pathOf(request.url)
  const file = path === null ? null : await resolveStaticFile(rendererDir, path)
  if (file === null) return refuse(404, 'There is no such file.')
  const content = await readFile(file.path)
  if (!file.mimeType.startsWith('text/html')) return respond(200, file.mimeType, content)
  const nonce = createNonce()
  // The page talks to the lab by messages, never by the network: no address to connect to is allowed.
  return respond(200, file.mimeType, injectNonce(content.toString('utf8'), nonce), { 'Content-Security-Policy': contentSecurityPolicy(nonce, []) })
}

/** The path as it came: URL's own parsing would resolve ".." before anyone could refuse it. Null for another host. */
function pathOf(url: string): string | null {
  const host = appPage.slice(0, appPage.lastIndexOf('/'))
  return url.startsWith(`${host}/`) ? (url.slice(host.length).split(/[?#]/, 1)[0] ?? null) : null
}

const refuse = (status: number, message: string): Response => respond(status, 'text/plain; charset=utf-8', `${message}\n`)

const respond = (status: number, mimeType: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}): Response =>
  new Response(body, { status, headers: { ...headersForAll, 'Content-Type': mimeType, ...headers } })
