/** The answers that are not the API's: headers for all, plain refusals, the page for those without a token, files. */
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { contentSecurityPolicy, createNonce, injectNonce } from './content-security.ts'
import { resolveStaticFile } from './static-files.ts'

/** On every answer. The policy allows nothing until a page of ours sets its own. */
export function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
  response.setHeader('X-Content-Type-Options', 'nosniff')
  // Not 'no-referrer': with it a browser sends "Origin: null" along with our own page's calls.
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Cache-Control', 'no-store')
}

/** One line of plain text. */
export function sendText(response: ServerResponse, status: number, message: string): void {
  send(response, status, 'text/plain; charset=utf-8', Buffer.from(`${message}\n`))
}

/** For a browser that opened the bare address: how to get in. The link helps where the cookie was set a moment ago by a link of another site. */
export function sendWayIn(response: ServerResponse, message: string): void {
  send(response, 401, 'text/html; charset=utf-8', Buffer.from(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Burstlab: token needed</title></head>
<body><h1>Burstlab needs its token</h1>
<p>${message} Open the address that was printed where Burstlab was started; it ends in <code>?token=…</code>.</p>
<p>If you have just come from there: <a href="/">open the workbench</a>.</p>
</body></html>
`))
}

/** A file of the built renderer, or 404. Pages get a fresh nonce; files whose name has a hash may be kept by the browser. */
export async function sendFile(response: ServerResponse, rendererDir: string, path: string, connectSources: readonly string[]): Promise<void> {
  const file = await resolveStaticFile(rendererDir, path)
  if (file === null) return sendText(response, 404, 'There is no such file.')
  const content = await readFile(file.path)
  if (!file.mimeType.startsWith('text/html')) {
    if (path.startsWith('/assets/')) response.setHeader('Cache-Control', 'private, max-age=31536000, immutable')
    return send(response, 200, file.mimeType, content)
  }
  const nonce = createNonce()
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce, connectSources))
  send(response, 200, file.mimeType, Buffer.from(injectNonce(content.toString('utf8'), nonce)))
}

function send(response: ServerResponse, status: number, mimeType: string, body: Buffer): void {
  response.writeHead(status, { 'Content-Type': mimeType, 'Content-Length': body.length })
  // Node itself leaves the body out of the answer to HEAD.
  response.end(body)
}
