/** Layouts of a run's panels as files, to take to another lab: written, and read with what is wrong in them. Pure. */
import type { SerializedDockview } from 'dockview-vue'
import type { ExportedFile } from '../../../src-main/api/contract.ts'
import { isRecord } from '../../components/read-json.ts'
import { isLayout } from './dock-layout.ts'

const format = 'burstlab-layout'
const formatVersion = 1
/** Larger ones are something else. */
export const mostBytes = 1_000_000

export const layoutFile = (kind: string, layout: unknown): ExportedFile => ({
  filename: `burstlab-layout-${kind}.json`, mimeType: 'application/json', encoding: 'utf8', content: `${JSON.stringify({ format, formatVersion, kind, layout }, null, 2)}\n`,
})

/** Or what is wrong with it: a field, its value, and what was expected. Panels that the kind of run has not are left out when it is applied. */
export function readLayoutFile(text: string, kind: string): { readonly layout: SerializedDockview } | { readonly problem: string } {
  const file = parsed(text)
  if (!isRecord(file)) return { problem: 'The file is no JSON object; expected a layout as it was exported here.' }
  if (file['format'] !== format) return { problem: `format is ${shown(file['format'])}; expected "${format}".` }
  if (file['formatVersion'] !== formatVersion) return { problem: `formatVersion is ${shown(file['formatVersion'])}; expected ${formatVersion}.` }
  if (file['kind'] !== kind) return { problem: `kind is ${shown(file['kind'])}; expected "${kind}", the kind of this run.` }
  const { layout } = file
  return isLayout(layout) ? { layout } : { problem: 'layout has no panels that are known here; expected the arrangement of a run\'s panels.' }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const shown = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value).slice(0, 60))
