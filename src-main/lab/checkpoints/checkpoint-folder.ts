/** Where checkpoints lie in a data folder. The host that computes writes them; the lab knows them by its database, and clears up. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export const checkpointsFolder = (dataDir: string): string => join(dataDir, 'checkpoints')

/** Of a run's `number`th checkpoint. */
export const checkpointName = (runId: string, number: number): string => `${runId}-${number}.safetensors`

/** What is gone already is as it should be; what cannot be removed now is swept away at the next start. */
export function removeCheckpoints(folder: string, names: readonly string[]): void {
  for (const name of names) {
    try {
      rmSync(join(folder, name), { force: true })
    } catch {
      // Somebody else has it open.
    }
  }
}

/** Removes what nobody knows: files of runs that are gone, and those whose writing was cut off. */
export function sweepCheckpoints(folder: string, known: ReadonlySet<string>): void {
  removeCheckpoints(folder, namesIn(folder).filter((name) => /\.safetensors(\.(\d+\.)?part)?$/.test(name) && !known.has(name)))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // There is none yet.
    return []
  }
}
