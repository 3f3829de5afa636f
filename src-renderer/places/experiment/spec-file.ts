/** A spec as a file: the same JSON that the command line runs. */
import type { ExportedFile } from '../../../src-main/api/contract.ts'

/** The file to save an experiment's spec as; the name becomes the file's. */
export function specFile(name: string, spec: unknown): ExportedFile {
  const stem = name.normalize('NFKD').replace(/[^\w.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '').slice(0, 80)
  return { filename: `${stem === '' ? 'experiment' : stem}.json`, mimeType: 'application/json', encoding: 'utf8', content: `${JSON.stringify(spec, null, 2)}\n` }
}

/** A file that someone chose: its spec, unchecked (the lab checks it), and a name for the experiment; or what is wrong with it. */
export function readSpecFile(filename: string, text: string): { readonly spec: object; readonly name: string } | { readonly problem: string } {
  let spec: unknown
  try {
    spec = JSON.parse(text)
  } catch (error) {
    return { problem: `"${filename}" is not JSON (${error instanceof Error ? error.message : String(error)}). Expected a spec as an experiment's Export saves it.` }
  }
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) return { problem: `"${filename}" holds no spec: expected a JSON object with the experiment's "kind".` }
  const name = filename.replace(/\.json$/i, '').trim().slice(0, 200)
  return { spec, name: name === '' ? 'Imported experiment' : name }
}
