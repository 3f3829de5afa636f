/** Which place is open. The address is the state: back, forward and reload work as in any browser. */
import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { formatHash, parseHash } from './place-hash.ts'
import type { Place } from './place-hash.ts'

export type { Place } from './place-hash.ts'

export const usePlaces = defineStore('places', () => {
  const current = shallowRef<Place>(parseHash(window.location.hash))

  useEventListener(window, 'hashchange', () => {
    // A place that was opened from here is there already; back and forward come from outside.
    if (window.location.hash !== formatHash(current.value)) current.value = parseHash(window.location.hash)
  })

  /** Goes to a place; the one left stays in the browser's history. */
  function open(place: Place): void {
    current.value = place
    if (window.location.hash !== formatHash(place)) window.location.hash = formatHash(place)
  }

  return { current, open }
})
