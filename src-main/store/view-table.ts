/** Saved views of places. */
import type Database from 'better-sqlite3'
import type { SavedView, ViewTable } from './history-records.ts'
import { fromJson, toJson } from './json-column.ts'

type Row = Omit<SavedView, 'state' | 'isDefault'> & { readonly state: string; readonly isDefault: number }

const columns = 'id, place, name, is_default AS isDefault, updated_at AS updatedAt, state'

export function createViewTable(db: Database.Database): ViewTable {
  const list = db.prepare<[string], Row>(`SELECT ${columns} FROM saved_views WHERE place = ? ORDER BY name COLLATE NOCASE, seq`)
  const one = db.prepare<[string], Row>(`SELECT ${columns} FROM saved_views WHERE id = ?`)
  const save = db.prepare<[Row]>(`
    INSERT INTO saved_views (id, place, name, is_default, updated_at, state) VALUES (:id, :place, :name, :isDefault, :updatedAt, :state)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, is_default = excluded.is_default, updated_at = excluded.updated_at, state = excluded.state`)
  const noDefault = db.prepare<[string]>('UPDATE saved_views SET is_default = 0 WHERE place = ?')
  const remove = db.prepare<[string]>('DELETE FROM saved_views WHERE id = ?')
  return {
    list: (place) => list.all(place).map(viewOf),
    get(id) {
      const row = one.get(id)
      return row === undefined ? undefined : viewOf(row)
    },
    save: (view) => db.transaction(() => {
      if (view.isDefault) noDefault.run(view.place)
      save.run({ ...view, isDefault: Number(view.isDefault), state: toJson(view.state) })
    }).immediate(),
    remove: (id) => void remove.run(id),
  }
}

const viewOf = (row: Row): SavedView => ({ ...row, isDefault: row.isDefault === 1, state: fromJson(row.state) })
