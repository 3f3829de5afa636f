/** Whether Linux has the library through which Vulkan's drivers are found. Dawn, left to find out by itself, writes its disappointment on the terminal. */
import { dirname, join } from 'node:path'

const library = 'libvulkan.so.1'

export interface LoaderParts {
  readonly platform: NodeJS.Platform
  /** Of the program: Electron brings a loader along. */
  readonly program: string
  /** Opens a library as the system does, by its name or its path. */
  readonly open: (library: string) => void
}

const here: LoaderParts = { platform: process.platform, program: process.execPath, open: (name) => process.dlopen({ exports: {} }, name) }

/** Why it cannot be had, in the system's words; null where it can, and where WebGPU needs none. */
export function missingVulkan({ platform, program, open }: LoaderParts = here): string | null {
  if (platform !== 'linux') return null
  const [beside, byName] = [join(dirname(program), library), library].map((name) => refusalOf(name, open))
  return beside === null ? null : byName ?? null
}

function refusalOf(name: string, open: LoaderParts['open']): string | null {
  try {
    open(name)
    return null
  } catch (cause) {
    // Node opened it, and found that it is no extension of Node.
    if (!(cause instanceof Error) || /did not self-register/.test(cause.message)) return null
    return cause.message
  }
}
