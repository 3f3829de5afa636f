/** What is shipped, under which licences, and at exactly which versions. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { licenceTexts } from '../../build/lib/licence-texts.mjs'
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

describe('the texts that go with a package', () => {
  const parts = licenceTexts('.').split(`${'='.repeat(80)}\n`).slice(1)

  it('are of every package that is installed here, each with its source', () => {
    const installed = shipped.filter(({ place }) => existsSync(`${place}/package.json`))
    expect(parts.map((part) => part.split(': ', 1)[0])).toEqual(installed.map(({ name, version }) => `${name} ${version}`))
    for (const part of parts) expect(part.split('\n')[1]).toMatch(/^https:\/\/github\.com\/\S+$/)
  })

  it('are whole, also of packages that bring none', () => {
    for (const part of parts) expect(part.length, part.slice(0, 200)).toBeGreaterThan(400)
    expect(parts.find((part) => part.startsWith('fontkit '))).toMatch(/Copyright \(c\) Devon Govett.*Permission is hereby granted/s)
    for (const part of parts.filter((part) => part.startsWith('@resvg/'))) expect(part).toMatch(/^https:\/\/github\.com\/yisibl\/resvg-js\n.*Mozilla Public License Version 2\.0/ms)
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
