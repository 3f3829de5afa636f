/** Opens the store of a data folder. */
import { newestBackup, sizeOf } from './data-files.ts'
import { asStoreError, guarded, withStoreErrors } from './errors.ts'
import { createCheckpointTable } from './checkpoint-table.ts'
import { createExperimentTable } from './experiment-table.ts'
import { importRecords } from './import-runs.ts'
import { createHistoryTable } from './history-table.ts'
import { allProblems, structureProblems } from './integrity.ts'
import { allMigrations, versionOf } from './migrations.ts'
import { openDatabase } from './open-database.ts'
import type { OpenDatabase } from './open-database.ts'
import { createQueueTable } from './queue-table.ts'
import { createPageTable } from './page-table.ts'
import { createRunTable } from './run-table.ts'
import { createSettingsTable } from './settings-table.ts'
import { createSpaceTable } from './space-table.ts'
import type { Store } from './store.ts'
import { createSweepTable } from './sweep-table.ts'
import { createUsageTable } from './usage-table.ts'
import { createViewTable } from './view-table.ts'

export interface OpenStoreOptions {
  /** Made where it is not there, unless only read. */
  readonly dataDir: string
  /** Looks at what another process may be writing: takes no lock, changes nothing; what would throws a StoreError READ_ONLY. */
  readonly readOnly?: boolean
  /** Time for the names of backups and for telling who has the folder. */
  readonly now: () => Date
}

export interface OpenStore extends Store {
  /** Full path of the newest backup in the data folder; null where none was ever needed. */
  readonly lastBackup: string | null
}

/**
 * Keeps all in `burstlab.db` (SQLite with a write-ahead log). For writing it takes the folder's lock, checks the file unless it is as
 * the last session closed it, and, where the schema is an older one, makes a copy in `backups/` before it brings it up to date. What a call has written survives
 * the death of the process from then on. Throws a StoreError with a clear message when the folder is locked, unusable or
 * empty (for reading), or the database damaged, foreign, or from a newer version.
 */
export async function openStore({ dataDir, readOnly = false, now }: OpenStoreOptions): Promise<OpenStore> {
  const database = await openDatabase({ dataDir, readOnly, now, migrations: allMigrations })
  try {
    return storeOn(database, dataDir)
  } catch (error) {
    database.close()
    throw asStoreError(database.file, error)
  }
}

function storeOn({ db, file, noticeDamage, close }: OpenDatabase, dataDir: string): OpenStore {
  const guard = <Table extends object>(table: Table): Table => guarded(file, table, noticeDamage)
  const runs = createRunTable(db)
  const tables = { experiments: createExperimentTable(db), runs, checkpoints: createCheckpointTable(db, runs) }
  return {
    experiments: guard(tables.experiments),
    runs: guard(tables.runs),
    sweeps: guard(createSweepTable(db, tables.runs)),
    queue: guard(createQueueTable(db)),
    pages: guard(createPageTable(db)),
    checkpoints: guard(tables.checkpoints),
    usage: guard(createUsageTable(db)),
    history: guard(createHistoryTable(db)),
    views: guard(createViewTable(db)),
    space: guard(createSpaceTable(db)),
    settings: guard(createSettingsTable(db)),
    import: (records) => withStoreErrors(file, () => importRecords(db, tables, records), noticeDamage),
    schemaVersion: versionOf(db),
    lastBackup: newestBackup(dataDir),
    bytes: () => sizeOf(file) + sizeOf(`${file}-wal`),
    integrityProblems(of) {
      const problems = withStoreErrors(file, () => (of === 'everything' ? allProblems(db) : structureProblems(db)))
      if (problems.length > 0) noticeDamage()
      return problems
    },
    close,
  }
}
