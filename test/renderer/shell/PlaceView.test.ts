import { shallowMount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { expect, it } from 'vitest'
import PlaceView from '../../../src-renderer/shell/PlaceView.vue'
import { usePlaces } from '../../../src-renderer/stores/places.ts'

it('a place begins at its top, however far the one before was scrolled', async () => {
  const pinia = createPinia()
  setActivePinia(pinia)
  const places = usePlaces()
  places.open({ place: 'settings' })
  const { element } = shallowMount(PlaceView, { global: { plugins: [pinia] } })
  element.scrollTop = 1200
  places.open({ place: 'home' })
  await nextTick()
  expect(element.scrollTop).toBe(0)
})
