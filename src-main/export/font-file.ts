/** Our own font, which makes a figure the same on every machine. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Full path of a file of the font, for programs that know no archive. Throws where the package is missing. */
export function fontFile(name: 'DejaVuSans.ttf' | 'DejaVuSans-Bold.ttf'): string {
  const folder = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'))
  return besideArchive(join(folder, 'ttf', name))
}

/** In a package, a path leads into Electron's archive, where native code finds nothing; the same file lies beside it. */
export const besideArchive = (path: string): string => path.replace(/([\\/])app\.asar(?=[\\/])/, '$1app.asar.unpacked')
