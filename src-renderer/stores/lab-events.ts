/** News from the lab, and whether it can be heard at all. One subscription for the whole page. */
import { createEventHook } from '@vueuse/core'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { LabEvent } from '../../src-main/api/contract.ts'
import { useApi } from '../api/use-api.ts'

/** Pause before subscribing again after the lab ended the subscription, in ms. */
const retryMs = 1000

export const useLabEvents = defineStore('lab-events', () => {
  const api = useApi()
  /** False from the moment the connection breaks until it stands again. */
  const connected = ref(true)
  const news = createEventHook<LabEvent>()
  const resumed = createEventHook()

  function subscribe(): void {
    const again = (): void => {
      connected.value = false
      setTimeout(subscribe, retryMs)
    }
    api.events.subscribe(undefined, {
      // Whatever was fetched before, at the page's own start too, may be older than news that nobody heard.
      onStarted: () => {
        connected.value = true
        void resumed.trigger()
      },
      onData: (event) => { void news.trigger(event) },
      onConnectionStateChange: ({ state, error }) => {
        if (state === 'pending') connected.value = true
        // The first connection of a page is no lost one.
        else if (error !== null) connected.value = false
      },
      onError: again,
      onComplete: again,
    })
  }
  subscribe()

  return { connected, onEvent: news.on, /** From now on news are heard: what was fetched before must be fetched again. */ onResumed: resumed.on }
})
