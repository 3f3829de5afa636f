/** Parts that Burstlab uses where they are there and does without where they are not. */
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ok } from './check.ts'
import type { Finding, SelfTestParts } from './check.ts'

export function electronCheck({ electronVersion, root }: Pick<SelfTestParts, 'electronVersion' | 'root'>): Finding {
  if (electronVersion !== null) return { state: 'ok', detail: `This window: Electron ${electronVersion}`, remedy: '' }
  const folder = join(root, 'node_modules', 'electron')
  if (!existsSync(folder)) return { state: 'warning', detail: 'Not installed: the workbench opens in a browser', remedy: 'For a window of its own, install the packaged Burstlab, or run "npm ci".' }
  if (!existsSync(join(folder, 'path.txt'))) {
    return { state: 'warning', detail: 'Its binary was not downloaded: the workbench opens in a browser', remedy: 'For a window of its own, run "npx install-electron" where downloads are allowed.' }
  }
  return { state: 'ok', detail: 'Installed; the workbench was opened in a browser this time', remedy: '' }
}

/** Looks without loading: a library for another GPU may end the process that loads it. What works is found by the devices' desk. */
export function graphicsCheck({ root }: Pick<SelfTestParts, 'root'>): Finding {
  const webgpu = packageFolder(root, 'webgpu') !== undefined
  const detail = `WebGPU: ${webgpu ? 'installed' : 'not installed'}. TensorFlow with CUDA: ${tensorflowState(root)}. The list of devices says what works.`
  return webgpu ? ok(detail) : { state: 'warning', detail, remedy: 'For networks of ensembles on a graphics processor, run "npm ci --include=optional".' }
}

function tensorflowState(root: string): string {
  const folder = packageFolder(root, '@tensorflow/tfjs-node-gpu')
  if (folder === undefined) return 'not installed'
  const libraries = join(folder, 'deps', 'lib')
  return existsSync(libraries) && readdirSync(libraries).some((name) => name.includes('tensorflow')) ? 'installed' : 'its library was not downloaded'
}

function packageFolder(root: string, name: string): string | undefined {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve(`${name}/package.json`))
  } catch {
    return undefined
  }
}
