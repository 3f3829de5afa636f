/**
 * `npm run licences`: writes docs/licences.md, the packages that are shipped and the licence of each, out of package.json, package-lock.json
 * and what the page imports. What is not on the list of licences below ends it with an error. A test asserts that the page is current.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Permissive: they ask for their text to go along, and for nothing of the program around them. */
export const permissive = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']

/**
 * Packages with another word for it, or none; looked at by a person.
 * @type {Readonly<Record<string, { readonly licence: string, readonly note: string }>>}
 */
const looked = {
  'dejavu-fonts-ttf': { licence: 'Bitstream-Vera', note: 'the licence of the DejaVu fonts, permissive; its LICENSE' },
  argparse: { licence: 'PSF-2.0', note: 'permissive; only for the command line of markdown-it, which is not shipped' },
  'png-js': { licence: 'MIT', note: 'its LICENSE; its package.json says nothing' },
}

/** Copyleft of its own files only: they are shipped unchanged, as the package has them, and their sources are public. */
const unchanged = { licence: 'MPL-2.0', packages: /^@resvg\/resvg-js/, sources: 'https://github.com/yisibl/resvg-js/tree/v' }

/** Libraries that are compiled into packages, whose licences no package.json tells. */
const compiledIn = [
  ['better-sqlite3', 'SQLite', 'in the public domain'], ['webgpu', 'Dawn', 'BSD-3-Clause'], ['@cwasm/jpeg-turbo', 'libjpeg-turbo', 'IJG, BSD-3-Clause and zlib'],
  ['@tensorflow/tfjs-backend-wasm', 'XNNPACK', 'BSD-3-Clause'], ['@resvg/resvg-js', 'resvg', 'MPL-2.0; its Cargo.lock names the other crates'],
]

/**
 * @typedef {object} Shipped
 * @property {string} name
 * @property {string} version
 * @property {string} licence
 * @property {string} note
 * @property {string} place its folder, from the root
 */

/** All that is shipped, by name. Throws an Error for a licence that nobody has looked at. @param {string} root @returns {Shipped[]} */
export function shippedPackages(root) {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const places = new Set()
  const waiting = [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...pageImports(join(root, 'src-renderer')), 'electron'].map((name) => ({ name, from: '' }))
  while (waiting.length > 0) {
    const { name, from } = waiting.pop() ?? { name: '', from: '' }
    const place = placeOf(packages, name, from)
    if (place === undefined || places.has(place)) continue
    places.add(place)
    // What Electron's package needs only fetches its binary; what is in that binary, Electron's own LICENSES.chromium.html says.
    if (name === 'electron') continue
    const { dependencies: needed = {}, optionalDependencies: welcome = {} } = packages[place]
    for (const next of Object.keys({ ...needed, ...welcome })) waiting.push({ name: next, from: place })
  }
  return [...places].map((place) => described(place, packages[place])).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
}

/** Where the lock file has the package that `from` gets: beside it or above. @param {Record<string, unknown>} packages @param {string} name @param {string} from */
function placeOf(packages, name, from) {
  for (let above = from; ; above = above.slice(0, Math.max(0, above.lastIndexOf('/node_modules/')))) {
    const place = above === '' ? `node_modules/${name}` : `${above}/node_modules/${name}`
    if (place in packages) return place
    if (above === '') return undefined
  }
}

/** @param {string} place @param {{ version: string, license?: string }} entry @returns {Shipped} */
function described(place, { version, license }) {
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const { licence, note } = looked[name] ?? { licence: license ?? '', note: '' }
  const parts = licence.replace(/[()]/g, '').split(' AND ')
  if (looked[name] !== undefined || parts.every((part) => permissive.includes(part))) return { name, version, licence, note, place }
  if (licence === unchanged.licence && unchanged.packages.test(name)) return { name, version, licence, note: 'shipped unchanged', place }
  throw new Error(`${name} ${version} has the licence "${licence}"; expected one of ${permissive.join(', ')}. Look at it before it is shipped.`)
}

/** Packages that the page takes in when it is built. @param {string} folder @returns {string[]} */
function pageImports(folder) {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|vue)$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'))
  const specifiers = texts.flatMap((text) => [...text.matchAll(/(?:from|import) '([^.'][^']*)'/g)].map((match) => match[1] ?? ''))
  return [...new Set(specifiers.map((specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')))]
}

/** The page. @param {readonly Shipped[]} shipped */
export function licencesPage(shipped) {
  const counts = Object.entries(Object.groupBy(shipped, ({ licence }) => licence)).map(([licence, list]) => `${licence} (${list?.length ?? 0})`).sort()
  const copyleft = shipped.find(({ licence }) => licence === unchanged.licence)
  return [
    '# Licences of what is shipped', '',
    'Written by `npm run licences`. Burstlab is under the MIT licence; these packages are in it, or are installed with it where the machine can',
    'have them. `npm run build` writes the texts of their licences into `out/licences.txt`, which every package and the offline archive hold. Electron',
    'brings those of Chromium and Node.js (`LICENSES.chromium.html`).', '',
    ...(copyleft === undefined ? [] : [
      `**The Mozilla Public License** of ${copyleft.name}, which draws PNG files, is the only copyleft here. It was decided to ship it: that licence asks for`,
      'the sources of its own files and of nothing around them. They are shipped unchanged, as npm has them, and their sources are at',
      `<${unchanged.sources}${copyleft.version}>. Whoever changes one of those files and passes it on must offer the changed file.`, '',
    ]),
    'Compiled into packages are:', '', ...compiledIn.map(([name, library, licence]) => `- ${library} (${licence}) in ${name}`), '',
    'Beside them, the offline archive has Node.js (MIT and others: the LICENSE of its sources).', '',
    `${shipped.length} packages: ${counts.join(', ')}.`, '', '| package | version | licence | |', '|---|---|---|---|',
    ...shipped.map(({ name, version, licence, note }) => `| ${name} | ${version} | ${licence} | ${note} |`), '',
  ].join('\n')
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const root = resolve(import.meta.dirname, '..')
  writeFileSync(join(root, 'docs', 'licences.md'), licencesPage(shippedPackages(root)))
}
