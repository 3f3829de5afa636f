/** Values that are kept as they are (drafts, layouts, views): any JSON, as long as nothing that walks through it can fall. */
import { z } from 'zod'
import { jsonProblem } from '../../experiments/json-value.ts'

export const jsonSchema = z.unknown().check((context) => {
  const problem = jsonProblem(context.value)
  if (problem !== undefined) context.issues.push({ code: 'custom', input: null, message: `${problem.found}; expected ${problem.expected}` })
})
