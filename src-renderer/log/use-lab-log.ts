/** The lab's log, read piece by piece and followed as it grows. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { NumberedLogLine } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { useLabEvents } from '../stores/lab-events.ts'
import { withNewer } from './log-lines.ts'

export interface LabLogLines {
  readonly lines: ShallowRef<readonly NumberedLogLine[]>
  /** The file; undefined until the lab has answered. */
  readonly path: ShallowRef<string | undefined>
  readonly problem: ShallowRef<string | undefined>
  readonly following: ShallowRef<boolean>
  /** Goes on from the last line. */
  follow(): Promise<void>
  pause(): void
}

/** Reads while the calling component lives. */
export function useLabLog(): LabLogLines {
  const api = useApi()
  const events = useLabEvents()
  const lines = shallowRef<readonly NumberedLogLine[]>([])
  const path = shallowRef<string>()
  const problem = shallowRef<string>()
  const following = shallowRef(true)
  let reading = false
  let again = false

  /** One at a time: what is told meanwhile is read afterwards. */
  async function read(): Promise<void> {
    again = true
    if (reading) return
    reading = true
    problem.value = undefined
    try {
      while (again) {
        again = false
        const before = lines.value
        const part = await api.app.log.query({ after: before.at(-1)?.number ?? 0 })
        // Begun anew meanwhile.
        if (lines.value !== before) continue
        path.value = part.path
        lines.value = withNewer(before, part.lines)
        again ||= part.more
      }
    } catch (error) {
      // A lost connection has its own banner, and all is fetched again after it.
      if (events.connected) problem.value = errorMessage(error)
    } finally {
      reading = false
    }
  }

  events.onEvent((event) => { if (event.type === 'log-changed' && following.value) void read() })
  // The lab may be another one by now, which counts its lines from one.
  events.onResumed(() => {
    lines.value = []
    void read()
  })
  void read()

  return {
    lines, path, problem, following,
    follow() {
      following.value = true
      return read()
    },
    pause() { following.value = false },
  }
}
