/** Where Electron's binary is. `require('electron')` would download a missing one; looking must not do that. */
import { join } from 'node:path'

/**
 * Null where it is not there. `readText` gives null for a file that cannot be read.
 * @param {{ root: string, env: Record<string, string | undefined>, readText: (path: string) => string | null, exists: (path: string) => boolean }} here
 * @returns {string | null}
 */
export function electronBinary({ root, env, readText, exists }) {
  const folder = join(root, 'node_modules', 'electron')
  // The package writes the name of the executable (it differs by platform) after it has unpacked the binary.
  const name = readText(join(folder, 'path.txt'))?.trim() ?? ''
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''
  if (elsewhere === '' && name === '') return null
  const path = elsewhere === '' ? join(folder, 'dist', name) : join(elsewhere, name === '' ? 'electron' : name)
  return exists(path) ? path : null
}
