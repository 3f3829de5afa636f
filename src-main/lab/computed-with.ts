/** With what this machine computes, as far as numbers or their speed depend on it: what runs remember beside versions and host. */
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { RunFacts } from '../store/records.ts'

/** What takes part in computing; the rest draws, stores and shows. */
const computingPackages = [
  '@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-webgpu', '@tensorflow/tfjs-node-gpu', 'webgpu',
]

/** `root` is the folder with our package.json: packages are those that are installed there, whatever the lockfile asks for. */
export function computedWith(root: string): Pick<RunFacts, 'processor' | 'cores' | 'packages'> {
  const processor = cpus()[0]?.model.trim().replaceAll(/\s+/g, ' ') ?? ''
  return { ...(processor === '' ? {} : { processor }), cores: availableParallelism(), packages: { V8: process.versions.v8, ...installedPackages(root) } }
}

/** Versions by name; what is not installed is left out. */
export function installedPackages(root: string, names: readonly string[] = computingPackages): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => {
    const version = versionOf(join(root, 'node_modules', name, 'package.json'))
    return version === null ? [] : [[name, version]]
  }))
}

const versionSchema = z.object({ version: z.string() })

function versionOf(file: string): string | null {
  try {
    return versionSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version
  } catch {
    // Not installed, or no package: nothing was computed with it.
    return null
  }
}
