/** One window per data folder: a second start on the same folder shows the first one's window. */
import { realpathSync } from 'node:fs'
import { windowFolder } from '../lab/settings/data-folder.ts'
import { makeFolder } from '../lab/make-folder.ts'
import type { AppPart } from './electron-parts.ts'

/**
 * Makes the folder where missing, moves Electron's own files into it (`window/`) and asks for the lock, which Electron keeps
 * per folder of its files. Gives null where another process has it. Throws what the file system throws.
 */
export function claimDataFolder(app: Pick<AppPart, 'setPath' | 'requestSingleInstanceLock'>, dataDir: string): { readonly dataDir: string; readonly windowDir: string } | null {
  makeFolder(dataDir)
  // Two names of one folder must lead to the same lock.
  const real = realpathSync(dataDir)
  const windowDir = windowFolder(real)
  makeFolder(windowDir)
  app.setPath('userData', windowDir)
  return app.requestSingleInstanceLock({ dataDir: real }) ? { dataDir: real, windowDir } : null
}
