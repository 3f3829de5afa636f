/** The live frames of one run, asked for again whenever the connection or the server gave up. */
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import type { LiveFrame, WatchRequest } from '../../../src-main/api/contract.ts'
import { useApi } from '../../api/use-api.ts'

export interface RunWatchOptions {
  /** What to watch now; undefined for nothing. */
  readonly request: () => WatchRequest | undefined
  readonly onFrame: (frame: LiveFrame) => void
  /** The frames stopped: at the run's end, or by an error. */
  readonly onInterrupted: () => Promise<void>
}

/** Pause before asking again, in ms: long enough not to hammer a server that is starting. */
const retryMs = 1000

/** The newest frame; undefined while nothing is watched. */
export function useRunWatch(options: RunWatchOptions): ShallowRef<LiveFrame | undefined> {
  const api = useApi()
  const frame = shallowRef<LiveFrame>()
  const attempt = shallowRef(0)
  let retry: ReturnType<typeof setTimeout> | undefined

  const wanted = (): string => JSON.stringify([options.request(), attempt.value])
  watch(wanted, (_now, _before, onCleanup) => {
    const request = options.request()
    if (request === undefined) {
      frame.value = undefined
      return
    }
    let current = true
    // Either way the run's record tells whether it has ended; if not, `attempt` starts a new subscription.
    const stopped = (): void => {
      if (!current) return
      void options.onInterrupted()
      retry = setTimeout(() => { attempt.value++ }, retryMs)
    }
    const subscription = api.runs.watch.subscribe(request, {
      onData: (next) => {
        if (!current || next.run.id !== request.runId) return
        frame.value = next
        options.onFrame(next)
      },
      onError: stopped,
      onComplete: stopped,
    })
    onCleanup(() => {
      current = false
      clearTimeout(retry)
      subscription.unsubscribe()
    })
  }, { immediate: true })
  onScopeDispose(() => { clearTimeout(retry) })
  return frame
}
