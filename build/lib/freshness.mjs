/** Whether the built files are there and as new as what they are built from. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['src-main', 'src-renderer', 'docs', 'resources', 'electron.vite.config.ts', 'package.json']

/** One of each part, so that a build that stopped half-way is seen. */
const products = ['out/main/cli.js', 'out/preload/preload.cjs', 'out/renderer/index.html', 'out/licences.txt']

/**
 * True where a product is missing (null) or older than the newest source. All times in ms; no sources (an installed
 * copy without them) are never newer.
 * @param {readonly (number | null)[]} built
 * @param {readonly number[]} written
 */
export function isStale(built, written) {
  const newest = Math.max(...written)
  return built.some((time) => time === null || time < newest)
}

/** Looks at the files below `root`. A copy without sources has nothing to be built from, whatever times unpacking gave it. @param {string} root */
export function needsBuild(root) {
  const built = products.map((path) => timeOf(join(root, path)))
  return isStale(built, existsSync(join(root, 'src-main')) ? sources.flatMap((path) => timesBelow(join(root, path))) : [])
}

/** @param {string} path @returns {number | null} */
const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null

/** @param {string} path @returns {number[]} */
function timesBelow(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return []
  if (!found.isDirectory()) return [found.mtimeMs]
  // The folder's own time counts too: it is what changes when a file is removed.
  return [found.mtimeMs, ...readdirSync(path).flatMap((name) => timesBelow(join(path, name)))]
}
