/** Mounts a component with all that the page gives it: the lab's client, stores and UI kit. */
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import PrimeVue from 'primevue/config'
import { apiKey } from '../../src-renderer/api/use-api.ts'
import type { Api } from '../../src-renderer/api/use-api.ts'

/** Options for test-utils' `mount`. */
export const pageGlobals = (api: Api) => ({ plugins: [createPinia(), PrimeVue], provide: { [apiKey]: api } })

/** Runs `setup` inside a component, as a composable or a store expects; `leave` ends it. */
export async function inPage<T>(api: Api, setup: () => T): Promise<{ readonly result: T; leave(): void }> {
  let result: { readonly value: T } | undefined
  const wrapper = mount({ setup: () => { result = { value: setup() } }, render: () => null }, { global: pageGlobals(api) })
  await flushPromises()
  if (result === undefined) throw new Error('setup did not run')
  return { result: result.value, leave: () => { wrapper.unmount() } }
}

export { flushPromises, mount }
