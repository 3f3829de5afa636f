/** Errors the lab raises on purpose, with a code that every transport and the command line understand. */

export type LabErrorCode = 'BAD_REQUEST' | 'NOT_FOUND' | 'CONFLICT' | 'PRECONDITION_FAILED'

/** One field at fault. */
export interface ErrorIssue {
  readonly path: string
  readonly message: string
}

export class LabError extends Error {
  readonly code: LabErrorCode
  readonly issues: readonly ErrorIssue[]

  constructor(code: LabErrorCode, message: string, issues: readonly ErrorIssue[] = []) {
    super(message)
    this.name = 'LabError'
    this.code = code
    this.issues = issues
  }
}

/** "No run with id …" in one wording for all kinds of things. */
export const notFound = (what: string, id: string): LabError => new LabError('NOT_FOUND', `There is no ${what} with id "${id}".`)
