/** Which Node runs Burstlab: its database needs 22 or newer, and a machine's own Node may be older. */
import { join } from 'node:path'

export const oldestNode = 22

/** The major number of "24.9.0" or "v24.9.0"; 0 where there is none. @param {string} version */
export const majorOf = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0)

/**
 * The running Node where it is new enough, else the one that the npm package `node` brought; null where there is neither.
 * @param {{ root: string, execPath: string, version: string, platform: string, exists: (path: string) => boolean }} here
 * @returns {string | null}
 */
export function findNode({ root, execPath, version, platform, exists }) {
  if (majorOf(version) >= oldestNode) return execPath
  const packaged = join(root, 'node_modules', 'node', 'bin', platform === 'win32' ? 'node.exe' : 'node')
  return exists(packaged) ? packaged : null
}

/** @param {string} version */
export const noNodeLine = (version) =>
  `Burstlab needs Node ${oldestNode} or newer; this is Node ${version} and node_modules has no newer one: run "npm ci" again or install Node ${oldestNode}.`
