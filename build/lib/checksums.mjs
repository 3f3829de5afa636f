/** Checksums as `sha256sum --check` and `shasum -a 256 --check` read them. */
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

export const checksumsName = 'SHA256SUMS'

/** What people download: not the folders that were packed, nor electron-builder's own notes. */
const isProduct = /\.(AppImage|deb|rpm|exe|dmg|tar\.gz)$/

/** Writes the checksums of all packages in `folder` into it; gives the lines. @param {string} folder @returns {Promise<string[]>} */
export async function writeChecksums(folder) {
  const lines = []
  for (const name of readdirSync(folder).filter((entry) => isProduct.test(entry)).sort()) lines.push(`${await sha256Of(join(folder, name))}  ${name}`)
  writeFileSync(join(folder, checksumsName), lines.map((line) => `${line}\n`).join(''))
  return lines
}

/** In hexadecimal. @param {string} path */
async function sha256Of(path) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
