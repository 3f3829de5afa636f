/** Where the workbench's page lives, and what belongs to it. */

export const appScheme = 'app'
const appHost = 'burstlab'

/** The page of the built renderer. */
export const appPage = `${appScheme}://${appHost}/index.html`

/**
 * The address the window opens. While developing (and never in a packaged copy), the bundler serves the page and names its
 * address in ELECTRON_RENDERER_URL.
 */
export function pageAddress(options: { readonly isPackaged: boolean; readonly environment: Readonly<Record<string, string | undefined>> }): string {
  const served = options.environment['ELECTRON_RENDERER_URL'] ?? ''
  return options.isPackaged || served === '' ? appPage : served
}

/** Whether `url` has the scheme, host and port of `page`. (URL.origin is no help: it is "null" for schemes of one's own.) */
export function isSameSite(url: string, page: string): boolean {
  const [a, b] = [parse(url), parse(page)]
  return a !== null && b !== null && a.protocol === b.protocol && a.host === b.host && a.username === '' && a.password === ''
}

/** Whether the page may ask for `url` at all: its own files, what it made itself, the developer tools; and the bundler's socket while developing. */
export function isAllowedRequest(url: string, page: string): boolean {
  const protocol = parse(url)?.protocol
  if (protocol === 'blob:' || protocol === 'data:' || protocol === 'devtools:') return true
  return isSameSite(url, page) || isSameSite(url.replace(/^ws:/, 'http:'), page)
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}
