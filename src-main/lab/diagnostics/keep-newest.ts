/** Bounds a folder of reports: the newest stay. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Removes all but the last `count` of the files whose names begin with a time, in the order of their names. Throws what the file system throws. */
export function keepNewest(folder: string, count: number): void {
  for (const name of reportsIn(folder).slice(0, -count)) rmSync(join(folder, name), { force: true })
}

/** Names, oldest first. */
export const reportsIn = (folder: string): string[] => readdirSync(folder).filter((name) => /^\d{4}-\d\d-\d\dT.*\.json$/.test(name)).sort()
