/**
 * `npm run package:offline`: Burstlab with all that it needs, Node included, as one archive for machines of this kind that have no network
 * (docs/release.md). It is unpacked and started; nothing is installed.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import config from './electron-builder.mjs'
import { writeChecksums } from './lib/checksums.mjs'
import { electronBinary } from './lib/electron-binary.mjs'
import { offlineFiles } from './lib/offline-files.mjs'
import { prepare } from './lib/prepare.mjs'
import { runChild } from './lib/run-child.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

try {
  await prepare(root)
  const { env, platform, arch } = process
  const readText = (/** @type {string} */ path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const output = join(root, config.directories.output)
  const name = `Burstlab-${version}-offline-${platform}-${arch}`
  const withElectron = electronBinary({ root, env, readText, exists: existsSync }) !== null
  rmSync(join(output, name), { recursive: true, force: true })
  for (const { from, to } of offlineFiles({ root, config, platform, arch, withElectron })) {
    mkdirSync(dirname(join(output, name, to)), { recursive: true })
    cpSync(join(root, from), join(output, name, to), { preserveTimestamps: true, verbatimSymlinks: true })
  }
  const code = await runChild('tar', ['-czf', `${name}.tar.gz`, name], { cwd: output })
  if (code !== 0) throw new Error(`tar ended with ${code}.`)
  rmSync(join(output, name), { recursive: true })
  process.stdout.write(`${withElectron ? '' : "Without Electron's binary, which is not here: the workbench will open in a browser.\n"}`)
  for (const line of await writeChecksums(output)) process.stdout.write(`${line}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
