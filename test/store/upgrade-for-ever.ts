/** A process that brings a data folder up to date and never gets to the end of it: it waits to be killed in the middle. `node upgrade-for-ever.ts FOLDER` */
import { openDatabase } from '../../src-main/store/open-database.ts'
import { allMigrations, newestVersion } from '../../src-main/store/migrations.ts'

const newest = newestVersion(allMigrations)
await openDatabase({
  dataDir: process.argv[2] ?? '', readOnly: false, now: () => new Date(),
  migrations: [...allMigrations, {
    version: newest + 1, title: 'count to infinity',
    sql: 'DELETE FROM run_logs; DROP TABLE settings; CREATE TABLE numbers AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n',
  }],
})
