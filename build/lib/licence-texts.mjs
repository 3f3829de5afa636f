/** The texts of the licences of all that is shipped in one file, for packages hold code of packages whose folders they do not hold. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedPackages } from '../licences.mjs'

/** @import { Shipped } from '../licences.mjs' */

/**
 * Of all packages that are installed here: what other systems have is not shipped from this one. A text that is not found is no reason not to
 * build, on a machine where nothing is shipped from: a test looks for it.
 * @param {string} root
 */
export function licenceTexts(root) {
  const installed = shippedPackages(root).filter(({ place }) => namesIn(join(root, place)).includes('package.json'))
  const own = new Map(installed.map((shipped) => [shipped, ownText(join(root, shipped.place))]))
  const part = (/** @type {Shipped} */ shipped) => {
    const { name, version, licence, place } = shipped
    const { author, repository } = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'))
    const text = own.get(shipped) || textOf(shipped, nameOf(author) ?? `the authors of ${name}`, own)
    return `${'='.repeat(80)}\n${name} ${version}: ${licence}\n${sourceOf(repository) ?? 'It does not say where its sources are.'}\n\n${text.trim()}\n`
  }
  return ['Burstlab holds these packages, each under its own licence.\n', ...installed.map(part)].join('\n')
}

/** @param {string} folder @returns {string[]} */
function namesIn(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** What the package itself says, notices too; empty where it says nothing. @param {string} folder */
const ownText = (folder) => namesIn(folder).filter((name) => /^(licen[cs]e|copying|notice)(\.|-|$)/i.test(name)).sort().map((name) => readFileSync(join(folder, name), 'utf8')).join('\n\n')

/**
 * A text that is the same for whoever is under it is taken from another package of that licence.
 * @param {Shipped} shipped
 * @param {string} holder
 * @param {ReadonlyMap<Shipped, string>} own
 */
function textOf({ licence }, holder, own) {
  if (licence === 'MIT') return mit(holder)
  const [, same = ''] = [...own].find(([other, text]) => other.licence === licence && text !== '') ?? []
  return same !== '' && ['Apache-2.0', 'MPL-2.0'].includes(licence) ? same : missing
}

/** @param {unknown} author as package.json has it: a text, or an object with a name */
const nameOf = (author) => (typeof author === 'string' ? author : author !== null && typeof author === 'object' && 'name' in author ? String(author.name) : undefined)

/** @param {unknown} repository a text or an object, an address or git's short form of one */
function sourceOf(repository) {
  const told = typeof repository === 'string' ? repository : repository !== null && typeof repository === 'object' && 'url' in repository ? String(repository.url) : ''
  const [, path] = /^(?:.*github\.com[/:]|github:)?([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(told) ?? []
  return path === undefined ? undefined : `https://github.com/${path}`
}

/** In place of a text; too short for one. */
const missing = 'The package holds no text of its licence.'

/** @param {string} holder */
const mit = (holder) => `Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to
deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
IN THE SOFTWARE.`
