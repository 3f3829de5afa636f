/** Runs the built preload script as a sandboxed one is run: CommonJS, and `require` knows Electron and hardly anything else. */
import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'

export function loadPreload(path: string, electron: object): void {
  const require = (name: string): unknown => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name} (a sandboxed preload script must bundle it)`)
  }
  const module = { exports: {} }
  const run: unknown = compileFunction(readFileSync(path, 'utf8'), ['require', 'module', 'exports'], { filename: path })
  if (typeof run === 'function') Reflect.apply(run, undefined, [require, module, module.exports])
}
