/** What is shipped, under which licences, and at exactly which versions. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { licencesPage, shippedPackages } from '../../build/licences.mjs'

const shipped = shippedPackages('.')
const json = (file: string): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>

describe('docs/licences.md', () => {
  it('is current: npm run licences writes it', () => expect(readFileSync('docs/licences.md', 'utf8')).toBe(licencesPage(shipped)))

  it('has what the main side, the page and the window need', () => {
    const names = shipped.map(({ name }) => name)
    for (const name of ['better-sqlite3', 'zod', 'vue', 'primevue', 'echarts', 'katex', 'electron', 'ws']) expect(names).toContain(name)
    expect(names).not.toContain('vitest')
  })
})

describe('dependencies', () => {
  const { dependencies, devDependencies, optionalDependencies } = json('package.json') as Record<string, Record<string, string>>

  it.each(Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))('%s is pinned to one version', (_, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  })

  it('are locked, each with the checksum of what is installed', () => {
    const packages = json('package-lock.json')['packages'] as Record<string, { readonly integrity?: string; readonly link?: boolean }>
    const open = Object.entries(packages).filter(([place, { integrity }]) => place !== '' && !/^sha512-/.test(integrity ?? '')).map(([place]) => place)
    expect(open).toEqual([])
  })
})
