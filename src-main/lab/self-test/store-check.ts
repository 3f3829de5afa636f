/** Is the database sound, and can it be written? */
import type { Finding, SelfTestParts } from './check.ts'

/** Reading more than this may take longer than the self-test has, on a slow disk. */
const fullCheckBytes = 2 * 2 ** 30

export function storeCheck({ store, dataDir }: SelfTestParts): Finding {
  const everything = store.bytes() <= fullCheckBytes
  const problems = store.integrityProblems(everything ? 'everything' : 'structure')
  if (problems.length > 0) {
    return { state: 'failed', detail: `The database is damaged: ${problems.slice(0, 3).join('; ')}`, remedy: `Close Burstlab, keep a copy of ${dataDir}, and put a file from its "backups" folder in the place of burstlab.db.` }
  }
  const written = Date.now()
  try {
    store.settings.set('selfTest.lastRun', written)
  } catch (error) {
    return { state: 'warning', detail: `Sound, but not written: ${error instanceof Error ? error.message : String(error)}`, remedy: 'Another process may have the folder; runs cannot be recorded from here.' }
  }
  if (store.settings.get('selfTest.lastRun') !== written) throw new Error('what was written did not come back')
  const leftOut = everything ? '' : '; the recorded values, which would take minutes, were left out'
  return { state: 'ok', detail: `Sound and writable, ${(store.bytes() / 1e6).toFixed(1)} MB, schema version ${store.schemaVersion}${leftOut}`, remedy: '' }
}
