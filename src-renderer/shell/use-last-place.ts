/** A window begins where the last one ended, as long as that is still there; the lab remembers where. */
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

  const keep = (): void => { api.settings.setLayout.mutate({ place: memory, layout: formatHash(wholePlace(places.current)) }).catch(() => undefined) }

  async function goBack(): Promise<void> {
    const late = new Promise<undefined>((resolve) => { setTimeout(resolve, patienceMs) })
    const place = await Promise.race([lastPlace(api).catch(() => undefined), late])
    // Whoever went somewhere in the meantime stays there.
    if (place !== undefined && !hasAddress()) places.begin(place)
    known.value = true
  }

  if (known.value) keep()
  else void goBack()
  watch(() => formatHash(wholePlace(places.current)), keep)
  return known
}
