/** Parts that Burstlab uses where they are there and does without where they are not. */
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
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

/** Looks without loading: a library for another GPU may end the process that loads it. */
export function tensorflowCheck({ root }: Pick<SelfTestParts, 'root'>): Finding {
  const folder = packageFolder(root, '@tensorflow/tfjs-node-gpu')
  if (folder === undefined) {
    return { state: 'warning', detail: 'Not installed; only the deep networks would use it', remedy: 'On a machine with an NVIDIA GPU and CUDA: "npm install --include=optional" where downloads are allowed.' }
  }
  const libraries = join(folder, 'deps', 'lib')
  const found = existsSync(libraries) && readdirSync(libraries).some((name) => name.includes('tensorflow'))
  if (!found) return { state: 'warning', detail: 'Its package is here, but libtensorflow was not downloaded', remedy: '"npm rebuild @tensorflow/tfjs-node-gpu" where downloads are allowed.' }
  return { state: 'ok', detail: 'Installed', remedy: '' }
}

export function webgpuCheck({ root }: Pick<SelfTestParts, 'root'>): Finding {
  if (packageFolder(root, 'webgpu') === undefined) {
    return { state: 'warning', detail: 'Not looked for: its package is not installed', remedy: 'Nothing: no experiment of this version needs it.' }
  }
  return { state: 'ok', detail: 'Installed', remedy: '' }
}

function packageFolder(root: string, name: string): string | undefined {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve(`${name}/package.json`))
  } catch {
    return undefined
  }
}
