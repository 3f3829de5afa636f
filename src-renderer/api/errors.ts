/** What went wrong with a call, in words for whoever sits in front of the screen. */
import { TRPCClientError } from '@trpc/client'

/** A field at fault; `path` is dotted and empty for the input as a whole. */
export interface ErrorIssue {
  readonly path: string
  readonly message: string
}

/** Cause and, where the message alone doesn't say it, remedy. */
export function errorMessage(error: unknown): string {
  if (!(error instanceof TRPCClientError)) return error instanceof Error ? error.message : String(error)
  if (answerStatus(error) === 401) return 'this page is no longer let in: open the address that Burstlab printed when it started'
  // An answer of the lab carries data; without, the call never arrived.
  if (isObject(error.data)) return error.message
  return `the lab does not answer (${error.message}): is Burstlab still running?`
}

/** The fields at fault; empty for an error that isn't about fields. */
export function errorIssues(error: unknown): ErrorIssue[] {
  if (!(error instanceof TRPCClientError) || !isObject(error.data) || !Array.isArray(error.data.issues)) return []
  return error.data.issues.filter(isIssue)
}

function answerStatus(error: TRPCClientError<never>): number | undefined {
  const response: unknown = error.meta?.response
  return isObject(response) && typeof response.status === 'number' ? response.status : undefined
}

const isIssue = (value: unknown): value is ErrorIssue => isObject(value) && typeof value.path === 'string' && typeof value.message === 'string'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
