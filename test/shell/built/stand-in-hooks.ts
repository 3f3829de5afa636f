/** Makes `import … from 'electron'` give the stand-in, in this process. */
import { registerHooks } from 'node:module'

const address = 'stand-in:electron'
const key = Symbol.for('burstlab.electron-stand-in')

/** The module has exactly the names of `electron`: to import another one is the error that it is in Electron. */
export function standInForElectron(electron: object): void {
  Object.defineProperty(globalThis, key, { value: electron })
  const names = Object.keys(electron).map((name) => `export const ${name} = electron.${name}`)
  const source = [`const electron = globalThis[Symbol.for(${JSON.stringify(key.description)})]`, ...names].join('\n')
  registerHooks({
    resolve: (specifier, context, next) => (specifier === 'electron' ? { url: address, shortCircuit: true } : next(specifier, context)),
    load: (url, context, next) => (url === address ? { format: 'module', source, shortCircuit: true } : next(url, context)),
  })
}
