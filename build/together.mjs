/**
 * Runs npm scripts side by side, each with what it printed at its end: `node build/together.mjs lint build`. Fails where one of them
 * failed, after all have ended, so that one start tells everything that is wrong.
 */
import { fileURLToPath } from 'node:url'
import { printed } from './lib/run-child.mjs'

const folder = fileURLToPath(new URL('..', import.meta.url))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

const codes = await Promise.all(process.argv.slice(2).map(async (script) => {
  const { code, text } = await printed(npm, ['run', '--silent', script], { cwd: folder, shell: process.platform === 'win32' })
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${script}\n${code === 0 ? '' : text}`)
  return code
}))
process.exitCode = codes.find((code) => code !== 0) ?? 0
