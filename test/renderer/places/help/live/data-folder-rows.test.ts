import { expect, it } from 'vitest'
import { dataFolderRows } from '../../../../../src-renderer/places/help/live/data-folder-rows.ts'

it('the paths of a data folder are as the system writes them', () => {
  const sizes = { databaseBytes: 4096, datasetBytes: 10, backupBytes: 0 }
  expect(dataFolderRows({ dataDir: '/home/me/lab' }, sizes).map(({ path }) => path)).toEqual(['/home/me/lab/burstlab.db', '/home/me/lab/datasets/', '/home/me/lab/checkpoints/', '/home/me/lab/backups/'])
  expect(dataFolderRows({ dataDir: 'C:\\Users\\me\\lab' }, sizes)[1]).toEqual({ path: 'C:\\Users\\me\\lab\\datasets\\', bytes: 10 })
})
