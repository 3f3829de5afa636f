/** What one does with a sweep as a whole; each failure is shown, nothing is silent. */
import type { DataFormat, SweepDetail } from '../../../src-main/api/contract.ts'
import { useApi } from '../../api/use-api.ts'
import { saveFile } from '../../components/figure/save-file.ts'
import { useNotices } from '../../stores/notices.ts'
import { useAttempt } from '../../stores/use-attempt.ts'

export interface SweepCommands {
  rename(name: string): Promise<void>
  cancel(): Promise<void>
  resume(): Promise<void>
  /** What waits of it, before all others. */
  next(sweep: SweepDetail): Promise<void>
  /** With a notice that offers to take it back; true where it went there. */
  trash(name: string): Promise<boolean>
  restore(): Promise<void>
  exportTable(format: DataFormat): Promise<void>
}

/** To be called in a component's setup. */
export function useSweepCommands(id: string): SweepCommands {
  const api = useApi()
  const notices = useNotices()
  const attempt = useAttempt()

  async function restore(): Promise<void> {
    await attempt('The sweep could not be restored', () => api.sweeps.restore.mutate({ id }))
  }

  return {
    restore,
    rename: async (name) => void await attempt('The sweep could not be renamed', () => api.sweeps.rename.mutate({ id, name })),
    cancel: async () => void await attempt('The sweep could not be cancelled', () => api.sweeps.cancel.mutate({ id })),
    resume: async () => void await attempt('The sweep could not be resumed', () => api.sweeps.resume.mutate({ id })),
    next: async ({ points }) => {
      const ids = points.flatMap(({ runs }) => runs).filter(({ status }) => status === 'queued').map((run) => run.id)
      if (ids.length > 0) await attempt('The sweep could not be moved', () => api.queue.next.mutate({ ids }))
    },
    trash: (name) => attempt('The sweep could not be put in the trash', async () => {
      await api.sweeps.trash.mutate({ id })
      notices.undo(`"${name}" and its runs put in the trash`, () => { void restore() })
    }),
    exportTable: async (format) => void await attempt('The table could not be exported', async () => { saveFile(await api.sweeps.exportTable.mutate({ id, format })) }),
  }
}
