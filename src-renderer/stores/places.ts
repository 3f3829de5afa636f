/** Which place is open. The address is the state: back, forward and reload work as in any browser. */
import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { formatHash, parseHash, wholePlace } from './place-hash.ts'
import type { Place } from './place-hash.ts'

export type { Place } from './place-hash.ts'

/** Places one works in, and comes back to. */
const isWork = ({ place }: Place): boolean => place === 'experiment' || place === 'run' || place === 'sweep'

export const usePlaces = defineStore('places', () => {
  const current = shallowRef<Place>(parseHash(window.location.hash))
  /** The run, sweep or experiment that was left last. */
  const left = shallowRef<Place>()

  useEventListener(window, 'hashchange', () => {
    // A place that was opened from here is there already; back and forward come from outside.
    if (window.location.hash !== formatHash(current.value)) current.value = parseHash(window.location.hash)
  })

  watch(current, (now, before) => {
    const [there, here] = [wholePlace(before), wholePlace(now)]
    if (isWork(there) && formatHash(there) !== formatHash(here)) left.value = there
  }, { flush: 'sync' })

  /** Goes to a place; the one left stays in the browser's history. */
  function open(place: Place): void {
    current.value = place
    if (window.location.hash !== formatHash(place)) window.location.hash = formatHash(place)
  }

  /** Begins with a place instead of the one the address had by itself: back does not lead there. */
  function begin(place: Place): void {
    current.value = place
    window.history.replaceState(window.history.state, '', formatHash(place))
  }

  /** Back to the run, sweep or experiment that was left last, and from there back again; false where there is none. */
  function reopen(): boolean {
    if (left.value === undefined) return false
    open(left.value)
    return true
  }

  return { current, left, open, begin, reopen }
})
