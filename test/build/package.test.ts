/** What a package of the window is made of: the configuration that electron-builder gets, and the files that follow from it. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import config from '../../build/electron-builder.mjs'
import { writeChecksums } from '../../build/lib/checksums.mjs'
import { needsBuild } from '../../build/lib/freshness.mjs'
import { offlineFiles } from '../../build/lib/offline-files.mjs'
import { packedFiles, productionPackages, regExpOf } from '../../build/lib/packed-files.mjs'

const root = resolve('.')
if (needsBuild(root)) throw new Error('out/ is missing or older than the sources: run "npm run build" first')

const readText = (path: string): string => readFileSync(join(root, path), 'utf8')
const { arch } = process
const files = packedFiles({ root, config, arch })
const paths = files.map(({ path }) => path)
const unpacked = files.filter((file) => file.unpacked).map(({ path }) => path)
const megabytes = (list: readonly { readonly bytes: number }[]): number => list.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
const builtScripts = readdirSync(join(root, 'out', 'main'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js')).map((name) => readText(join('out', 'main', name)))

describe('the configuration', () => {
  it('makes an AppImage, deb and rpm, an installer for Windows and a disk image for macOS', () => {
    expect([config.linux.target, config.win.target, config.mac.target]).toEqual([['AppImage', 'deb', 'rpm'], ['nsis'], ['dmg']])
    expect(config.nsis).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false })
  })

  it('closes every door of Electron that the window does not use', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false,
      enableCookieEncryption: true, enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false, grantFileProtocolExtraPrivileges: false,
    })
    expect(config.asar).toBe(true)
  })

  it('neither publishes nor compiles anything', () => {
    expect(config).toMatchObject({ publish: null, npmRebuild: false })
  })

  it('opens bundles with Burstlab', () => {
    expect(config.fileAssociations).toEqual([expect.objectContaining({ ext: 'burstlab', mimeType: 'application/x-burstlab' })])
  })

  it('names the desktop entry as the window names itself, so that a task bar joins the two', () => {
    const { name, desktopName, homepage, author } = JSON.parse(readText('package.json')) as Record<string, string>
    expect(desktopName).toBe(`${name ?? ''}.desktop`)
    expect(config.linux.syncDesktopName).toBe(true)
    // A deb or rpm is refused without them.
    expect([homepage, author, config.linux.maintainer]).not.toContain(undefined)
  })

  it('has an icon that is large enough for every system', () => {
    for (const { icon } of [config.linux, config.win, config.mac]) expect(pngSize(readFileSync(join(root, icon)))).toEqual([512, 512])
  })

  it('has one list of files: with one for each system, electron-builder would pack everything', () => {
    for (const part of [config.linux, config.win, config.mac]) expect(part).not.toHaveProperty('files')
  })
})

describe('a package', () => {
  it('holds the built programs, the page, the licences and the icon', () => {
    expect(paths).toEqual(expect.arrayContaining([
      'out/main/main.js', 'out/main/run-host.js', 'out/main/prefetch-worker.js', 'out/preload/preload.cjs', 'out/renderer/index.html', 'package.json', 'LICENSE', 'out/licences.txt', 'resources/icons/icon.png',
    ]))
  })

  it('holds every package that the built programs load', () => {
    const loaded = new Set(builtScripts.flatMap((script) => [...script.matchAll(/(?:from ?|import\(|require\(|createRequire\(import\.meta\.url\)\()["']((?:@[\w-]+\/)?[\w-]+)(?:\/[\w./-]*)?["']/g)].map(([, name]) => name ?? '')))
    const needed = [...loaded].filter((name) => name in requiredDependencies())
    expect(needed).toEqual(expect.arrayContaining(['better-sqlite3', 'zod', 'ws', 'pdfkit', 'echarts', 'katex', '@resvg/resvg-js', '@tensorflow/tfjs-core']))
    // Not only the package: the very file that Node takes of it.
    for (const name of needed) expect(paths).toContain(entryOf(name))
  })

  it('holds no package whose code is in the bundles already', () => {
    for (const name of ['zrender', '@trpc/client', 'typescript', 'vue']) {
      expect(paths.filter((path) => path.startsWith(`node_modules/${name}/`))).toEqual([])
      expect(builtScripts.filter((script) => new RegExp(`(?:from ?|import\\(|\\)\\(|require\\()["']${name}["'/]`).test(script))).toEqual([])
    }
  })

  it('holds no sources, tests, maps, types, nor anything of the folder that is not listed', () => {
    expect(paths.filter((path) => /\.(map|ts|mts|cts|vue)$|\.(test|spec)\.|(^|\/)(tests?|__tests__)\//.test(path))).toEqual([])
    expect([...new Set(paths.map((path) => path.split('/', 1).join('')))].sort()).toEqual(['LICENSE', 'node_modules', 'out', 'package.json', 'resources'])
  })

  it('has no path of this machine in what was built', () => {
    const text = paths.filter((path) => /^out\/.*\.(js|cjs|css|html)$/.test(path)).map(readText).join('\n')
    for (const folder of [root, `${homedir()}/`]) expect(text.includes(folder)).toBe(false)
  })

  it('lays beside its archive what native code opens by itself', () => {
    const onWindows = process.platform === 'win32'
    expect(paths.filter((path) => /\.(node|wasm|dll|so|dylib)$/.test(path) && !unpacked.includes(path))).toEqual([])
    expect(unpacked.filter((path) => path.includes('better-sqlite3'))).toEqual([`node_modules/better-sqlite3/prebuilds/${process.platform}-${arch}.node`])
    expect(unpacked).toEqual(expect.arrayContaining(['node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'node_modules/@cwasm/jpeg-turbo/jpeg-turbo.wasm']))
    if (existsSync(join(root, 'node_modules/webgpu/dist'))) expect(unpacked.filter((path) => path.startsWith('node_modules/webgpu/dist/'))).toHaveLength(onWindows ? 3 : 1)
  })

  // Measured on Linux x64: 65 MB with Dawn for WebGPU (21 MB), of which the page is 7 MB and the built programs 1.3 MB.
  it('stays small: 80 MB without Electron, of which the page 10 MB and the programs 3 MB at most', () => {
    expect(megabytes(files)).toBeLessThan(80)
    expect(megabytes(files.filter(({ path }) => path.startsWith('out/renderer/')))).toBeLessThan(10)
    expect(megabytes(files.filter(({ path }) => path.startsWith('out/main/')))).toBeLessThan(3)
  })
})

describe('the archive for machines without a network', () => {
  const archived = (platform: string, withElectron = false): string[] => offlineFiles({ root, config, platform, arch, withElectron }).map(({ to }) => to)

  it.skipIf(process.platform === 'win32')('holds all of the package, the launchers, Node and the guide', () => {
    const held = archived(process.platform)
    expect(held).toEqual(expect.arrayContaining([...paths, 'burstlab', 'build/start.mjs', 'build/burstlab.mjs', 'build/lib/prepare.mjs', 'node_modules/node/bin/node', 'docs/guide.md']))
    expect(held.filter((path) => path.startsWith('src-') || path.startsWith('test/') || path.startsWith('node_modules/electron/'))).toEqual([])
    expect(new Set(held).size).toBe(held.length)
  })

  it.skipIf(process.platform === 'win32')('holds Electron where its binary is there', () => {
    expect(archived(process.platform, true)).toContain('node_modules/electron/package.json')
  })

  it('says what is missing where npm has brought no Node', () => {
    expect(() => offlineFiles({ root: join(root, 'docs'), config, platform: 'win32', arch, withElectron: false })).toThrow(/^node_modules\/node\/bin\/node\.exe is missing: run "npm ci"/)
  })

  it('starts with what an executable file is', () => {
    expect(statSync(join(root, 'build/offline/burstlab')).mode & 0o111).not.toBe(0)
  })
})

describe('checksums', () => {
  it('are those of the packages, as sha256sum reads them, and of nothing else that lies beside', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'burstlab-sums-'))
    for (const name of ['Burstlab-1.deb', 'Burstlab-1-offline.tar.gz', 'builder-debug.yml']) writeFileSync(join(folder, name), 'abc')
    const lines = await writeChecksums(folder)
    expect(lines).toEqual(['Burstlab-1-offline.tar.gz', 'Burstlab-1.deb'].map((name) => `ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  ${name}`))
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toBe(lines.map((line) => `${line}\n`).join(''))
    rmSync(folder, { recursive: true })
  })
})

describe('patterns of files', () => {
  it.each([
    ['out/**', ['out/main/main.js', 'out/.x'], ['outer/a', 'out']],
    ['**/*.{map,ts}', ['a.map', 'a/.b/c.ts'], ['a.maps', 'map', 'a.tsx']],
    ['a/!(x|y)/**', ['a/z/1', 'a/xx/1/2'], ['a/x/1', 'a/y/1/2', 'a/z']],
    ['a/**/!(*.js|*.wasm)', ['a/b.css', 'a/b/c.json'], ['a/b.js', 'a/b/c.wasm']],
    ['a/*{.test,_test}.js', ['a/b.test.js', 'a/b_test.js'], ['a/b/c.test.js', 'a/btest.js']],
  ])('%s', (pattern, matching, others) => {
    expect([...matching, ...others].filter((path) => regExpOf(pattern).test(path))).toEqual(matching)
  })
})

describe('packages of the program itself', () => {
  it('are those of the lock file that are not for development', () => {
    expect(productionPackages({ packages: { '': {}, 'node_modules/a': {}, 'node_modules/b': { dev: true }, 'node_modules/a/node_modules/c': {} } })).toEqual(['node_modules/a', 'node_modules/a/node_modules/c'])
  })

  it('are no packages for development in this copy', () => {
    expect(statSync(join(root, 'node_modules', 'vite')).isDirectory()).toBe(true)
    expect(paths.filter((path) => /^node_modules\/(vite|vitest|electron|node|eslint)\//.test(path))).toEqual([])
  })
})

const requiredDependencies = (): Record<string, string> => (JSON.parse(readText('package.json')) as Record<string, Record<string, string>>)['dependencies'] ?? {}

/** What `require` takes of a package, from the root. */
const entryOf = (name: string): string => relative(root, createRequire(join(root, 'package.json')).resolve(name)).replaceAll('\\', '/')

/** Width and height, from the header of a PNG. */
const pngSize = (png: Buffer): number[] => [png.readUInt32BE(16), png.readUInt32BE(20)]
