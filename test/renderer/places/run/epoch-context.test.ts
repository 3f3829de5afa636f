// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { computed, nextTick, ref, shallowRef } from 'vue'
import type { FigureView, RunDetail } from '../../../../src-main/api/contract.ts'
import { createEpochContext } from '../../../../src-renderer/places/run/epoch-context.ts'
import { fakeApi } from '../../fake-api.ts'
import { inPage } from '../../mount-page.ts'
import { exampleDetail } from './run-detail-example.ts'

const whole: FigureView = {
  definition: {
    id: 'f', title: 'f', caption: '', widthMm: 88, heightMm: 60,
    panels: [{ id: 'error', title: 'Error', draw: 'lines', x: { label: 'Epoch', unit: '', min: 0, max: 3 }, y: { label: 'Error', unit: '%' }, lines: [{ id: 'test', label: 'Test', series: 'errors', xColumn: 'epoch', yColumn: 'y', colour: 0 }] }],
  },
  option: { series: [{ id: '0:curve:0', type: 'line', data: [[0, 90], [1, 50], [2, 20], [3, 10]] }] },
  verdict: { state: 'none', rows: [] }, runIds: ['r1'],
}

async function context(kind: 'ensemble' | 'spiking' = 'ensemble') {
  const live = ref(false)
  const detail = shallowRef<RunDetail | undefined>(exampleDetail({ id: 'r1', spec: { kind, rule: { type: 'burstprop' } } }))
  const view = shallowRef<FigureView | undefined>(whole)
  const { result } = await inPage(fakeApi({}).api, () => createEpochContext({ detail, view, live: computed(() => live.value) }))
  const points = (): number => ((result.view.value?.option['series'] as readonly { readonly data: readonly unknown[] }[] | undefined)?.[0]?.data ?? []).length
  return { ...result, live, detail, points, shown: result.view }
}

describe('a finished run that has learned images', () => {
  it('is shown whole, and over its epochs when it is played', async () => {
    const { replay, shown, points, notes } = await context()
    expect(shown.value).toBe(whole)
    expect(notes.value).toEqual([])
    replay.value?.moveTo(1.2)
    expect(points()).toBe(2)
    expect(notes.value).toContain('Distributions of u and p were not recorded.')
    const before = shown.value
    replay.value?.moveTo(1.8)
    expect(shown.value).toBe(before)
    replay.value?.moveTo(99)
    expect([replay.value?.presentS.value, points()]).toEqual([3, 4])
    replay.value?.stop()
    expect(shown.value).toBe(whole)
  })

  it('begins anew with another run', async () => {
    const { replay, detail, shown } = await context()
    replay.value?.moveTo(1)
    detail.value = exampleDetail({ id: 'r2', spec: { kind: 'ensemble' } })
    await nextTick()
    expect(shown.value).toBe(whole)
  })
})

describe('a run', () => {
  it('that computes, or that has a time of its own, has no epochs to play', async () => {
    expect((await context('spiking')).replay.value).toBeUndefined()
    const { live, replay } = await context()
    expect(replay.value).toBeDefined()
    live.value = true
    expect(replay.value).toBeUndefined()
  })
})
