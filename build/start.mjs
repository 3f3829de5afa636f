/** `npm start`: the window where Electron and a display are there, else the same workbench in a browser. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronBinary } from './lib/electron-binary.mjs'
import { prepare } from './lib/prepare.mjs'
import { runChild } from './lib/run-child.mjs'
import { windowObstacle } from './lib/window-obstacle.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const options = process.argv.slice(2)

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

try {
  const node = await prepare(root)
  const { env, platform } = process
  const electron = electronBinary({ root, env, readText, exists: existsSync })
  const obstacle = windowObstacle({ electron, platform, env, uid: process.getuid?.() ?? null })
  if (electron !== null && obstacle === null) {
    // With this variable Electron would be a plain Node and open nothing.
    const { ELECTRON_RUN_AS_NODE: _, ...windowEnv } = env
    process.exitCode = await runChild(electron, [root, ...options], { env: windowEnv })
  } else {
    process.stderr.write(`No window: ${obstacle}. The workbench opens in a browser instead.\n`)
    process.exitCode = await runChild(node, [join(root, 'out', 'main', 'cli.js'), 'serve', '--open', ...options])
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
