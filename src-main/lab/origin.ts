/** Which Burstlab on which machine: what every run remembers of where it was computed. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { hostname, release } from 'node:os'
import { dirname, join } from 'node:path'

export interface Application {
  /** The folder with package.json, in the sources as in a package. */
  readonly root: string
  readonly version: string
}

/** Looks upwards from `from` for our own package.json. Throws where there is none: then the installation is broken. */
export function findApplication(from: string): Application {
  for (let folder = from; ; folder = dirname(folder)) {
    const version = versionIn(join(folder, 'package.json'))
    if (version !== undefined) return { root: folder, version }
    if (dirname(folder) === folder) throw new Error(`Burstlab's package.json is missing above ${from}: install it again.`)
  }
}

function versionIn(file: string): string | undefined {
  if (!existsSync(file)) return undefined
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const isOurs = typeof content === 'object' && content !== null && 'name' in content && content.name === 'burstlab' && 'version' in content
  return isOurs ? String(content.version) : undefined
}

/**
 * The commit the sources are at, with "+changes" where files differ from it; null for an installed copy, or without git.
 * Only a checkout of our own counts: a repository that merely contains the installation says nothing about it.
 */
export function gitCommitOf(root: string): string | null {
  if (!existsSync(join(root, '.git'))) return null
  const git = (...args: string[]): string => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 5000 }).trim()
  try {
    return `${git('rev-parse', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+changes'}`
  } catch {
    return null
  }
}

/** "linux 6.1.0 x64". */
export const platformName = (): string => `${process.platform} ${release()} ${process.arch}`

export const hostName = (): string => hostname()
