/** Which sections of an experiment's long form are open, as the lab keeps it; all are closed at first. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { useApi } from '../../api/use-api.ts'
import { isRecord, listIn } from '../../components/read-json.ts'

export interface OpenSections {
  readonly opened: ShallowRef<ReadonlySet<string>>
  /** Shown at once, and kept. */
  open(titles: ReadonlySet<string>): void
}

export function useOpenSections(id: string): OpenSections {
  const api = useApi()
  const place = `open.${id}`
  const opened = shallowRef<ReadonlySet<string>>(new Set())
  let touched = false

  async function recall(): Promise<void> {
    const kept: unknown = await api.settings.getLayout.query({ place }).catch(() => null)
    // What was opened while it travelled counts.
    if (!touched && isRecord(kept)) opened.value = new Set(listIn(kept['opened']).filter((title) => typeof title === 'string'))
  }
  void recall()

  return {
    opened,
    open(titles) {
      touched = true
      opened.value = titles
      // A lab that can't keep it has lost nothing that counts.
      api.settings.setLayout.mutate({ place, layout: { opened: [...titles] } }).catch(() => undefined)
    },
  }
}
