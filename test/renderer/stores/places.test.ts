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

  it('can begin elsewhere without a step to go back over', async () => {
    const { result } = await open()
    const before = window.history.length
    result.begin({ place: 'run', id: 'r7' })
    expect(window.location.hash).toBe('#/run/r7')
    expect(result.current).toEqual({ place: 'run', id: 'r7' })
    expect(window.history.length).toBe(before)
  })

  it('goes back to the run, sweep or experiment that was left last, and from there back again', async () => {
    const { result } = await open()
    expect(result.reopen()).toBe(false)
    result.open({ place: 'experiment', id: 'e1', field: 'rule.eta' })
    result.open({ place: 'experiment', id: 'e1' })
    expect(result.left, 'another field is no other place').toBeUndefined()
    result.open({ place: 'run', id: 'r1' })
    result.open({ place: 'history' })
    result.open({ place: 'settings' })
    expect(result.reopen()).toBe(true)
    expect(result.current).toEqual({ place: 'run', id: 'r1' })
    result.open({ place: 'sweep', id: 's1' })
    result.reopen()
    expect(window.location.hash).toBe('#/run/r1')
    result.reopen()
    expect(window.location.hash).toBe('#/sweep/s1')
  })

  it('follows back and forward', async () => {
    const { result } = await open()
    window.location.hash = '#/history'
    window.dispatchEvent(new Event('hashchange'))
    expect(result.current).toEqual({ place: 'history' })
  })
})
