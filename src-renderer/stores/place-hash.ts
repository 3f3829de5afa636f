/** Where one is, as the address shows it: "#/run/r1". A reload or a shared link leads to the same place. */

export type Place =
  | { readonly place: 'home' | 'history' | 'queue' | 'reproduce' | 'bench' }
  /** With a section: that one is shown. */
  | { readonly place: 'settings'; readonly section?: string | undefined }
  /** Without a name: the first. */
  | { readonly place: 'data'; readonly name: string | undefined }
  /** Without an id: the list of them. */
  | { readonly place: 'figures'; readonly page: string | undefined }
  /** With a field: that one has the focus. */
  | { readonly place: 'experiment'; readonly id: string; readonly field?: string | undefined }
  | { readonly place: 'run' | 'sweep'; readonly id: string }
  /** Without a page: the first; without a section: its beginning. */
  | { readonly place: 'help'; readonly page: string | undefined; readonly section?: string | undefined }
  | { readonly place: 'compare'; readonly ids: readonly string[] }

/** The fragment of the address, with its "#". */
export function formatHash(place: Place): string {
  if (place.place === 'help') return ['#/help', place.page, place.section].filter((part) => part !== undefined).map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join('/')
  if (place.place === 'experiment' && place.field !== undefined) return `#/experiment/${encodeURIComponent(place.id)}/${encodeURIComponent(place.field)}`
  if (place.place === 'settings' && place.section !== undefined) return `#/settings/${encodeURIComponent(place.section)}`
  if ('id' in place) return `#/${place.place}/${encodeURIComponent(place.id)}`
  if ('ids' in place) return `#/compare/${place.ids.map(encodeURIComponent).join(',')}`
  if (place.place === 'data' && place.name !== undefined) return `#/data/${encodeURIComponent(place.name)}`
  if (place.place === 'figures' && place.page !== undefined) return `#/figures/${encodeURIComponent(place.page)}`
  return `#/${place.place}`
}

/** The place of a fragment; Home for what leads nowhere. */
export function parseHash(hash: string): Place {
  const [name = '', rest = '', last = ''] = hash.replace(/^#?\/?/, '').split('/', 3)
  const ids = rest.split(',').map(decode).filter((id) => id !== '')
  const id = ids[0]
  const within = decode(last) === '' ? undefined : decode(last)
  if (name === 'history' || name === 'queue' || name === 'reproduce' || name === 'bench') return { place: name }
  if (name === 'settings') return { place: name, ...(id === undefined ? {} : { section: id }) }
  if (name === 'data') return { place: name, name: ids[0] }
  if (name === 'figures') return { place: name, page: id }
  if (name === 'compare') return { place: name, ids }
  if (name === 'help') return { place: name, page: id, section: within }
  if (name === 'experiment' && id !== undefined) return { place: name, id, ...(within === undefined ? {} : { field: within }) }
  if ((name === 'run' || name === 'sweep') && id !== undefined) return { place: name, id }
  return { place: 'home' }
}

/** The place without what was pointed at within it: a field, a section. */
export function wholePlace(place: Place): Place {
  if (place.place === 'experiment') return { place: place.place, id: place.id }
  if (place.place === 'settings') return { place: place.place }
  return place.place === 'help' ? { place: place.place, page: place.page } : place
}

/** Empty for a broken escape. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
