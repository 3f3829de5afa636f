import { describe, expect, it } from 'vitest'
import { shallowRef } from 'vue'
import { useSpikes } from '../../../../src-renderer/components/raster/use-spikes.ts'
import { fakeApi } from '../../fake-api.ts'
import { flushPromises, inPage } from '../../mount-page.ts'
import { packedSpikes } from './packed-spikes.ts'

/** Ten spikes a second of neuron 3; a live run has some more at every question. */
async function spikesOf(live: boolean) {
  let rows = live ? 0 : 100
  const { api, calls } = fakeApi({
    recordings: {
      spikes({ from }) {
        const all = (first: number, end: number) => Array.from({ length: end - first }, (_, i) => [(first + i) / 10, 3, 0])
        if (from.type === 'time') return packedSpikes(Math.ceil(from.fromS * 10), all(Math.ceil(from.fromS * 10), Math.min(rows, Math.ceil(from.toS * 10))), { rows })
        rows += 5
        return packedSpikes(from.row, all(from.row, rows), { rows })
      },
    },
  })
  const [isLive, news] = [shallowRef(live), shallowRef(0)]
  const { result } = await inPage(api, () => useSpikes({ runId: 'r1', populations: ['pyr'], live: isLive, news }))
  await flushPromises()
  return { source: result, news, isLive, asked: () => calls.map(({ input }) => Reflect.get(Object(input), 'from') as object) }
}

describe('spikes of a run', () => {
  it('of a live one come with its news, only those that are new', async () => {
    const { source, news, asked } = await spikesOf(true)
    news.value++
    await flushPromises()
    expect(asked()).toEqual([{ type: 'row', row: 0 }, { type: 'row', row: 5 }])
    expect(source.spikesIn('pyr', { fromS: 0, toS: 1 }).spikes.count).toBe(10)
    expect(source.version.value).toBe(2)
  })

  it('of a live one that has ended are all there, without another question for what is in view', async () => {
    const { source, isLive, asked } = await spikesOf(true)
    isLive.value = false
    await flushPromises()
    expect(source.spikesIn('pyr', { fromS: 0, toS: 1 }).spikes.count).toBe(10)
    expect(asked()).toHaveLength(2)
  })

  it('of a finished one come by the time that is in view, and somewhat beyond', async () => {
    const { source, asked } = await spikesOf(false)
    expect(source.spikesIn('pyr', { fromS: 2, toS: 4 }).spikes.count).toBe(0)
    await flushPromises()
    expect(asked()).toEqual([{ type: 'time', fromS: 2, toS: 6 }])
    expect(source.spikesIn('pyr', { fromS: 2.5, toS: 4.5 }).spikes.count).toBe(40)
    source.spikesIn('pyr', { fromS: 5, toS: 7 })
    await flushPromises()
    expect(asked()).toHaveLength(2)
  })
})
