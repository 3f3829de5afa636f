/** A copy of a whole data folder that is under way: it goes on while the page shows other places. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { errorMessage } from '../api/errors.ts'
import { createPaceMeter, unknownPace } from '../components/progress-words.ts'
import type { Pace } from '../components/progress-words.ts'
import type { useNotices } from './notices.ts'

export interface WorkingCopy {
  readonly state: 'working'
  readonly activity: string
  readonly done: number
  readonly total: number
}

interface Listener<News> {
  onData(news: News): void
  onComplete(): void
  onError(error: unknown): void
}

export interface CopyParts<Request, Done extends { readonly state: 'done' }> {
  readonly subscribe: (request: Request, listener: Listener<WorkingCopy | Done>) => { unsubscribe(): void }
  readonly notices: Pick<ReturnType<typeof useNotices>, 'info' | 'error'>
  /** Each a notice. */
  readonly words: { readonly done: (news: Done) => string; readonly failed: (reason: string) => string; readonly cancelled: string }
  /** In ms. */
  readonly now?: () => number
}

export interface CopyWork<Request, Done> {
  /** Undefined where none is under way. */
  readonly working: ShallowRef<WorkingCopy | undefined>
  readonly pace: ShallowRef<Pace>
  /** The end of the last one that this page has begun. */
  readonly ended: ShallowRef<Done | undefined>
  /** Resolves with its first news: undefined where it goes, else why it cannot. What happens later is a notice. */
  start(request: Request): Promise<string | undefined>
  /** Nothing of it stays. */
  cancel(): void
}

export function copyWork<Request, Done extends { readonly state: 'done' }>({ subscribe, notices, words, now = () => performance.now() }: CopyParts<Request, Done>): CopyWork<Request, Done> {
  const working = shallowRef<WorkingCopy>()
  const ended = shallowRef<Done>()
  const pace = shallowRef(unknownPace)
  let stop: (() => void) | undefined

  function end(): void {
    working.value = undefined
    stop = undefined
  }

  function start(request: Request): Promise<string | undefined> {
    const begun = Promise.withResolvers<string | undefined>()
    const meter = createPaceMeter(now)
    ended.value = undefined
    pace.value = unknownPace
    const subscription = subscribe(request, {
      onData(news) {
        if (news.state === 'working') {
          working.value = news
          pace.value = meter.note(news.done, news.total)
        } else {
          ended.value = news
          notices.info(words.done(news))
        }
        begun.resolve(undefined)
      },
      onComplete() {
        end()
        begun.resolve(undefined)
      },
      onError(error) {
        const reason = errorMessage(error)
        if (working.value !== undefined) notices.error(words.failed(reason))
        end()
        begun.resolve(reason)
      },
    })
    stop = () => { subscription.unsubscribe() }
    return begun.promise
  }

  function cancel(): void {
    stop?.()
    end()
    notices.info(words.cancelled)
  }

  return { working, pace, ended, start, cancel }
}
