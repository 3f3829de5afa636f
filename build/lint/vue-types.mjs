/**
 * Rules that need types, for the scripts of Vue's files: `node build/lint/vue-types.mjs`. oxlint knows types and not Vue, so it gets every script
 * as a file of its own, each line where it stands in the component. ESLint knows both, and took a minute of a core for it.
 */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { printed } from '../lib/run-child.mjs'

const rules = {
  'typescript/await-thenable': 'error',
  'typescript/no-deprecated': 'error',
  'typescript/no-floating-promises': 'error',
  'typescript/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
  'typescript/only-throw-error': 'error',
  'typescript/require-array-sort-compare': 'error',
  'typescript/restrict-plus-operands': 'error',
  'typescript/switch-exhaustiveness-check': 'error',
}

/** The script of a component, with an empty line for each line before it; undefined where it has none. @param {string} component */
export function scriptOf(component) {
  const found = /^<script setup lang="ts"[^>]*>\n([\s\S]*?)^<\/script>/m.exec(component)
  return found === null ? undefined : '\n'.repeat(component.slice(0, found.index).split('\n').length) + (found[1] ?? '')
}

/**
 * Looks at all components below `src-renderer/` of this folder, which has a tsconfig.renderer.json and the packages. Throws where there are none.
 * @param {string} root
 * @returns {Promise<{ code: number, text: string }>} what was found, by the names of the components
 */
export async function lintVueTypes(root) {
  // Beside the sources: imports of both are found from there. Not in .gitignore: oxlint would find nothing in it.
  const folder = mkdtempSync(join(root, '.vue-types-'))
  try {
    const scripts = globSync('src-renderer/**/*.vue', { cwd: root }).flatMap((file) => {
      const script = scriptOf(readFileSync(join(root, file), 'utf8'))
      return script === undefined ? [] : [{ file, script }]
    })
    if (scripts.length === 0) throw new Error(`There is no component in ${join(root, 'src-renderer')}.`)
    for (const { file, script } of scripts) {
      mkdirSync(join(folder, dirname(file)), { recursive: true })
      writeFileSync(join(folder, `${file}.ts`), script)
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../tsconfig.renderer.json', compilerOptions: { rootDirs: ['..', '.'] }, include: ['src-renderer/**/*.ts', '../src-renderer/*.d.ts'] }))
    const config = join(folder, 'oxlintrc.json')
    writeFileSync(config, JSON.stringify({ plugins: ['typescript'], categories: { correctness: 'off' }, options: { typeAware: true }, rules }))
    const oxlint = resolve(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint')
    const { code, text } = await printed(process.execPath, [oxlint, '--no-ignore', '-c', config, basename(folder)], { cwd: root })
    return { code, text: text.replaceAll(`${basename(folder)}/`, '').replaceAll('.vue.ts', '.vue') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { code, text } = await lintVueTypes(resolve('.'))
  process.stdout.write(text)
  process.exitCode = code
}
