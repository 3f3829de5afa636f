// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import ProtocolTimeline from '../../../../src-renderer/components/timeline/ProtocolTimeline.vue'
import { blockText, placeOf, readTimeline } from '../../../../src-renderer/components/timeline/timeline.ts'
import type { Timeline } from '../../../../src-renderer/components/timeline/timeline.ts'

const run = (label: string, durationMs: number, plastic = false) => ({ type: 'run', label, durationMs, plastic, weightFactors: {}, addedCurrentsPa: {} })
const training = { type: 'examples', label: 'training', epochs: 500, order: 'fixed', patterns: [0, 1, 2, 3], predictionMs: 7200, learningMs: 800 }
const spec = (phases: readonly unknown[], teacher: unknown = null) => ({ kind: 'spiking', protocol: { phases, patterns: [], teacher } })

function timelineOf(phases: readonly unknown[], teacher: unknown = null): Timeline {
  const timeline = readTimeline(spec(phases, teacher))
  if (timeline === undefined) throw new Error('no timeline')
  return timeline
}

describe('a protocol as a timeline', () => {
  it('has its phases in proportion', () => {
    const { blocks, totalS, widened } = timelineOf([run('relaxation', 1000), run('stimulation', 3000)])
    expect(totalS).toBe(4)
    expect(widened).toBe(false)
    expect(blocks.map(({ label, from, to }) => [label, from, to])).toEqual([['relaxation', 0, 0.25], ['stimulation', 0.25, 1]])
  })

  it('keeps short phases wide enough to be seen, and says so', () => {
    const { blocks, widened } = timelineOf([run('burn-in', 6000), training])
    expect(widened).toBe(true)
    expect(blocks.map(({ from, to }) => to - from)).toEqual([0.04, expect.closeTo(0.96)])
  })

  it('takes all examples of a phase as one block, plastic and taught at the end of each', () => {
    const { blocks: [block], totalS } = timelineOf([training], {})
    expect(totalS).toBe(16_000)
    expect(block).toMatchObject({ examples: '500 epochs × 4 patterns', repeats: 2000, plastic: 0.1, taught: 0.1 })
    expect(block && blockText(block)).toMatch(/plastic during the last 10 % of each example; with teacher$/)
  })

  it('knows where a moment is, in widened blocks too', () => {
    const timeline = timelineOf([run('burn-in', 6000), training])
    expect(placeOf(timeline, 3)).toBeCloseTo(0.02)
    expect(placeOf(timeline, 6 + 8000)).toBeCloseTo(0.04 + 0.48)
    expect(placeOf(timeline, 1e9)).toBe(1)
  })

  it.each([[{ kind: 'pairing' }], [null], [spec([])], [spec([run('nothing', 0)])], [{ kind: 'spiking' }], [spec([{ type: 'run', durationMs: 'long' }])]])(
    'is none of %j', (value) => { expect(readTimeline(value)).toBeUndefined() },
  )
})

describe('the strip', () => {
  it('marks plasticity and teacher where there are any', () => {
    const taught = mount(ProtocolTimeline, { props: { timeline: timelineOf([training], {}) } })
    expect(taught.find('[data-testid="timeline-plastic"]').exists()).toBe(true)
    expect(taught.find('[data-testid="timeline-teacher"]').exists()).toBe(true)
    const still = mount(ProtocolTimeline, { props: { timeline: timelineOf([run('rest', 1000)]) } })
    expect(still.find('[data-testid="timeline-plastic"]').exists()).toBe(false)
    expect(still.find('[data-testid="timeline-teacher"]').exists()).toBe(false)
  })

  it('shows the present of a run', async () => {
    const strip = mount(ProtocolTimeline, { props: { timeline: timelineOf([run('a', 1000), run('b', 3000)]) } })
    expect(strip.find('[data-testid="timeline-now"]').exists()).toBe(false)
    await strip.setProps({ nowS: 2 })
    expect(strip.get('[data-testid="timeline-now"]').attributes('style')).toContain('left: 50.000%')
    expect(strip.get('[data-testid="timeline-time"]').text()).toBe('2 s of 4 s')
  })
})
