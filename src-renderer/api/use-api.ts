/** The typed client of the lab, handed down from the root: a test hands down another one. */
import { inject } from 'vue'
import type { InjectionKey } from 'vue'
import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '../../src-main/api/contract.ts'

export type Api = TRPCClient<AppRouter>

export const apiKey: InjectionKey<Api> = Symbol('api')

/** To be called in setup (of a component or of a store). Throws where no client was provided. */
export function useApi(): Api {
  const api = inject(apiKey)
  if (api === undefined) throw new Error('No client of the lab was provided to this page')
  return api
}
