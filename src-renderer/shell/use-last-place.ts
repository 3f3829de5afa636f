/** A window begins where the last one ended, as long as that is still there; the lab remembers where. */
import { useEventListener, useLocalStorage, useTimeoutFn } from '@vueuse/core'
import { ref, watch } from 'vue'
import type { Ref } from 'vue'
import type { Place } from '../stores/place-hash.ts'
import { useApi } from '../api/use-api.ts'
import type { Api } from '../api/use-api.ts'
import { formatHash, parseHash, wholePlace } from '../stores/place-hash.ts'
import { usePlaces } from '../stores/places.ts'
import { isStillThere } from './still-there.ts'

/** Under which the lab keeps it. */
const memory = 'last-place'
/** A lab that does not answer for this long, in ms, keeps nobody from Home. */
const patienceMs = 1000

/** A window that is gone sooner, in ms, and did not close, is not begun at that place again: no place locks anybody out. */
const trialMs = 5000

/** An address that leads somewhere was chosen by somebody, and is gone to. */
const hasAddress = (): boolean => window.location.hash.replace(/^#?\/?/, '') !== ''

/** Where the last window ended; undefined where that is not wanted, not known or gone. */
async function lastPlace(api: Api): Promise<Place | undefined> {
  const [settings, kept] = await Promise.all([api.settings.get.query(), api.settings.getLayout.query({ place: memory })])
  if (!settings.reopen || typeof kept !== 'string') return undefined
  const place = parseHash(kept)
  return await isStillThere(api, place) ? place : undefined
}

/** True as soon as it is known which place to show. To be called in a component's setup. */
export function useLastPlace(): Ref<boolean> {
  const api = useApi()
  const places = usePlaces()
  const known = ref(hasAddress())

  const onTrial = useLocalStorage(`burstlab.${memory}-on-trial`, '', { flush: 'sync' })
  const trial = useTimeoutFn(endTrial, trialMs, { immediate: false })

  const keep = (): void => { api.settings.setLayout.mutate({ place: memory, layout: formatHash(wholePlace(places.current)) }).catch(() => undefined) }

  function endTrial(): void {
    trial.stop()
    onTrial.value = ''
  }

  async function goBack(): Promise<void> {
    const late = new Promise<undefined>((resolve) => { setTimeout(resolve, patienceMs) })
    const place = await Promise.race([lastPlace(api).catch(() => undefined), late])
    // Whoever went somewhere in the meantime stays there.
    if (place !== undefined && !hasAddress()) begin(place)
    known.value = true
  }

  function begin(place: Place): void {
    if (onTrial.value === formatHash(place)) {
      endTrial()
      keep()
      return
    }
    onTrial.value = formatHash(place)
    trial.start()
    places.begin(place)
  }

  if (known.value) keep()
  else void goBack()
  watch(() => formatHash(wholePlace(places.current)), (hash) => {
    if (hash !== onTrial.value) endTrial()
    keep()
  })
  useEventListener(window, 'pagehide', endTrial)
  return known
}
