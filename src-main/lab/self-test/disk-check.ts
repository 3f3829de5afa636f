/** Is there room for results? */
import { statfs } from 'node:fs/promises'
import type { Finding, SelfTestParts } from './check.ts'

const lowGiB = 2
const fullGiB = 0.1

export async function diskCheck({ dataDir }: Pick<SelfTestParts, 'dataDir'>): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(dataDir)
    return diskFinding((bavail * bsize) / 2 ** 30)
  } catch (error) {
    const detail = `The data folder ${dataDir} cannot be looked at: ${error instanceof Error ? error.message : String(error)}`
    return { state: 'failed', detail, remedy: 'See that the folder is there and its disk is connected, then start Burstlab again.' }
  }
}

export function diskFinding(freeGiB: number): Finding {
  const detail = `${freeGiB.toFixed(1)} GiB free in the data folder`
  if (freeGiB < fullGiB) return { state: 'failed', detail, remedy: 'Free some space, or choose a data folder on another disk.' }
  if (freeGiB < lowGiB) return { state: 'warning', detail, remedy: 'Long runs may not fit: free some space soon.' }
  return { state: 'ok', detail, remedy: '' }
}
