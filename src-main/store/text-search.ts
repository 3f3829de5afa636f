/** Full-text search over names, notes and logs of runs (SQLite's FTS5). */
import type Database from 'better-sqlite3'
import type { FoundIn, FoundText, HistoryTable, SnippetPart } from './history-records.ts'

/** Marks of a hit, which no one types. */
const [open, close] = ['\u0001', '\u0002']
/** Words around a hit. */
const snippetWords = 12

export function createTextSearch(db: Database.Database): Pick<HistoryTable, 'find' | 'snippet'> {
  const runs = db.prepare<[string], string>('SELECT runs.id FROM run_search JOIN runs ON runs.seq = run_search.rowid WHERE run_search MATCH ?').pluck()
  const logs = db.prepare<[string], string>(`
    SELECT id FROM runs WHERE seq IN (SELECT run_logs.run FROM log_search JOIN run_logs ON run_logs.seq = log_search.rowid WHERE log_search MATCH ?)`).pluck()
  const runSnippet = (column: number) => db.prepare<[string, string], string>(`
    SELECT snippet(run_search, ${column}, char(1), char(2), '…', ${snippetWords}) FROM run_search WHERE run_search MATCH ? AND rowid = (SELECT seq FROM runs WHERE id = ?)`).pluck()
  const snippets: Readonly<Record<FoundIn, Database.Statement<[string, string], string>>> = {
    name: runSnippet(0),
    notes: runSnippet(1),
    log: db.prepare<[string, string], string>(`
      SELECT snippet(log_search, 0, char(1), char(2), '…', ${snippetWords}) FROM log_search
      WHERE log_search MATCH ? AND rowid IN (SELECT run_logs.seq FROM run_logs JOIN runs ON runs.seq = run_logs.run WHERE runs.id = ?) ORDER BY rowid LIMIT 1`).pluck(),
  }
  return {
    find(words) {
      if (words.length === 0) return []
      const inRuns = (column: 'name' | 'notes'): FoundText[] => runs.all(query(words, column)).map((id) => ({ id, where: column }))
      return [...inRuns('name'), ...inRuns('notes'), ...logs.all(query(words)).map((id): FoundText => ({ id, where: 'log' }))]
    },
    snippet(id, where, words) {
      if (words.length === 0) return null
      const text = snippets[where].get(query(words, where === 'log' ? undefined : where), id)
      return text === undefined ? null : parts(text)
    },
  }
}

/** All of the words, each as the beginning of one; quoted, so that nothing in them is an operator. */
function query(words: readonly string[], column?: string): string {
  const terms = words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' AND ')
  return column === undefined ? terms : `${column} : (${terms})`
}

function parts(text: string): SnippetPart[] {
  return text.split(open).flatMap((piece, index): SnippetPart[] => {
    if (index === 0) return [{ text: piece, hit: false }]
    const [hit = '', rest = ''] = piece.split(close)
    return [{ text: hit, hit: true }, { text: rest, hit: false }]
  }).filter((part) => part.text !== '')
}
