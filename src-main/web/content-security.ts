/** The content security policy of the workbench's page, the same in the window and in a browser. */
import { randomBytes } from 'node:crypto'

const placeholder = '__CSP_NONCE__'

/** 128 bits for one page load. */
export const createNonce = (): string => randomBytes(16).toString('base64')

/**
 * The header's value. Scripts come from our own files only; style elements need the nonce because the UI kit injects
 * them; style attributes are allowed because charts and splitters position by them. `connectSources` are CSP sources
 * such as `'self'` or `ws://127.0.0.1:4000`; none means no connection at all.
 * Throws RangeError for a nonce or source that could end its directive.
 */
export function contentSecurityPolicy(nonce: string, connectSources: readonly string[]): string {
  assertNonce(nonce)
  for (const source of connectSources) {
    if (/^$|[\s;,]/.test(source)) throw new RangeError(`connectSources: "${source}" is not a CSP source; expected one without blanks, ";" and ","`)
  }
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src ${connectSources.length === 0 ? "'none'" : connectSources.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Writes the nonce wherever the page has the placeholder `__CSP_NONCE__`. */
export function injectNonce(html: string, nonce: string): string {
  assertNonce(nonce)
  return html.replaceAll(placeholder, nonce)
}

function assertNonce(nonce: string): void {
  if (!/^[\w+/-]+=*$/.test(nonce)) throw new RangeError(`nonce: "${nonce}" is not base64`)
}
