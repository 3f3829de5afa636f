/**
 * `npm run package`: packs the window for this system with electron-builder, which npm fetches for the occasion, and writes the packages'
 * checksums. Options go on to electron-builder; `-- --list` only says what would be packed.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import config from './electron-builder.mjs'
import { writeChecksums } from './lib/checksums.mjs'
import { packedFiles } from './lib/packed-files.mjs'
import { prepare } from './lib/prepare.mjs'
import { runChild } from './lib/run-child.mjs'

/** Pinned as every dependency is; not one of them, since only a release needs it and its own dependencies. */
const builder = 'electron-builder@26.17.0'

const root = fileURLToPath(new URL('..', import.meta.url))
const options = process.argv.slice(2)

function list() {
  const { arch } = process
  const files = packedFiles({ root, config, arch })
  for (const { path, bytes, unpacked } of files) process.stdout.write(`${String(bytes).padStart(10)} ${unpacked ? 'beside ' : 'archive'} ${path}\n`)
  process.stdout.write(`${files.length} files, ${(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1)} MB without Electron\n`)
}

async function pack() {
  const npm = process.env['npm_execpath']
  if (npm === undefined) throw new Error('npm is not known here: use "npm run package".')
  const code = await runChild(process.execPath, [npm, 'exec', '--yes', '--', builder, '--config', 'build/electron-builder.mjs', '--publish', 'never', ...options], { cwd: root })
  if (code === 0) for (const line of await writeChecksums(join(root, config.directories.output))) process.stdout.write(`${line}\n`)
  return code
}

try {
  await prepare(root)
  if (options.includes('--list')) list()
  else process.exitCode = await pack()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
