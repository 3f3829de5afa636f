/** The order in which queued runs start: by priority, then by position. */
import type Database from 'better-sqlite3'
import type { QueuePlace, QueueTable } from './queue-records.ts'

export function createQueueTable(db: Database.Database): QueueTable {
  const order = 'ORDER BY priority DESC, position, run'
  const places = db.prepare<[], QueuePlace>(`SELECT runs.id AS runId, priority FROM queue_places JOIN runs ON runs.seq = run ${order}`)
  const first = db.prepare<[], QueuePlace>(`SELECT runs.id AS runId, priority FROM queue_places JOIN runs ON runs.seq = run ${order} LIMIT 1`)
  const count = db.prepare<[], number>('SELECT count(*) FROM queue_places').pluck()
  const put = db.prepare<[number, number, string]>('UPDATE queue_places SET priority = ?, position = ? WHERE run = (SELECT seq FROM runs WHERE id = ?)')
  return {
    list: () => places.all(),
    first: () => first.get(),
    count: () => count.get() ?? 0,
    arrange: (wanted) => db.transaction(() => {
      for (const [index, { runId, priority }] of wanted.entries()) put.run(priority, index + 1, runId)
    }).immediate(),
  }
}
