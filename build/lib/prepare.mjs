/** What must be in place before Burstlab starts: a Node that is new enough, and built files. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findNode, noNodeLine } from './find-node.mjs'
import { needsBuild } from './freshness.mjs'
import { runChild } from './run-child.mjs'

/**
 * The Node to run on. Builds first where sources are newer. Throws an error whose message is one line for the user.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function prepare(root) {
  const { execPath, version, platform } = process
  const node = findNode({ root, execPath, version, platform, exists: existsSync })
  if (node === null) throw new Error(noNodeLine(version))
  if (needsBuild(root)) await build(root, node)
  return node
}

/** @param {string} root @param {string} node */
async function build(root, node) {
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  if (!existsSync(builder)) throw new Error('Burstlab is not built, and electron-vite, which builds it, is missing: run "npm ci".')
  process.stderr.write('Building Burstlab (needed once after each change of its sources)…\n')
  // Standard output belongs to the command that follows, which may print JSON.
  const code = await runChild(node, [builder, 'build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', process.stderr, 'inherit'] })
  if (code !== 0) throw new Error(`Burstlab could not be built (exit code ${code}); the lines above say why.`)
}
