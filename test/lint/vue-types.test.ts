/** Rules that need types, in the scripts of components. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lintVueTypes, scriptOf } from '../../build/lint/vue-types.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'burstlab-lint-'))
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction')
  writeFileSync(join(root, 'tsconfig.renderer.json'), JSON.stringify({ compilerOptions: { strict: true, target: 'es2024', module: 'preserve', allowImportingTsExtensions: true, noEmit: true } }))
  mkdirSync(join(root, 'src-renderer/places'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

const component = (script: string): string => `<template>\n  <p />\n</template>\n\n<script setup lang="ts">\n${script}</script>\n`

describe('the script of a component', () => {
  it('stands on the lines where it stands there', () => {
    expect(scriptOf(component('const a = 1\n'))?.split('\n')).toEqual(['', '', '', '', '', 'const a = 1', ''])
    expect(scriptOf('<template>\n  <p />\n</template>\n')).toBeUndefined()
  })

  it('is held to rules that need types, also of what it imports from beside it, and is named by its component', async () => {
    writeFileSync(join(root, 'src-renderer/save.ts'), 'export async function save(): Promise<void> {\n  await Promise.resolve()\n}\n')
    writeFileSync(join(root, 'src-renderer/places/Good.vue'), component("import { save } from '../save.ts'\nawait save()\n"))
    expect(await lintVueTypes(root)).toMatchObject({ code: 0 })
    writeFileSync(join(root, 'src-renderer/places/Floating.vue'), component("import { save } from '../save.ts'\nsave()\n"))
    const { code, text } = await lintVueTypes(root)
    expect(code).toBe(1)
    expect(text).toContain('no-floating-promises')
    // Where colours are wanted, the name has one.
    expect(stripVTControlCharacters(text)).toContain('src-renderer/places/Floating.vue:7:1')
    expect(text).not.toContain('Good.vue')
    expect(readdirSync(root).filter((name) => name.startsWith('.vue-types'))).toEqual([])
  }, 60_000)

  it('is missed where there is none', async () => {
    await expect(lintVueTypes(root)).rejects.toThrow('There is no component in ')
  })
})
