/** A spec from a preset's id or from a JSON file. */
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { jsonProblem } from '../experiments/json-value.ts'
import { presetById, presets } from '../experiments/kinds.ts'
import { LabError } from '../lab/errors.ts'

export interface SpecSource {
  readonly name: string
  readonly presetId: string | null
  readonly spec: unknown
}

/** A file may hold a spec, or a run's JSON export, whose spec is taken. Throws a LabError that says what was expected. */
export function readSpecSource(what: string): SpecSource {
  const preset = presetById(what)
  if (preset !== undefined) return { name: `${preset.figure}: ${preset.title}`, presetId: preset.id, spec: preset.spec }
  if (!existsSync(what)) {
    throw new LabError('BAD_REQUEST', `"${what}" is neither a preset nor a file; expected a JSON file or one of ${presets.map(({ id }) => id).join(', ')}.`)
  }
  const content = parsed(what, readText(what))
  return { name: basename(what).replace(/\.json$/i, ''), presetId: null, spec: exportedSpec(content) ?? content }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new LabError('BAD_REQUEST', `The file "${file}" cannot be read (${reasonOf(error)}); expected a JSON file with a spec.`)
  }
}

function parsed(file: string, text: string): unknown {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw new LabError('BAD_REQUEST', `The file "${file}" is not JSON: ${reasonOf(error)}`)
  }
  const problem = jsonProblem(content)
  if (problem !== undefined) throw new LabError('BAD_REQUEST', `The file "${file}" ${problem.found}; expected ${problem.expected}.`)
  return content
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The spec of the first run of a JSON export. */
function exportedSpec(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || !('format' in content) || content.format !== 'burstlab-runs' || !('runs' in content) || !Array.isArray(content.runs)) return undefined
  const first: unknown = content.runs[0]
  return typeof first === 'object' && first !== null && 'spec' in first ? first.spec : undefined
}
