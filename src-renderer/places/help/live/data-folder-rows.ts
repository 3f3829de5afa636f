/** The files and folders of a data folder, with their full paths as this system writes them. */
import type { AppInfo, SpaceReport } from '../../../../src-main/api/contract.ts'

export interface DataFolderRow {
  readonly path: string
  /** Undefined where it was not measured. */
  readonly bytes: number | undefined
}

export function dataFolderRows({ dataDir }: Pick<AppInfo, 'dataDir'>, { databaseBytes, datasetBytes, backupBytes }: Pick<SpaceReport, 'databaseBytes' | 'datasetBytes' | 'backupBytes'>): DataFolderRow[] {
  const separator = dataDir.includes('\\') ? '\\' : '/'
  const at = (name: string, bytes: number | undefined): DataFolderRow => ({ path: `${dataDir}${separator}${name}`, bytes })
  return [at('burstlab.db', databaseBytes), at(`datasets${separator}`, datasetBytes), at(`checkpoints${separator}`, undefined), at(`backups${separator}`, backupBytes)]
}
