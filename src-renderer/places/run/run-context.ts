/** What the docked panels of the Run place share. */
import { inject } from 'vue'
import type { InjectionKey } from 'vue'
import type { OpenRun } from './use-run.ts'

export const runContextKey: InjectionKey<OpenRun> = Symbol('run')

/** The run that the place around this panel shows. Throws outside of a Run place. */
export function useRunContext(): OpenRun {
  const context = inject(runContextKey)
  if (context === undefined) throw new Error('A run panel stands outside of a Run place')
  return context
}
