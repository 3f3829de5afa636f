/** Compiles kernels to WebAssembly and writes each down as a module: `npm run kernels` after a change of their source. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @typedef {{ readonly folder: string, readonly source: string, readonly module: string, readonly options: readonly string[] }} KernelModule */

const common = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--enable', 'relaxed-simd', '--importMemory', '--initialMemory', '1', '--maximumMemory', '65536']

/** Paths of source and module are within the folder. @type {Readonly<Record<'spiking' | 'ensemble', KernelModule>>} */
export const kernelModules = {
  spiking: { folder: 'src-main/engines/spiking', source: 'assembly/index.ts', module: 'kernel/kernel-bytes.ts', options: common },
  ensemble: {
    folder: 'src-main/engines/ensemble/devices/cpu', source: 'assembly/index.ts', module: 'kernel-bytes.ts', options: [...common, '--enable', 'threads', '--sharedMemory'],
  },
}

/**
 * What we need of the compiler. Not imported as a type: its own declarations bring AssemblyScript's globals into the whole project.
 * @typedef {{ main(options: string[], api: { writeFile(name: string, contents: Uint8Array | string): void }): Promise<{ error: Error | null, stderr: object }> }} Compiler
 */

/** The text of a module. @param {KernelModule} kernels @returns {Promise<string>} */
export async function compiledModule({ folder, source, module, options }) {
  const compiler = 'assemblyscript/asc'
  /** @type {{ default: Compiler }} */
  const { default: asc } = await import(compiler)
  /** @type {Map<string, Uint8Array | string>} */
  const written = new Map()
  const { error, stderr } = await asc.main([`${folder}/${source}`, '--baseDir', root, '--outFile', 'kernels.wasm', ...options], { writeFile: (name, contents) => { written.set(name, contents) } })
  if (error) throw new Error(`the kernels of ${folder} do not compile:\n${String(stderr)}`)
  const bytes = written.get('kernels.wasm')
  if (!(bytes instanceof Uint8Array)) throw new Error('the compiler wrote no kernels.wasm')
  const lines = Buffer.from(bytes).toString('base64').match(/.{1,140}/g) ?? []
  const up = '../'.repeat(module.split('/').length - 1)
  return `/** Made from ${up === '' ? './' : up}assembly by \`npm run kernels\`: do not edit. */
const base64 = \`
${lines.join('\n')}
\`

export const kernelBytes = (): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64.replaceAll('\\n', '')), (letter) => letter.charCodeAt(0))
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const kernels of Object.values(kernelModules)) {
    const module = `${kernels.folder}/${kernels.module}`
    writeFileSync(new URL(`../${module}`, import.meta.url), await compiledModule(kernels))
    console.log(`wrote ${module}`)
  }
}
