/** Composed pages: the table `figures`. */
import type Database from 'better-sqlite3'
import { StoreError } from './errors.ts'
import { fromJson, toJson } from './json-column.ts'

export interface PageRecord {
  readonly id: string
  readonly name: string
  readonly document: unknown
  readonly createdAt: string
  readonly updatedAt: string
  readonly trashedAt: string | null
}

export interface PageTable {
  /** Newest change first. */
  list(trashed: boolean): PageRecord[]
  get(id: string): PageRecord | undefined
  insert(record: PageRecord): void
  save(record: Pick<PageRecord, 'id' | 'name' | 'document' | 'updatedAt'>): void
  /** Null takes them out of the trash. */
  setTrashed(ids: readonly string[], at: string | null): void
}

type Row = Omit<PageRecord, 'document'> & { readonly document: string }

const columns = 'id, name, created_at AS createdAt, updated_at AS updatedAt, trashed_at AS trashedAt, document'

export function createPageTable(db: Database.Database): PageTable {
  const kept = db.prepare<[], Row>(`SELECT ${columns} FROM figures WHERE trashed_at IS NULL ORDER BY updated_at DESC, seq DESC`)
  const trashed = db.prepare<[], Row>(`SELECT ${columns} FROM figures WHERE trashed_at IS NOT NULL ORDER BY updated_at DESC, seq DESC`)
  const one = db.prepare<[string], Row>(`SELECT ${columns} FROM figures WHERE id = ?`)
  const insert = db.prepare<[Row]>('INSERT INTO figures (id, name, created_at, updated_at, trashed_at, document) VALUES (:id, :name, :createdAt, :updatedAt, :trashedAt, :document)')
  const save = db.prepare<[Pick<Row, 'id' | 'name' | 'document' | 'updatedAt'>]>('UPDATE figures SET name = :name, document = :document, updated_at = :updatedAt WHERE id = :id')
  const setTrashed = db.prepare<[string | null, string]>('UPDATE figures SET trashed_at = ? WHERE id = ?')
  return {
    list: (inTrash) => (inTrash ? trashed : kept).all().map(recordOf),
    get(id) {
      const row = one.get(id)
      return row === undefined ? undefined : recordOf(row)
    },
    insert: (record) => void insert.run({ ...record, document: toJson(record.document) }),
    save({ id, name, document, updatedAt }) {
      if (save.run({ id, name, updatedAt, document: toJson(document) }).changes === 0) throw new StoreError('NOT_FOUND', `There is no figure "${id}".`)
    },
    setTrashed: (ids, at) => db.transaction(() => {
      for (const id of ids) setTrashed.run(at, id)
    }).immediate(),
  }
}

const recordOf = (row: Row): PageRecord => ({ ...row, document: fromJson(row.document) })
