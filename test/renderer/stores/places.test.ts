// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { usePlaces } from '../../../src-renderer/stores/places.ts'
import { fakeApi } from '../fake-api.ts'
import { inPage } from '../mount-page.ts'

const open = () => inPage(fakeApi({}).api, usePlaces)

describe('the open place', () => {
  beforeEach(() => { window.location.hash = '' })

  it('is the one in the address, so that a reload stays', async () => {
    window.location.hash = '#/run/r7'
    const { result } = await open()
    expect(result.current).toEqual({ place: 'run', id: 'r7' })
  })

  it('writes itself into the address', async () => {
    const { result } = await open()
    result.open({ place: 'experiment', id: 'e1' })
    expect(window.location.hash).toBe('#/experiment/e1')
    expect(result.current).toEqual({ place: 'experiment', id: 'e1' })
  })

  it('follows back and forward', async () => {
    const { result } = await open()
    window.location.hash = '#/history'
    window.dispatchEvent(new Event('hashchange'))
    expect(result.current).toEqual({ place: 'history' })
  })
})
