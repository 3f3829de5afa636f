/** Which files the archive for machines without a network holds: those of the package, the launchers, and what they start on. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, packedFiles } from './packed-files.mjs'

/** @import { PackConfig } from './packed-files.mjs' */

const launchers = ['build/start.mjs', 'build/burstlab.mjs', 'build/lib']
const documents = ['README.md', 'CHANGELOG.md', 'docs']

/**
 * Where each file is below the root, and where it goes in the archive. Throws where Node, as npm brings it, is missing.
 * @param {{ root: string, config: PackConfig, platform: string, arch: string, withElectron: boolean }} what
 * @returns {{ from: string, to: string }[]}
 */
export function offlineFiles({ root, config, platform, arch, withElectron }) {
  const windows = platform === 'win32'
  const node = `node_modules/node/bin/${windows ? 'node.exe' : 'node'}`
  if (!existsSync(join(root, node))) throw new Error(`${node} is missing: run "npm ci" where the npm package "node" may run its install script.`)
  const launcher = windows ? 'burstlab.cmd' : 'burstlab'
  const same = [
    ...packedFiles({ root, config, arch }).map(({ path }) => path),
    ...[...launchers, ...documents, ...(withElectron ? ['node_modules/electron'] : [])].flatMap((path) => filesBelow(root, path)),
    'node_modules/node/package.json', node,
  ]
  return [...same.map((path) => ({ from: path, to: path })), { from: `build/offline/${launcher}`, to: launcher }]
}
