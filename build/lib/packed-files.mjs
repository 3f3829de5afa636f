/**
 * Which files a package of the window holds besides Electron, worked out from the configuration's patterns: what `npm run package` will
 * pack can be looked at, and tested, without packing. electron-builder leaves out a little more by rules of its own, and lays
 * whole packages with native code beside the archive.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ files: readonly string[], asarUnpack: readonly string[] }} PackConfig */
/** @typedef {{ path: string, bytes: number, unpacked: boolean }} PackedFile `path` from the root, with "/"; `unpacked`: beside the archive. */

/**
 * All files, sorted by path. Throws where package-lock.json cannot be read.
 * @param {{ root: string, config: PackConfig, arch: string }} what `arch` as Node names it.
 * @returns {PackedFile[]}
 */
export function packedFiles({ root, config, arch }) {
  const patterns = config.files.map((pattern) => pattern.replaceAll('${arch}', arch))
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'))
  const refused = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => regExpOf(pattern.slice(1)))
  const beside = config.asarUnpack.map(regExpOf)
  const own = wanted.flatMap((pattern) => filesBelow(root, pattern.replace('/**', '')))
  const packages = productionPackages(readLock(root)).flatMap((folder) => filesBelow(root, folder, ['node_modules']))
  return [...own, ...packages]
    .filter((path) => !matchesAny(path, refused))
    .map((path) => ({ path, bytes: statSync(join(root, path)).size, unpacked: matchesAny(path, beside) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** @param {string} path @param {readonly RegExp[]} patterns */
const matchesAny = (path, patterns) => patterns.some((pattern) => pattern.test(path))

/** @type {Readonly<Record<string, string>>} */
const wildcards = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '{': '(?:', ',': '|', '}': ')', '!(': '(?!(?:', '|': '|', ')': ')(?:$|/))[^/]*' }

/**
 * What the configuration uses of globs: stars, braces and "not one of", all of them for names with a dot in front, too. (Node's own
 * `matchesGlob` leaves those out and compiles its pattern anew for each file.)
 * @param {string} glob
 */
export const regExpOf = (glob) => new RegExp(`^${glob.replaceAll(/\*\*\/|\*\*|\*|\{|,|\}|!\(|\||\)|[.+^$()[\]\\]/g, (part) => wildcards[part] ?? `\\${part}`)}$`)

/**
 * Folders of the packages that the program itself needs, those that only some machines have included.
 * @param {{ packages: Record<string, { dev?: boolean }> }} lock
 */
export const productionPackages = (lock) => Object.entries(lock.packages).filter(([folder, { dev }]) => folder !== '' && dev !== true).map(([folder]) => folder)

/** @param {string} root @returns {{ packages: Record<string, { dev?: boolean }> }} */
const readLock = (root) => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

/** Files at or below `path`, from the root; nothing where it is not there. @param {string} root @param {string} path @param {readonly string[]} except Folders of these names. @returns {string[]} */
export function filesBelow(root, path, except = []) {
  if (!existsSync(join(root, path))) return []
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return readdirSync(join(root, path), { withFileTypes: true }).filter(({ name }) => !except.includes(name)).flatMap(({ name }) => filesBelow(root, `${path}/${name}`, except))
}
