import { describe, expect, it } from 'vitest'
import { formatHash, parseHash, wholePlace } from '../../../src-renderer/stores/place-hash.ts'
import type { Place } from '../../../src-renderer/stores/place-hash.ts'

describe('places in the address', () => {
  const places: readonly (readonly [string, Place])[] = [
    ['#/home', { place: 'home' }],
    ['#/history', { place: 'history' }],
    ['#/settings', { place: 'settings' }],
    ['#/settings/self-test', { place: 'settings', section: 'self-test' }],
    ['#/queue', { place: 'queue' }],
    ['#/sweep/s1', { place: 'sweep', id: 's1' }],
    ['#/experiment/e1', { place: 'experiment', id: 'e1' }],
    ['#/experiment/e1/rule.tauPreMs', { place: 'experiment', id: 'e1', field: 'rule.tauPreMs' }],
    ['#/help', { place: 'help', page: undefined, section: undefined }],
    ['#/help/guide', { place: 'help', page: 'guide', section: undefined }],
    ['#/help/guide/data', { place: 'help', page: 'guide', section: 'data' }],
    ['#/run/r1', { place: 'run', id: 'r1' }],
    ['#/compare/r1,r2', { place: 'compare', ids: ['r1', 'r2'] }],
    ['#/compare/', { place: 'compare', ids: [] }],
  ]

  it.each(places)('%s leads to its place and back', (hash, place) => {
    expect(parseHash(hash)).toEqual(place)
    expect(formatHash(place)).toBe(hash)
  })

  it('is whole without what was pointed at within it', () => {
    expect(wholePlace({ place: 'experiment', id: 'e1', field: 'rule.eta' })).toEqual({ place: 'experiment', id: 'e1' })
    expect(wholePlace({ place: 'help', page: 'guide', section: 'data' })).toEqual({ place: 'help', page: 'guide' })
    expect(wholePlace({ place: 'settings', section: 'self-test' })).toEqual({ place: 'settings' })
    expect(wholePlace({ place: 'compare', ids: ['r1'] })).toEqual({ place: 'compare', ids: ['r1'] })
  })

  it('takes an id with any character', () => {
    const place: Place = { place: 'compare', ids: ['a,b', 'c/d', 'é#'] }
    expect(parseHash(formatHash(place))).toEqual(place)
  })

  it.each(['', '#', '#/', '#/nowhere', '#/run', '#/experiment/', '#/run/%E0%A4%A'])('goes Home from %j, which leads nowhere', (hash) => {
    expect(parseHash(hash)).toEqual({ place: 'home' })
  })
})
