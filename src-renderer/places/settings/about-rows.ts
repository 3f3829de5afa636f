/** What is running here, as lines of a table; the same lines go into a report of a problem. */
import type { AppInfo } from '../../../src-main/api/contract.ts'
import type { Place } from '../../stores/place-hash.ts'
import { whatIsNew } from '../help/manual-pages.ts'

export interface AboutRow {
  readonly label: string
  readonly text: string
  /** Where one can read more. */
  readonly more?: { readonly text: string; readonly place: Place }
}

export function aboutRows(info: AppInfo): AboutRow[] {
  return [
    { label: 'Burstlab', text: info.version, more: { text: 'What is new', place: whatIsNew } },
    { label: 'Git commit', text: info.gitCommit ?? 'not known' },
    { label: 'Node', text: info.nodeVersion },
    { label: 'Electron', text: info.electronVersion ?? 'none: this is a browser' },
    { label: 'Platform', text: info.platform },
    { label: 'Host', text: info.host },
    { label: 'Cores', text: String(info.cores) },
    { label: 'Database', text: `${megabytes(info.databaseBytes)}, schema version ${info.schemaVersion}` },
    { label: 'Data folder', text: `${info.dataDir} (${info.dataDirSource})` },
  ]
}

/** Plain text for the clipboard. */
export const aboutText = (rows: readonly AboutRow[]): string => rows.map((row) => `${row.label}: ${row.text}`).join('\n')

const megabytes = (bytes: number): string => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`)
