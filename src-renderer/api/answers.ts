/** JSON has no `undefined`: what an answer dropped on its way comes back, so that the lab's own shapes hold again. */
import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter, ExperimentDetail, RunDetail, SpecDifference, SpecIssue } from '../../src-main/api/contract.ts'

type Answers = inferRouterOutputs<AppRouter>
/** As it arrives: everything of type `unknown` may be missing. */
type Arrived<T> = { readonly [K in keyof T as unknown extends T[K] ? never : K]: T[K] } & { readonly [K in keyof T as unknown extends T[K] ? K : never]?: T[K] }

export const asRunDetail = (answer: Answers['runs']['get']): RunDetail => ({ ...answer, spec: answer.spec, differences: answer.differences.map(asDifference) })

export const asExperimentDetail = (answer: Answers['experiments']['get']): ExperimentDetail => ({
  ...answer, draft: answer.draft, baseline: answer.baseline, issues: answer.issues.map(asIssue), warnings: answer.warnings.map((warning) => ({ ...warning, value: warning.value })), differences: answer.differences.map(asDifference),
})

const asDifference = (row: Arrived<SpecDifference>): SpecDifference => ({ ...row, value: row.value, baseline: row.baseline })
const asIssue = (issue: Arrived<SpecIssue>): SpecIssue => ({ ...issue, value: issue.value })
