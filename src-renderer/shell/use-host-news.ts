/** A process that computes runs died and was started again: that is said once, wherever one is. */
import { useLabEvents } from '../stores/lab-events.ts'
import { useNotices } from '../stores/notices.ts'

export function useHostNews(): void {
  const notices = useNotices()
  useLabEvents().onEvent((event) => {
    if (event.type === 'host-restarted') notices.error(`A process that computes runs was started again: ${event.reason}`)
  })
}
