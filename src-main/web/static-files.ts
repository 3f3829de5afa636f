/** Finds the file behind a URL path inside one folder, and nothing outside of it. Used by the `app://` scheme and the web server. */
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { mimeTypeOf } from './mime-types.ts'

export interface StaticFile {
  /** Absolute, symbolic links resolved. */
  readonly path: string
  readonly mimeType: string
}

/**
 * Resolves `urlPath` (the path of a URL, percent-encoded, without query) below `root`; a folder means its index.html.
 * Null when there is no such file, and for every path that is malformed, hidden or leads out of `root`, also through
 * a symbolic link: the caller cannot tell these apart, so a 404 gives nothing away.
 */
export async function resolveStaticFile(root: string, urlPath: string): Promise<StaticFile | null> {
  const segments = safeSegments(urlPath)
  if (segments === null) return null
  try {
    const realRoot = await realpath(root)
    const found = await realpath(join(realRoot, ...segments))
    const path = (await stat(found)).isDirectory() ? await realpath(join(found, 'index.html')) : found
    if (!isInside(realRoot, path) || !(await stat(path)).isFile()) return null
    return { path, mimeType: mimeTypeOf(path) }
  } catch {
    // Missing, unreadable, a file where a folder was meant, a name too long: to the caller all of them are "not found".
    return null
  }
}

/**
 * The decoded segments, or null. A percent sign that survives one decoding is refused instead of decoded again: no file
 * of ours has one, and double encoding is how `..` gets past a check. Names that start with a dot cover `.`, `..` and
 * hidden files; backslash and colon separate folders, drives and streams on Windows.
 */
function safeSegments(urlPath: string): string[] | null {
  const decoded = decode(urlPath)
  if (decoded === null || !decoded.startsWith('/')) return null
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  if (/[\u0000-\u001f\u007f%\\:]/.test(decoded)) return null
  const segments = decoded.split('/').filter((segment) => segment !== '')
  return segments.some((segment) => segment.startsWith('.')) ? null : segments
}

function decode(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath)
  } catch {
    return null
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
