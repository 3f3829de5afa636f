/**
 * The arrows of the house as a table: which room may import from which. Arrows point one way:
 * renderer → api → lab → { engines, experiments, datasets, store, export } → drawing.
 */

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {readonly string[]} paths Files, or folders that end in "/", from the root of the repository.
 * @property {readonly string[]} values Layers it may import anything from; its own is always allowed.
 * @property {readonly string[]} [types] Layers it may import types from (`import type`, which leaves no trace at run time).
 * @property {readonly string[]} [files] Single files of other layers that it may import from.
 * @property {readonly string[]} [typeFiles] The same for types.
 * @property {readonly string[]} [packages] The only packages it may import ("node:" stands for Node's own); all but Electron where absent.
 * @property {boolean} [electron] May import 'electron'.
 * @property {readonly string[]} [notPackages] Packages that it may not import.
 */

/** @type {readonly Layer[]} */
export const layers = [
  // Drawn by the page and into files: the one room of the main side whose code the page shares.
  { name: 'drawing', paths: ['src-main/drawing/'], values: [], packages: [] },
  {
    name: 'devices', paths: ['src-main/engines/ensemble/devices/'], values: ['engines'], packages: ['node:', '@tensorflow', 'webgpu'],
  },
  { name: 'engines', paths: ['src-main/engines/'], values: [], packages: [] },
  { name: 'experiments', paths: ['src-main/experiments/'], values: ['drawing'], types: ['engines'], packages: ['zod'] },
  { name: 'datasets', paths: ['src-main/datasets/'], values: [], files: ['src-main/engines/random/philox.ts'] },
  { name: 'store', paths: ['src-main/store/'], values: [], types: ['engines', 'experiments'] },
  { name: 'export', paths: ['src-main/export/'], values: ['drawing', 'experiments'], types: ['engines'] },
  { name: 'lab', paths: ['src-main/lab/'], values: ['drawing', 'engines', 'devices', 'experiments', 'datasets', 'store', 'export'] },
  { name: 'api', paths: ['src-main/api/'], values: ['lab'], types: ['experiments'] },
  { name: 'web', paths: ['src-main/web/'], values: ['api', 'lab'] },
  {
    name: 'shell', paths: ['src-main/shell/'], values: ['api', 'lab'], electron: true,
    // Pure helpers that both transports need: finding a file, the content security policy.
    files: ['src-main/web/static-files.ts', 'src-main/web/content-security.ts'],
  },
  { name: 'main', paths: ['src-main/main.ts'], values: ['shell', 'lab'], electron: true },
  { name: 'preload', paths: ['src-main/preload.ts'], values: ['shell'], electron: true, packages: [] },
  { name: 'cli', paths: ['src-main/cli.ts', 'src-main/cli/'], values: ['web', 'lab', 'experiments', 'export'] },
  { name: 'run-host', paths: ['src-main/run-host.ts', 'src-main/run-host/'], values: ['lab', 'engines', 'devices', 'experiments', 'datasets'] },
  // Text that the page shows as its manual.
  { name: 'manual', paths: ['docs/', 'CHANGELOG.md'], values: [] },
  {
    name: 'renderer', paths: ['src-renderer/'], values: ['manual', 'drawing'], typeFiles: ['src-main/api/contract.ts'],
    notPackages: ['node:', 'better-sqlite3', 'ws'],
  },
]

/** The layer a file belongs to. @param {string} path From the root of the repository, with "/". @returns {Layer | undefined} */
export const layerOf = (path) => layers.find((layer) => layer.paths.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place)))

/**
 * Why `from` must not import the file `to`; null where it may.
 * @param {{ from: Layer, to: string, typeOnly: boolean }} arrow
 * @returns {string | null}
 */
export function fileRefusal({ from, to, typeOnly }) {
  const target = layerOf(to)
  if (target === from || from.files?.includes(to)) return null
  if (target !== undefined && from.values.includes(target.name)) return null
  const typesAllowed = from.typeFiles?.includes(to) === true || (target !== undefined && from.types?.includes(target.name) === true)
  if (typesAllowed) return typeOnly ? null : `${from.name} may import only types from ${to}: write "import type".`
  return `${from.name} must not import from ${target?.name ?? to}. It may use: ${describe(from)}.`
}

/**
 * Why `from` must not import the package `name`; null where it may.
 * @param {{ from: Layer, name: string }} arrow
 * @returns {string | null}
 */
export function packageRefusal({ from, name }) {
  const isElectron = belongsTo(name, 'electron') || name.startsWith('@electron/')
  if (isElectron && name !== 'electron') return `"${name}" is not used: Electron's own module only.`
  if (isElectron) return from.electron === true ? null : 'Only src-main/shell, main.ts and preload.ts import "electron".'
  const listed = from.packages === undefined || from.packages.some((allowed) => belongsTo(name, allowed))
  const banned = from.notPackages?.some((entry) => belongsTo(name, entry)) === true
  return listed && !banned ? null : `${from.name} must not import "${name}".`
}

/** @param {string} name @param {string} entry */
const belongsTo = (name, entry) => name === entry || name.startsWith(entry.endsWith(':') ? entry : `${entry}/`)

/** @param {Layer} layer */
const describe = (layer) => [...layer.values, ...(layer.files ?? []), ...[...(layer.types ?? []), ...(layer.typeFiles ?? [])].map((name) => `types of ${name}`)].join(', ') || 'itself only'
