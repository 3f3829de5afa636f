/** Experiments: what one edits. */
import type Database from 'better-sqlite3'
import { StoreError } from './errors.ts'
import { fromJson, textsFromJson, toJson } from './json-column.ts'
import type { ExperimentKeeping, ExperimentRecord } from './records.ts'
import type { ExperimentTable } from './store.ts'

/** A row as SQLite gives it: JSON as text, booleans as 0 and 1. The table is STRICT, so the types hold. */
type Row = Omit<ExperimentRecord, 'draft' | 'baseline' | 'valid' | 'pinned' | 'tags'> & { readonly draft: string; readonly baseline: string; readonly valid: number; readonly pinned: number; readonly tags: string }

const columns = `id, name, kind, preset_id AS presetId, draft, baseline, difference_count AS differenceCount, valid,
  created_at AS createdAt, updated_at AS updatedAt, trashed_at AS trashedAt,
  forked_from AS forkedFrom, pinned, folder, tags, notes`

export function createExperimentTable(db: Database.Database): ExperimentTable {
  const kept = db.prepare<[], Row>(`SELECT ${columns} FROM experiments WHERE trashed_at IS NULL ORDER BY updated_at DESC, seq DESC`)
  const trashed = db.prepare<[], Row>(`SELECT ${columns} FROM experiments WHERE trashed_at IS NOT NULL ORDER BY updated_at DESC, seq DESC`)
  const one = db.prepare<[string], Row>(`SELECT ${columns} FROM experiments WHERE id = ?`)
  const insert = db.prepare<[Row]>(`
    INSERT INTO experiments (id, name, kind, preset_id, draft, baseline, difference_count, valid, created_at, updated_at, trashed_at, forked_from, pinned, folder, tags, notes)
    VALUES (:id, :name, :kind, :presetId, :draft, :baseline, :differenceCount, :valid, :createdAt, :updatedAt, :trashedAt, :forkedFrom, :pinned, :folder, :tags, :notes)`)
  const save = db.prepare<[Pick<Row, 'id' | 'name' | 'draft' | 'differenceCount' | 'valid' | 'updatedAt'>]>(`
    UPDATE experiments SET name = :name, draft = :draft, difference_count = :differenceCount, valid = :valid, updated_at = :updatedAt WHERE id = :id`)
  const organise = db.prepare<[Pick<Row, 'id' | 'pinned' | 'folder' | 'tags' | 'notes'>]>('UPDATE experiments SET pinned = :pinned, folder = :folder, tags = :tags, notes = :notes WHERE id = :id')
  const renameFolder = db.prepare<[string, string]>('UPDATE experiments SET folder = ? WHERE folder = ?')
  const setTrashed = db.prepare<[string | null, string]>('UPDATE experiments SET trashed_at = ? WHERE id = ?')

  return {
    list: (inTrash) => (inTrash ? trashed : kept).all().map(recordOf),
    get(id) {
      const row = one.get(id)
      return row === undefined ? undefined : recordOf(row)
    },
    insert: (record) => void insert.run(rowOf(record)),
    save(record) {
      const { id, name, differenceCount, updatedAt } = record
      const { changes } = save.run({ id, name, differenceCount, updatedAt, draft: toJson(record.draft), valid: Number(record.valid) })
      if (changes === 0) throw new StoreError('NOT_FOUND', `There is no experiment "${id}".`)
    },
    organise: (changes) => db.transaction(() => {
      for (const { id, ...keeping } of changes) organise.run({ id, ...keepingOf(keeping) })
    }).immediate(),
    renameFolder: (from, to) => void renameFolder.run(to, from),
    setTrashed: (ids, at) => db.transaction(() => {
      for (const id of ids) setTrashed.run(at, id)
    }).immediate(),
  }
}

const recordOf = (row: Row): ExperimentRecord => ({ ...row, draft: fromJson(row.draft), baseline: fromJson(row.baseline), valid: row.valid === 1, pinned: row.pinned === 1, tags: textsFromJson(row.tags) })

const keepingOf = ({ pinned, folder, tags, notes }: ExperimentKeeping): Pick<Row, 'pinned' | 'folder' | 'tags' | 'notes'> => ({ pinned: Number(pinned), folder, tags: toJson(tags), notes })

const rowOf = (record: ExperimentRecord): Row => ({ ...record, ...keepingOf(record), draft: toJson(record.draft), baseline: toJson(record.baseline), valid: Number(record.valid) })
