/** Compiles the spiking kernels to WebAssembly and writes them down as a module: `npm run kernels` after a change of their source. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const source = 'src-main/engines/spiking/assembly/index.ts'
const module = 'src-main/engines/spiking/kernel/kernel-bytes.ts'
const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * What we need of the compiler. Not imported as a type: its own declarations bring AssemblyScript's globals into the whole project.
 * @typedef {{ main(options: string[], api: { writeFile(name: string, contents: Uint8Array | string): void }): Promise<{ error: Error | null, stderr: object }> }} Compiler
 */

/** The text of the module. @returns {Promise<string>} */
export async function compiledModule() {
  const compiler = 'assemblyscript/asc'
  /** @type {{ default: Compiler }} */
  const { default: asc } = await import(compiler)
  /** @type {Map<string, Uint8Array | string>} */
  const written = new Map()
  const { error, stderr } = await asc.main([
    source, '--baseDir', root, '--outFile', 'kernels.wasm', '-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--enable', 'relaxed-simd', '--importMemory', '--initialMemory', '1', '--maximumMemory', '65536',
  ], { writeFile: (name, contents) => { written.set(name, contents) } })
  if (error) throw new Error(`the kernels do not compile:\n${String(stderr)}`)
  const bytes = written.get('kernels.wasm')
  if (!(bytes instanceof Uint8Array)) throw new Error('the compiler wrote no kernels.wasm')
  const lines = Buffer.from(bytes).toString('base64').match(/.{1,140}/g) ?? []
  return `/** Made from ../assembly by \`npm run kernels\`: do not edit. */
const base64 = \`
${lines.join('\n')}
\`

export const kernelBytes = (): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64.replaceAll('\\n', '')), (letter) => letter.charCodeAt(0))
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL(`../${module}`, import.meta.url), await compiledModule())
  console.log(`wrote ${module}`)
}
